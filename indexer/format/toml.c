/* Reads the lines of TOML: keys, tables and lists of tables. */
#include "indexer/format/toml.h"

#include "indexer/format/toml_parts.h"

static bool is_bare(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           c == '-' || c == '_';
}

void toml_skip_blanks(struct toml *toml)
{
    while (toml_peek(toml) == ' ' || toml_peek(toml) == '\t')
        toml_skip(toml, 1);
}

static void skip_comment(struct toml *toml)
{
    toml_skip_blanks(toml);
    if (toml_peek(toml) != '#')
        return;
    while (toml->rest.n && toml_peek(toml) != '\n')
        toml_skip(toml, 1);
}

/** Skip the end of a line; false when something else is next. */
static bool take_end(struct toml *toml)
{
    skip_comment(toml);
    (void)toml_take(toml, STR("\r"));
    if (toml->rest.n == 0)
        return true;
    bool is_end = toml_take(toml, STR("\n"));
    toml->line += is_end;
    return is_end;
}

void toml_skip_lines(struct toml *toml)
{
    while (toml->rest.n && take_end(toml))
        ;
}

void toml_read_key(struct buf *out, struct toml *toml)
{
    toml_skip_blanks(toml);
    char c = toml_peek(toml);
    if (c == '"' || c == '\'') {
        bool is_long = str_starts_with(toml->rest, STR("\"\"\"")) ||
                       str_starts_with(toml->rest, STR("\'\'\'"));
        if (is_long)
            toml_fail(toml, "un nom ne tient pas sur plusieurs lignes");
        else
            toml_read_string(out, toml);
    } else {
        size_t n = 0;
        while (n < toml->rest.n && is_bare(toml->rest.at[n]))
            n++;
        if (n == 0)
            toml_fail(toml, "il manque un nom");
        buf_put(out, toml->rest.at, n);
        toml_skip(toml, n);
    }
    if (out->n && memchr(out->at, 0, out->n))
        toml_fail(toml, "un nom contient un octet nul");
    toml_skip_blanks(toml);
}

json_t *toml_table(json_t *object, const char *name, struct toml *toml)
{
    json_t *table = json_object_get(object, name);
    /* Of a list of tables, the last one is meant. */
    if (json_is_array(table) && json_array_size(table))
        table = json_array_get(table, json_array_size(table) - 1);
    if (!table) {
        table = json_object();
        (void)json_object_set_new(object, name, table);
    }
    if (!json_is_object(table)) {
        toml_fail(toml, "un nom est donné deux fois");
        return NULL;
    }
    return table;
}

void toml_read_pair(json_t *object, struct buf *first, struct toml *toml)
{
    AUTO_BUF name = BUF_INIT(TOML_TEXT_MAX);
    toml_read_key(&name, toml);
    buf_put_str(first, buf_str(&name));
    for (int depth = 0; !toml->fault && toml_take(toml, STR(".")); depth++) {
        object = toml_table(object, buf_text(&name), toml);
        if (depth == TOML_DEPTH_MAX)
            toml_fail(toml, "trop de niveaux");
        buf_clear(&name);
        if (object && !toml->fault)
            toml_read_key(&name, toml);
    }
    if (!toml->fault && !toml_take(toml, STR("=")))
        toml_fail(toml, "il manque « = » après un nom");
    toml_skip_blanks(toml);
    json_t *value = toml->fault ? NULL : toml_read_value(toml);
    if (value && json_object_get(object, buf_text(&name)))
        toml_fail(toml, "un nom est donné deux fois");
    if (value && !toml->fault)
        (void)json_object_set(object, buf_text(&name), value);
    json_decref(value);
}

/** Read « [a.b] » or « [[a.b]] »; returns the table that its lines belong to. */
static json_t *read_header(json_t *root, struct buf *first, struct toml *toml)
{
    bool is_list = toml_take(toml, STR("[["));
    if (!is_list)
        (void)toml_take(toml, STR("["));
    json_t *object = root;
    AUTO_BUF name = BUF_INIT(TOML_TEXT_MAX);
    toml_read_key(&name, toml);
    buf_put_str(first, buf_str(&name));
    for (int depth = 0; object && !toml->fault && toml_take(toml, STR(".")); depth++) {
        object = toml_table(object, buf_text(&name), toml);
        if (depth == TOML_DEPTH_MAX)
            toml_fail(toml, "trop de niveaux");
        buf_clear(&name);
        toml_read_key(&name, toml);
    }
    if (!toml->fault && !toml_take(toml, is_list ? STR("]]") : STR("]")))
        toml_fail(toml, "il manque « ] » après le nom d'une table");
    if (toml->fault || !object)
        return NULL;
    if (!is_list)
        return toml_table(object, buf_text(&name), toml);
    json_t *list = json_object_get(object, buf_text(&name));
    if (!list) {
        list = json_array();
        (void)json_object_set_new(object, buf_text(&name), list);
    }
    if (!json_is_array(list)) {
        toml_fail(toml, "un nom est donné deux fois");
        return NULL;
    }
    json_t *table = json_object();
    (void)json_array_append_new(list, table);
    return table;
}

enum status toml_read(json_t *object, json_t *lines, uint32_t *line, struct str text,
                      struct error *err)
{
    struct toml toml = {.rest = text, .line = *line};
    json_t *table = object;
    toml_skip_lines(&toml);
    while (toml.rest.n && !toml.fault) {
        AUTO_BUF first = BUF_INIT(TOML_TEXT_MAX);
        uint32_t at = toml.line;
        *line = at;
        bool is_top = table == object || toml_peek(&toml) == '[';
        if (toml_peek(&toml) == '[')
            table = read_header(object, &first, &toml);
        else
            toml_read_pair(table, &first, &toml);
        if (!toml.fault && is_top)
            (void)json_object_set_new(lines, buf_text(&first), json_integer(at));
        if (!toml.fault && !take_end(&toml))
            toml_fail(&toml, "une valeur est suivie d'autre chose sur sa ligne");
        toml_skip_lines(&toml);
    }
    if (!toml.fault)
        return STATUS_OK;
    return error_set(err, STATUS_BAD_INPUT, "en-tête mal formé : %s (TOML)", toml.fault);
}
