/* Looks into the values of members. */
#include "indexer/member/member_value.h"

#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/member/name_key.h"

/** The members that hold the text of an object, the first that is there. */
static const char *const inner[] = {
    "rendered", "fr",   "fr-FR", "fr_FR", "value", "text",  "plain", "html",
    "raw",      "name", "nom",   "title", "titre", "label", "date",  "iso",
    "url",      "href", "slug",  "$oid",  "$date", "#text", "login"};

static const json_t *inner_of(const json_t *object)
{
    for (size_t i = 0; i < COUNT_OF(inner); i++) {
        const json_t *value = json_object_get(object, inner[i]);
        if (value && !member_is_empty(value) && !json_is_boolean(value))
            return value;
    }
    return NULL;
}

static void put_text(struct buf *out, const json_t *value, const char *between, int depth)
{
    if (depth > MEMBER_DEPTH_MAX)
        return;
    if (json_is_string(value)) {
        buf_put_str(out, member_str(value));
    } else if (json_is_number(value)) {
        json_put_value(out, value);
    } else if (json_is_object(value)) {
        put_text(out, inner_of(value), between, depth + 1);
    } else if (json_is_array(value)) {
        size_t n = json_array_size(value);
        for (size_t i = 0; i < n; i++) {
            size_t before = out->n;
            const json_t *item = json_array_get(value, i);
            put_text(out, item, between, depth + 1);
            if (out->n > before && i + 1 < n)
                buf_put_text(out, between);
        }
    }
}

void member_put_text(struct buf *out, const json_t *value, const char *between)
{
    put_text(out, value, between, 0);
}

/** « - CFA : ouvert » in a list of YAML is an object of one member. */
static void put_pair(struct buf *out, const json_t *value)
{
    const char *name;
    json_t *member;
    if (json_object_size(value) != 1)
        return;
    json_object_foreach(json_of_const(value), name, member)
    {
        struct str text = member_str(member);
        if (text.n)
            buf_printf(out, "%s : %.*s", name, STR_ARG(text));
    }
}

static void add_texts(json_t *list, const json_t *value, int depth)
{
    if (json_is_array(value) && depth < MEMBER_DEPTH_MAX) {
        for (size_t i = 0; i < json_array_size(value); i++)
            add_texts(list, json_array_get(value, i), depth + 1);
        return;
    }
    AUTO_BUF text = BUF_INIT(RECORD_EXTRA_MAX);
    member_put_text(&text, value, ", ");
    if (text.n == 0)
        put_pair(&text, value);
    struct str trimmed = str_trim(buf_str(&text));
    if (trimmed.n)
        (void)json_array_append_new(list, json_stringn(trimmed.at, trimmed.n));
}

json_t *member_list(const json_t *value)
{
    json_t *list = json_array();
    add_texts(list, value, 0);
    return list;
}

bool member_is_true(const json_t *value, bool otherwise)
{
    static const char *const yes[] = {"true", "yes", "oui", "on", "1", "vrai", NULL};
    static const char *const no[] = {"false", "no", "non", "off", "0", "faux", NULL};
    if (json_is_boolean(value))
        return json_is_true(value);
    if (json_is_integer(value))
        return json_integer_value(value) != 0;
    struct name_key key = name_key(member_str(value), NAME_AS_IT_IS);
    if (str_is_in(name_key_str(&key), yes))
        return true;
    return !str_is_in(name_key_str(&key), no) && otherwise;
}

bool member_is_empty(const json_t *value)
{
    return !value || json_is_null(value) ||
           (json_is_string(value) && str_trim(member_str(value)).n == 0) ||
           (json_is_object(value) && json_object_size(value) == 0);
}
