/* Makes objects of the items of a JSON Feed. */
#include "indexer/web/json_feed.h"

#include "engine/json/json_read.h"
#include "indexer/web/web_object.h"

/** The most bytes of a file, all of which is in memory at once. */
#define FEED_MAX (32U << 20)

/* Members of an item that are texts, and what they become; the first that is there. */
static const struct {
    const char *from, *to;
} texts[] = {
    {"title", "title"},        {"url", "url"},
    {"external_url", "url"},   {"date_published", "date"},
    {"date_modified", "date"}, {"summary", "description"},
};

bool json_feed_looks_like(struct str content)
{
    struct str text = str_trim(content);
    struct str head = {text.at, text.n < 4000 ? text.n : 4000};
    return head.n && head.at[0] == '{' &&
           str_find(head, STR("jsonfeed.org/version/")) < head.n;
}

static struct str str_of_json(const json_t *value)
{
    return json_is_string(value)
               ? (struct str){json_string_value(value), json_string_length(value)}
               : STR("");
}

static void set_id(json_t *object, const json_t *id)
{
    if (json_is_integer(id))
        (void)json_object_set_new(
            object, "id", json_sprintf("%" JSON_INTEGER_FORMAT, json_integer_value(id)));
    else
        web_set_text(object, "id", str_of_json(id));
}

/** The names of the authors of an item, or those of the feed. */
static void set_author(json_t *object, const json_t *item, const json_t *feed)
{
    const json_t *authors = json_object_get(item, "authors");
    if (!authors)
        authors = json_object_get(feed, "authors");
    const json_t *first = json_array_get(authors, 0);
    if (!first)
        first = json_object_get(item, "author");
    web_set_line(object, "author", str_of_json(json_object_get(first, "name")));
}

static const char *fill(json_t *object, const json_t *item, const json_t *feed)
{
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (!json_object_get(object, texts[i].to))
            web_set_line(object, texts[i].to,
                         str_of_json(json_object_get(item, texts[i].from)));
    set_id(object, json_object_get(item, "id"));
    set_author(object, item, feed);
    web_set_line(object, "source", str_of_json(json_object_get(feed, "title")));
    const json_t *tags = json_object_get(item, "tags");
    for (size_t i = 0; i < json_array_size(tags); i++)
        web_add_name(object, "categories", str_of_json(json_array_get(tags, i)));
    struct str html = str_of_json(json_object_get(item, "content_html"));
    struct str text = str_of_json(json_object_get(item, "content_text"));
    if (html.n)
        return web_set_html(object, html, HTML_LINES_FLOW);
    web_set_text(object, "text",
                 text.n ? text : str_of_json(json_object_get(item, "summary")));
    return NULL;
}

enum status json_feed_read(struct str content, const struct reading *reading,
                           struct error *err)
{
    AUTO_JSON *feed = NULL;
    struct error fault = {0};
    if (content.n > FEED_MAX) {
        source_refuse(reading->sink, 1, "flux de plus de %u octets", FEED_MAX);
        return STATUS_OK;
    }
    if (json_read(&feed, content, &fault)) {
        source_refuse(reading->sink, 1, "%s", fault.text);
        return STATUS_OK;
    }
    const json_t *items = json_object_get(feed, "items");
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < json_array_size(items); i++) {
        AUTO_JSON *object = json_object();
        const char *reason = fill(object, json_array_get(items, i), feed);
        struct reading_object found = {object, 1, 1, NULL, true};
        if (reason)
            source_refuse(reading->sink, 1, "article %zu : %s", i + 1, reason);
        else
            st = reading_take_object(reading, &found, err);
    }
    return st;
}
