/* Reads lists of posts, as the REST interface answers them. */
#include "engine/json/json_read.h"
#include "engine/record/record_json.h"
#include "indexer/web/json_cut.h"
#include "indexer/web/wordpress.h"

/** How far the first post is looked at. */
#define HEAD_BYTES (256U << 10)

bool wordpress_looks_like_posts(struct str content)
{
    struct str text = str_trim(content);
    bool is_list = text.n && text.at[0] == '[';
    if (is_list)
        text = str_trim((struct str){text.at + 1, text.n - 1});
    struct str head = {text.at, text.n < HEAD_BYTES ? text.n : HEAD_BYTES};
    if (head.n == 0 || head.at[0] != '{')
        return false;
    return str_find(head, STR("\"rendered\"")) < head.n &&
           (str_find(head, STR("\"title\"")) < head.n ||
            str_find(head, STR("\"content\"")) < head.n);
}

static enum status take_post(json_t *post, const uint32_t lines[2],
                             const struct reading *reading, struct error *err)
{
    struct error left_out = {0};
    const char *reason =
        wordpress_is_post(post) ? wordpress_read_post(post, &left_out) : NULL;
    if (left_out.text[0]) {
        source_leave_out(reading->sink, lines[0], "%s", left_out.text);
        return STATUS_OK;
    }
    if (reason) {
        source_refuse(reading->sink, lines[0], "%s", reason);
        return STATUS_OK;
    }
    struct reading_object found = {post, lines[0], lines[1], NULL, true};
    return reading_take_object(reading, &found, err);
}

/** Whether the post has categories only by their numbers. */
static bool lacks_names(const json_t *post)
{
    return json_is_integer(json_array_get(json_object_get(post, "categories"), 0)) &&
           !json_object_get(json_object_get(post, "_embedded"), "wp:term");
}

enum status wordpress_read_posts(struct str content, const struct reading *reading,
                                 struct error *err)
{
    struct json_cut cut = json_cut(content);
    struct str json;
    uint32_t lines[2];
    bool has_warned = false;
    enum status st = STATUS_OK;
    if (reading_refuse_encoding(reading, content, 1))
        return STATUS_OK;
    while (!st && json_cut_next(&json, lines, &cut)) {
        AUTO_JSON *post = NULL;
        struct error fault = {0};
        if (record_read_object(&post, json, &fault)) {
            source_refuse(reading->sink, lines[0], "%s", fault.text);
            continue;
        }
        if (!has_warned && lacks_names(post)) {
            has_warned = true;
            source_warn(reading->sink, lines[0],
                        "les rubriques n'ont que des numéros : demandez l'export avec "
                        "« _embed » pour avoir leurs noms");
        }
        st = take_post(post, lines, reading, err);
    }
    if (!st && json.n)
        source_refuse(reading->sink, lines[0], "la fin de l'objet JSON manque");
    return st;
}
