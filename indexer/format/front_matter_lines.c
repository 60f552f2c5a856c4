/* Reads a header that is not well formed: each member for itself, and those that are no
 * YAML as « nom: valeur ». */
#include "base/buf.h"
#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "indexer/format/front_matter.h"
#include "indexer/source/member_names.h"

/** The most bytes of a name. */
#define NAME_MAX_BYTES 100

/** The lines of one member. */
struct chunk {
    /* All of them, and the line of the first. */
    struct str lines;
    uint32_t line;
    char separator;
    bool is_json;
};

static struct str without(struct str text, size_t n)
{
    return (struct str){text.at + n, text.n - n};
}

/** Text without the quotes around it, of which the last may lack. */
static struct str without_quotes(struct str text)
{
    text = str_trim(text);
    char quote = text.n ? text.at[0] : 0;
    if (quote != '"' && quote != '\'')
        return text;
    struct str inside = without(text, 1);
    bool is_closed = inside.n && inside.at[inside.n - 1] == quote;
    /* « "A" et B » is about what is in its quotes. */
    if (!is_closed && memchr(inside.at, quote, inside.n))
        return text;
    inside.n -= is_closed;
    return str_trim(inside);
}

/** Cut « name: value » at its separator. False when @p line is something else. */
static bool cut_member(struct str *name, struct str *value, struct str line,
                       char separator)
{
    struct str rest = str_trim(line);
    if (rest.n == 0 || strchr("#-[{*>|", rest.at[0]))
        return false;
    *name = without_quotes(str_cut(&rest, separator));
    bool is_address = rest.at && rest.n > 1 && rest.at[0] == '/' && rest.at[1] == '/';
    if (!rest.at || is_address || name->n == 0 || name->n > NAME_MAX_BYTES)
        return false;
    *value = str_trim(rest);
    return utf8_first_invalid(*name) == name->n && !memchr(name->at, 0, name->n);
}

static json_t *text_of(struct str text)
{
    return json_stringn(text.at, text.n);
}

/** « [a, b] » as a list; NULL when @p value is none. */
static json_t *inline_list(struct str value)
{
    if (value.n == 0 || value.at[0] != '[')
        return NULL;
    value = without(value, 1);
    bool is_closed = value.n && value.at[value.n - 1] == ']';
    /* « [Appel] Titre » is no list. */
    if (!is_closed && memchr(value.at, ']', value.n))
        return NULL;
    value.n -= is_closed;
    json_t *list = json_array();
    while (value.at && value.n) {
        struct str item = without_quotes(str_cut(&value, ','));
        if (item.n)
            (void)json_array_append_new(list, text_of(item));
    }
    return list;
}

static void set(struct front_matter_found *found, struct str name, json_t *value,
                uint32_t line)
{
    char text[NAME_MAX_BYTES + 1];
    memcpy(text, name.at, name.n);
    text[name.n] = '\0';
    (void)json_object_set_new(found->member_lines, text, json_integer(line));
    (void)json_object_set_new(found->object, text, value);
}

/** Whether @p name is a member that has a use. */
static bool has_use(struct str name)
{
    return member_name_find(name, &source_settings_none).role != ROLE_NONE;
}

/** The first lines of a chunk, behind the first one, that go on with its value. */
struct going_on {
    struct front_matter_found *found;
    struct buf text;
    json_t *list;
    /* Lines stay lines: « | ». */
    bool keeps_lines;
};

/** Take note of @p line, which goes on with the value of a chunk. */
static void go_on(struct going_on *on, struct str line, uint32_t number, char separator)
{
    struct str name, value, text = str_trim(line);
    if (text.n == 0 || str_equal(text, STR("}")) || str_equal(text, STR("{")))
        return;
    if (text.at[0] == '-' && text.n > 1) {
        struct str item = without_quotes(without(text, 1));
        if (item.n)
            (void)json_array_append_new(on->list, text_of(item));
    } else if (!on->keeps_lines && cut_member(&name, &value, text, separator) &&
               has_use(name)) {
        /* A line whose indent is wrong. */
        set(on->found, name, text_of(without_quotes(value)), number);
    } else if (text.at[0] != '#') {
        if (on->text.n)
            buf_put_byte(&on->text, on->keeps_lines ? '\n' : ' ');
        buf_put_str(&on->text, text);
    }
}

/** Read the lines of @p chunk as they are. */
static void read_plainly(struct front_matter_found *found, const struct chunk *chunk)
{
    struct str rest = chunk->lines, name, value;
    if (!cut_member(&name, &value, str_cut(&rest, '\n'), chunk->separator))
        return;
    struct going_on on = {found, BUF_INIT(FRONT_MATTER_MAX), json_array(), false};
    if (chunk->is_json && value.n && value.at[value.n - 1] == ',')
        value.n--;
    bool is_block = value.n && value.n <= 2 && strchr("|>", value.at[0]);
    on.keeps_lines = is_block && value.at[0] == '|';
    if (!is_block)
        buf_put_str(&on.text, without_quotes(value));
    for (uint32_t number = chunk->line + 1; rest.at && rest.n; number++)
        go_on(&on, str_cut(&rest, '\n'), number, chunk->separator);
    json_t *list = inline_list(buf_str(&on.text));
    if (!list && json_array_size(on.list))
        list = json_incref(on.list);
    struct str text = without_quotes(buf_str(&on.text));
    if (list || text.n)
        set(found, name, list ? list : text_of(text), chunk->line);
    buf_release(&on.text);
    json_decref(on.list);
}

/** Read @p chunk as YAML; false when it is not well formed. */
static bool read_well(struct front_matter_found *found, const struct chunk *chunk)
{
    if (chunk->separator != ':' || chunk->is_json)
        return false;
    const struct front_matter part = {
        .kind = FRONT_MATTER_YAML, .header = chunk->lines, .header_line = chunk->line};
    AUTO_FRONT_MATTER_FOUND own = front_matter_found_new();
    uint32_t line;
    struct error fault = {0};
    if (front_matter_parse(&own, &line, &part, &fault))
        return false;
    (void)json_object_update(found->object, own.object);
    (void)json_object_update(found->member_lines, own.member_lines);
    (void)json_array_extend(found->remarks, own.remarks);
    return true;
}

static bool begins_chunk(struct str line, const struct chunk *chunk)
{
    struct str name, value;
    bool is_indented = line.n == 0 || line.at[0] == ' ' || line.at[0] == '\t';
    return (!is_indented || chunk->is_json) &&
           cut_member(&name, &value, line, chunk->separator);
}

void front_matter_read_lines(struct front_matter_found *found,
                             const struct front_matter *matter)
{
    (void)json_object_clear(found->object);
    (void)json_object_clear(found->member_lines);
    struct str rest = matter->header;
    struct chunk chunk = {{rest.at, 0},
                          matter->header_line,
                          matter->kind == FRONT_MATTER_TOML ? '=' : ':',
                          matter->kind == FRONT_MATTER_JSON};
    for (uint32_t number = matter->header_line; rest.at && rest.n; number++) {
        struct str line = str_cut(&rest, '\n');
        if (begins_chunk(line, &chunk) && chunk.lines.n) {
            if (!read_well(found, &chunk))
                read_plainly(found, &chunk);
            chunk.lines.at = line.at;
            chunk.line = number;
        }
        chunk.lines.n = (size_t)(line.at + line.n - chunk.lines.at);
    }
    if (!read_well(found, &chunk))
        read_plainly(found, &chunk);
}
