/* Makes objects of the items of RSS and Atom. */
#include "indexer/web/feed.h"

#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/web/json_feed.h"
#include "indexer/web/web_object.h"
#include "indexer/web/xml_items.h"

struct feed_reading {
    const struct reading *reading;
    unsigned n_items;
};

/* Where the members of an object are in an item, those that are trusted most first. */
static const struct {
    const char *member;
    enum xml_space space;
    const char *name;
} members[] = {
    {"title", XML_RSS, "title"},
    {"title", XML_ATOM, "title"},
    {"title", XML_DUBLIN_CORE, "title"},
    {"date", XML_RSS, "pubDate"},
    {"date", XML_DUBLIN_CORE, "date"},
    {"date", XML_DUBLIN_CORE, "created"},
    {"date", XML_ATOM, "published"},
    {"date", XML_ATOM, "issued"},
    {"date", XML_ATOM, "updated"},
    {"date", XML_ATOM, "modified"},
    {"author", XML_DUBLIN_CORE, "creator"},
    {"author", XML_ATOM, "author"},
    {"author", XML_RSS, "author"},
    {"source", XML_RSS, "source"},
    {"id", XML_RSS, "guid"},
    {"id", XML_ATOM, "id"},
};

/* Where the text is: the whole content before a summary. */
static const struct {
    enum xml_space space;
    const char *name;
} texts[] = {
    {XML_CONTENT, "encoded"}, {XML_ATOM, "content"}, {XML_RSS, "description"},
    {XML_ATOM, "summary"},    {XML_RSS, "summary"},  {XML_DUBLIN_CORE, "description"},
};

static const struct xml_field *find_text(const struct xml_item *item, size_t *i)
{
    for (; *i < COUNT_OF(texts); (*i)++) {
        const struct xml_field *field = xml_find(item, texts[*i].space, texts[*i].name);
        if (field && str_trim(field->text).n)
            return field;
    }
    return NULL;
}

/** Set the text, and a summary beside it as the description. */
static const char *set_text(json_t *object, const struct xml_item *item)
{
    size_t i = 0;
    const struct xml_field *text = find_text(item, &i);
    if (!text)
        return NULL;
    /* Only Atom says that a text is no HTML. */
    struct str type = text->attributes[XML_TYPE];
    bool is_plain =
        text->space == XML_ATOM && (type.n == 0 || str_equal(type, STR("text")) ||
                                    str_equal(type, STR("text/plain")));
    i++;
    const struct xml_field *summary = find_text(item, &i);
    if (summary)
        web_set_line(object, "description", summary->text);
    if (is_plain) {
        web_set_text(object, "text", text->text);
        return NULL;
    }
    return web_set_html(object, text->text, HTML_LINES_FLOW);
}

static void set_address(json_t *object, const struct xml_item *item)
{
    web_set_text(object, "url", xml_node_text(item, XML_RSS, "link"));
    for (size_t i = 0; i < item->n && !json_object_get(object, "url"); i++) {
        const struct xml_field *field = &item->fields[i];
        struct str rel = field->attributes[XML_REL];
        if (field->space == XML_ATOM && strcmp(field->name, "link") == 0 &&
            (rel.n == 0 || str_equal(rel, STR("alternate"))))
            web_set_text(object, "url", field->attributes[XML_HREF]);
    }
}

static void set_categories(json_t *object, const struct xml_item *item)
{
    for (size_t i = 0; i < item->n; i++) {
        const struct xml_field *field = &item->fields[i];
        bool is_name =
            (field->space <= XML_ATOM && strcmp(field->name, "category") == 0) ||
            (field->space == XML_DUBLIN_CORE && strcmp(field->name, "subject") == 0);
        if (!is_name)
            continue;
        struct str label = field->attributes[XML_LABEL];
        if (label.n == 0)
            label = field->attributes[XML_TERM];
        web_add_name(object, "categories", label.n ? label : field->text);
    }
}

static bool is_address(struct str text)
{
    return str_starts_with(text, STR("http"));
}

/** Without a guid, or with one that is too long, the address is the id. */
static void mend_id(json_t *object)
{
    const json_t *id = json_object_get(object, "id");
    const json_t *url = json_object_get(object, "url");
    if (id && json_string_length(id) <= RECORD_ID_MAX)
        return;
    (void)json_object_del(object, "id");
    if (url && json_string_length(url) <= RECORD_ID_MAX)
        (void)json_object_set_new(object, "id", json_string(json_string_value(url)));
}

static const char *fill(json_t *object, const struct xml_item *item,
                        const struct xml_item *channel)
{
    for (size_t i = 0; i < COUNT_OF(members); i++)
        if (!json_object_get(object, members[i].member))
            web_set_line(object, members[i].member,
                         xml_node_text(item, members[i].space, members[i].name));
    set_address(object, item);
    const char *id = json_string_value(json_object_get(object, "id"));
    if (!json_object_get(object, "url") && id && is_address(str_of(id)))
        web_set_text(object, "url", str_of(id));
    mend_id(object);
    set_categories(object, item);
    if (!json_object_get(object, "source"))
        web_set_line(object, "source", xml_node_text(channel, XML_RSS, "title"));
    if (!json_object_get(object, "source"))
        web_set_line(object, "source", xml_node_text(channel, XML_ATOM, "title"));
    return set_text(object, item);
}

static enum status take_item(void *context, const struct xml_item *item,
                             const struct xml_item *channel, struct error *err)
{
    struct feed_reading *feed = context;
    AUTO_JSON *object = json_object();
    feed->n_items++;
    const char *reason = fill(object, item, channel);
    if (reason) {
        source_refuse(feed->reading->sink, item->first_line, "%s", reason);
        return STATUS_OK;
    }
    struct reading_object found = {object, item->first_line, item->last_line, NULL, true};
    return reading_take_object(feed->reading, &found, err);
}

bool feed_looks_like(struct str content)
{
    struct str root = xml_skip_prolog(content);
    struct str head = {root.at, root.n < 2000 ? root.n : 2000};
    bool is_rdf = str_starts_with(root, STR("<rdf:RDF")) &&
                  str_find(head, STR("purl.org/rss")) < head.n;
    bool is_atom = str_starts_with(root, STR("<feed")) &&
                   str_find(head, STR("w3.org/2005/Atom")) < head.n;
    return is_rdf || is_atom || str_starts_with(root, STR("<rss")) ||
           json_feed_looks_like(content);
}

enum status feed_read(struct str content, const struct reading *reading,
                      struct error *err)
{
    if (json_feed_looks_like(content))
        return json_feed_read(content, reading, err);
    struct feed_reading feed = {reading, 0};
    struct error fault;
    uint32_t line;
    enum status st = xml_read_items(&fault, &line, content, take_item, &feed, err);
    if (st)
        return st;
    if (fault.text[0] && feed.n_items)
        source_warn(reading->sink, line, "%s ; ce qui suit peut manquer", fault.text);
    else if (fault.text[0])
        source_refuse(reading->sink, line, "%s", fault.text);
    else if (feed.n_items == 0)
        source_warn(reading->sink, 1, "flux sans article");
    return STATUS_OK;
}
