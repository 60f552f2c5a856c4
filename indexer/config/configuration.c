/* Reads the indexer's part of inffo-search.conf. */
#include "indexer/config/configuration.h"

#include <string.h>

#include "base/file.h"
#include "base/intern.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/config/config.h"

/** The most bytes of a name, which is also that of a folder. */
#define NAME_MAX_BYTES 80
#define STATE_IN_INDEX "state"
#define MIRRORS "mirror"

/* The members of every source. */
static const char *const members[] = {"name",        "type",  "path",   "address",
                                      "defaults",    "map",   "limits", "publish_future",
                                      "accept_loss", "every", NULL};
static const char *const limits_members[] = {"max_bytes", "timeout", NULL};
/* What a document may get from its source; which of them are lists. */
static const char *const defaults_members[] = {"regions", "themes", "kind",
                                               "source",  "author", NULL};
static const char *const lists[] = {"regions", "themes", NULL};

/** Note a name that is no good for a folder or for the beginning of an origin. */
static void check_name(const struct config_part *source, const char *name,
                       struct intern *names)
{
    struct config_part part = config_member(source, "name");
    if (!name) {
        config_fault(&part, "il manque « name », le nom de la source");
        return;
    }
    bool is_plain = *name && *name != '.' && !strchr(name, '/');
    for (const char *at = name; *at; at++)
        is_plain = is_plain && (unsigned char)*at >= ' ' && *at != 0x7F;
    if (!is_plain || strlen(name) > NAME_MAX_BYTES)
        config_fault(&part,
                     "« name » : « %.*s » ne peut nommer une source : au plus %d octets, "
                     "sans « / », sans point au début",
                     STR_ARG(utf8_head(str_of(name), 60)), NAME_MAX_BYTES);
    else if (intern_find(names, str_of(name)) != INTERN_NONE)
        config_fault(&part, "la source « %s » est donnée deux fois", name);
    else
        (void)intern_put(names, str_of(name));
}

/** A text, or a list of texts. */
static bool is_texts(const struct config_part *part)
{
    bool is_good = json_is_string(part->value) || json_is_array(part->value);
    for (size_t i = 0; i < json_array_size(part->value); i++)
        is_good = is_good && json_is_string(json_array_get(part->value, i));
    return is_good;
}

/** The defaults as a document could have them: a single region is a list of one. */
static json_t *read_defaults(const struct config_part *source)
{
    struct config_part part = config_mapping(source, "defaults");
    if (!part.value)
        return NULL;
    config_check_names(&part, defaults_members, NULL);
    json_t *defaults = json_object();
    for (size_t i = 0; defaults_members[i]; i++) {
        const char *name = defaults_members[i];
        struct config_part member = config_member(&part, name);
        bool is_list = str_is_in(str_of(name), lists);
        if (!member.value)
            continue;
        if (!is_list)
            (void)config_text(&part, name);
        else if (!is_texts(&member))
            config_fault(&member, "« %s » : il faut un texte ou une liste de textes",
                         name);
        json_t *value = json_incref(member.value);
        if (is_list && json_is_string(value))
            value = json_pack("[o]", value);
        (void)json_object_set_new(defaults, name, value);
    }
    return defaults;
}

static const json_t *read_map(const struct config_part *source)
{
    struct config_part part = config_mapping(source, "map");
    const char *name;
    json_t *value;
    json_object_foreach(part.value, name, value)(void) config_text(&part, name);
    return part.value;
}

/** Which of « path » and « address » the type wants. */
static void check_place(const struct config_part *source,
                        const struct source_config *read)
{
    bool is_remote = source_type(read->type)->update != NULL;
    const char *wanted = is_remote ? "address" : "path";
    const char *other = is_remote ? "path" : "address";
    struct config_part extra = config_member(source, other);
    /* Some types take a list of addresses instead of one. */
    bool has_address = read->address || config_member(source, "addresses").value;
    bool has_it = is_remote ? has_address : read->path != NULL;
    bool is_url = read->address && (strncmp(read->address, "http://", 7) == 0 ||
                                    strncmp(read->address, "https://", 8) == 0);
    if (extra.value)
        config_fault(&extra, "« %s » ne va pas avec « type: %s »", other,
                     source_type_names[read->type]);
    if (!has_it)
        config_fault(source, "il manque « %s » à la source « %s »", wanted,
                     read->name ? read->name : "?");
    else if (is_remote && read->address && !is_url) {
        struct config_part address = config_member(source, "address");
        config_fault(&address,
                     "« address » : il faut une adresse en http:// ou https://");
    }
}

static void read_limits(const struct config_part *source, struct source_config *out)
{
    struct config_part limits = config_mapping(source, "limits");
    config_check_names(&limits, limits_members, NULL);
    out->max_bytes = config_number(
        &limits, "max_bytes",
        (struct config_range){CONFIG_BYTES, 1U << 10, UINT64_C(1) << 32, 32U << 20});
    out->timeout_s = (uint32_t)config_number(
        &limits, "timeout", (struct config_range){CONFIG_SECONDS, 1, 3600, 30});
    out->accept_loss = (uint32_t)config_number(
        source, "accept_loss",
        (struct config_range){CONFIG_PERCENT, 0, 100, ACCEPT_LOSS_DEFAULT});
    out->every_s = (uint32_t)config_number(
        source, "every",
        (struct config_range){CONFIG_SECONDS, 10, (uint64_t)31 * 86400, 900});
}

static void read_source(struct source_config *out, const struct config_part *source,
                        struct intern *names)
{
    out->name = config_text(source, "name");
    check_name(source, out->name, names);
    struct config_part type = config_member(source, "type");
    size_t number = config_choice(source, "type", source_type_names, SOURCE_TYPE_COUNT_);
    if (!type.value && config_member(source, "address").value)
        config_fault(source, "il manque « type » à la source « %s »",
                     out->name ? out->name : "?");
    bool is_known = number < SOURCE_TYPE_COUNT_;
    out->type = is_known ? (enum source_type_number)number : SOURCE_TYPE_FOLDER;
    out->members = source->value;
    out->base = config_folder(source->config);
    out->address = config_text(source, "address");
    out->path = config_path(source, "path");
    if (is_known || !type.value)
        check_place(source, out);
    config_check_names(source, members, source_type(out->type)->members);
    out->defaults = read_defaults(source);
    out->settings = (struct source_settings){
        out->defaults, read_map(source), !config_flag(source, "publish_future", true)};
    read_limits(source, out);
}

static void read_sources(struct configuration *out, const struct config_part *whole)
{
    struct config_part list = config_list(whole, "sources");
    size_t n = json_array_size(list.value);
    AUTO_INTERN *names = intern_new();
    out->sources = mem_new_array(n + 1, sizeof *out->sources);
    for (size_t i = 0; i < n; i++) {
        struct config_part item = config_item(&list, i);
        if (json_is_object(item.value))
            read_source(&out->sources[out->n_sources++], &item, names);
        else
            config_fault(&item, "une source est une suite de « nom: valeur »");
    }
}

enum status configuration_read(struct configuration *out, const char *path,
                               void (*tell)(void *context, const char *fault),
                               void *context, struct error *err)
{
    *out = (struct configuration)CONFIGURATION_INIT;
    enum status st = config_read(&out->file, path, err);
    if (st)
        return st;
    struct config_part whole = config_whole(out->file);
    config_check_names(&whole, config_members, NULL);
    out->index = config_path(&whole, "index");
    out->vocabulary = config_path(&whole, "vocabulary");
    out->thesaurus = config_path(&whole, "thesaurus");
    out->state = config_path(&whole, "state");
    read_sources(out, &whole);
    const json_t *faults = config_faults(out->file);
    size_t n = json_array_size(faults);
    for (size_t i = 0; i < n; i++)
        tell(context, json_string_value(json_array_get(faults, i)));
    if (n)
        return error_set(err, STATUS_BAD_INPUT, "%s : %zu faute%s ; rien n'est fait",
                         path, n, n > 1 ? "s" : "");
    return STATUS_OK;
}

void configuration_release(struct configuration *configuration)
{
    for (size_t i = 0; i < configuration->n_sources; i++) {
        struct source_config *source = &configuration->sources[i];
        mem_free(source->path);
        json_decref(source->defaults);
    }
    mem_free(configuration->sources);
    mem_free(configuration->index);
    mem_free(configuration->vocabulary);
    mem_free(configuration->thesaurus);
    mem_free(configuration->state);
    config_free(configuration->file);
    *configuration = (struct configuration)CONFIGURATION_INIT;
}

void configuration_place_state(struct configuration *configuration, const char *index)
{
    if (!configuration->state)
        configuration->state = path_join(index, STATE_IN_INDEX);
    AUTO_TEXT *mirrors = path_join(configuration->state, MIRRORS);
    for (size_t i = 0; i < configuration->n_sources; i++) {
        struct source_config *source = &configuration->sources[i];
        if (!source->path)
            source->path = path_join(mirrors, source->name);
    }
}
