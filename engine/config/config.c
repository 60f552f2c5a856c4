/* Reads the file of the configuration, and keeps the faults that are found in it. */
#include "engine/config/config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/config/config_parts.h"
#include "engine/config/nearest.h"

const char *const config_members[] = {"index",   "state", "vocabulary", "thesaurus",
                                      "sources", "site",  NULL};

/** The folder of @p path, as a new string. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return mem_copy_string(".", 1);
    return mem_copy_string(path, slash == path ? 1 : (size_t)(slash - path));
}

static enum status read_text(struct buf *out, const char *path, struct error *err)
{
    enum status st = file_read(out, path, err);
    if (st == STATUS_NOT_FOUND)
        return error_set(err, st, "%s : configuration introuvable", path);
    if (st == STATUS_TOO_LARGE)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s : plus de 1 Mio, ce n'est pas une configuration", path);
    if (st)
        return st;
    struct str text = buf_str(out);
    size_t at = utf8_first_invalid(text);
    uint32_t line = 1;
    for (size_t i = 0; i < at; i++)
        line += text.at[i] == '\n';
    if (at < text.n)
        return error_set(err, STATUS_BAD_INPUT,
                         "%s:%u: ce n'est pas de l'UTF-8 ; enregistrez le fichier en "
                         "UTF-8",
                         path, line);
    return STATUS_OK;
}

enum status config_read(struct config **out, const char *path, struct error *err)
{
    *out = NULL;
    AUTO_BUF text = BUF_INIT(CONFIG_MAX_BYTES);
    enum status st = read_text(&text, path, err);
    if (st)
        return st;
    struct config_node whole;
    uint32_t line;
    st = config_parse(&whole, &line, buf_str(&text), err);
    if (st)
        return error_context(err, st, "%s:%u", path, line);
    struct config *config = mem_new(sizeof *config);
    config->path = mem_copy_string(path, strlen(path));
    config->folder = folder_of(path);
    config->root = whole.value;
    config->lines = whole.lines;
    config->faults = json_array();
    *out = config;
    return STATUS_OK;
}

void config_free(struct config *config)
{
    if (!config)
        return;
    mem_free(config->path);
    mem_free(config->folder);
    json_decref(config->root);
    json_decref(config->lines);
    json_decref(config->faults);
    json_decref(config->told);
    mem_free(config);
}

void config_free_at(struct config **config)
{
    config_free(*config);
}

const char *config_folder(const struct config *config)
{
    return config->folder;
}

/** The part whose lines are @p lines: a list of its line and the lines in it. */
static struct config_part part_of(struct config *config, json_t *value,
                                  const json_t *lines)
{
    return (struct config_part){config, json_is_null(value) ? NULL : value,
                                json_array_get(lines, 1),
                                (uint32_t)json_integer_value(json_array_get(lines, 0))};
}

struct config_part config_whole(struct config *config)
{
    return part_of(config, config->root, config->lines);
}

struct config_part config_member(const struct config_part *part, const char *name)
{
    const json_t *lines = json_object_get(part->lines, name);
    struct config_part member =
        part_of(part->config, json_object_get(part->value, name), lines);
    if (!lines)
        member.line = part->line;
    return member;
}

struct config_part config_item(const struct config_part *part, size_t i)
{
    return part_of(part->config, json_array_get(part->value, i),
                   json_array_get(part->lines, i));
}

void config_fault(const struct config_part *part, const char *format, ...)
{
    char text[ERROR_TEXT_BYTES];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    /* What is cut in the middle of a letter is mended here. */
    struct error clean = {0};
    (void)error_set(&clean, STATUS_BAD_INPUT, "%s:%u: %s", part->config->path, part->line,
                    text);
    (void)json_array_append_new(part->config->faults,
                                json_pack("[i, s]", (int)part->line, clean.text));
}

struct fault_row {
    json_int_t line;
    size_t place;
    const char *text;
};

static int by_line(const void *a, const void *b)
{
    const struct fault_row *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->place < y->place ? -1 : 1;
}

const json_t *config_faults(struct config *config)
{
    size_t n = json_array_size(config->faults);
    struct fault_row *rows = mem_new_array(n + 1, sizeof *rows);
    for (size_t i = 0; i < n; i++) {
        const json_t *fault = json_array_get(config->faults, i);
        rows[i] = (struct fault_row){json_integer_value(json_array_get(fault, 0)), i,
                                     json_string_value(json_array_get(fault, 1))};
    }
    qsort(rows, n, sizeof *rows, by_line);
    json_decref(config->told);
    config->told = json_array();
    for (size_t i = 0; i < n; i++)
        (void)json_array_append_new(config->told, json_string(rows[i].text));
    mem_free(rows);
    return config->told;
}

static bool is_named(const char *name, const char *const *names)
{
    return names && str_is_in(str_of(name), names);
}

void config_check_names(const struct config_part *part, const char *const *names,
                        const char *const *more)
{
    const char *name;
    json_t *value;
    json_object_foreach(part->value, name, value)
    {
        if (is_named(name, names) || is_named(name, more))
            continue;
        struct config_part member = config_member(part, name);
        const char *meant = nearest_name(name, names);
        if (!meant && more)
            meant = nearest_name(name, more);
        struct str shown = utf8_head(str_of(name), 60);
        if (meant)
            config_fault(&member, "nom inconnu « %.*s » ; vouliez-vous « %s » ?",
                         STR_ARG(shown), meant);
        else
            config_fault(&member, "nom inconnu « %.*s »", STR_ARG(shown));
    }
}
