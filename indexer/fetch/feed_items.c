/* Reads RSS, Atom and JSON Feed into one form. */
#include "indexer/fetch/feed_items.h"

#include <string.h>

#include "base/memory.h"
#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "indexer/fetch/address.h"
#include "indexer/fetch/apart.h"
#include "indexer/fetch/xml_document.h"
#include "indexer/markup/html_text.h"

/** The most bytes of one text of an item. */
#define TEXT_BYTES_MAX ((size_t)4 << 20)

/** The most bytes of all items. */
#define PARSED_BYTES_MAX ((size_t)128 << 20)

#define SPACE_CONTENT "http://purl.org/rss/1.0/modules/content/"
#define SPACE_DUBLIN_CORE "http://purl.org/dc/elements/1.1/"
#define SPACE_ATOM "http://www.w3.org/2005/Atom"
#define SPACE_RSS_1 "http://purl.org/rss/1.0/"

/** An item that is being read. */
struct item {
    json_t *members;
};

static void set_text(json_t *members, const char *name, struct str text)
{
    text = str_trim(text);
    if (text.n)
        json_object_set_new(members, name, json_stringn(text.at, text.n));
}

/** Set a member that nothing has set yet. */
static void set_if_new(json_t *members, const char *name, struct str text)
{
    if (!json_object_get(members, name))
        set_text(members, name, text);
}

static void set_url(const struct item *item, struct str address)
{
    set_text(item->members, "url", address);
}

static void add_theme(json_t *members, struct str text)
{
    json_t *themes = json_object_get(members, "themes");
    text = str_trim(text);
    if (!themes) {
        themes = json_array();
        json_object_set_new(members, "themes", themes);
    }
    if (text.n)
        json_array_append_new(themes, json_stringn(text.at, text.n));
}

static void take_title(const struct item *item, struct str text, const xmlNode *node)
{
    (void)node;
    /* Many feeds write entities and tags in titles, though RSS has none there. */
    AUTO_BUF plain = BUF_INIT(TEXT_BYTES_MAX);
    html_put_text(&plain, text);
    set_if_new(item->members, "title", buf_str(&plain));
}

static void take_link(const struct item *item, struct str text, const xmlNode *node)
{
    (void)node;
    set_url(item, text);
}

static void take_atom_link(const struct item *item, struct str text, const xmlNode *node)
{
    (void)text;
    AUTO_BUF rel = BUF_INIT(1000);
    AUTO_BUF address = BUF_INIT(ADDRESS_BYTES);
    xml_put_attribute(&rel, node, "rel");
    xml_put_attribute(&address, node, "href");
    bool is_page = rel.n == 0 || str_equal(buf_str(&rel), STR("alternate"));
    if (is_page && !json_object_get(item->members, "url"))
        set_url(item, buf_str(&address));
}

/** A guid is the address too, unless it says that it is none. */
static void take_guid(const struct item *item, struct str text, const xmlNode *node)
{
    AUTO_BUF is_link = BUF_INIT(100);
    set_text(item->members, "key", text);
    xml_put_attribute(&is_link, node, "isPermaLink");
    bool is_web = str_starts_with(str_trim(text), STR("http"));
    if (is_web && !str_equal(buf_str(&is_link), STR("false")) &&
        !json_object_get(item->members, "url"))
        set_url(item, text);
}

static void take_key(const struct item *item, struct str text, const xmlNode *node)
{
    (void)node;
    set_text(item->members, "key", text);
}

/** The first day counts: that of publication stands before the last change, or is asked
 *  for first. */
static void take_date(const struct item *item, struct str text, const xmlNode *node)
{
    (void)node;
    set_text(item->members, "date", text);
}

static void take_change(const struct item *item, struct str text, const xmlNode *node)
{
    (void)node;
    set_if_new(item->members, "date", text);
    set_text(item->members, "changed", text);
}

static void take_author(const struct item *item, struct str text, const xmlNode *node)
{
    (void)node;
    set_if_new(item->members, "author", text);
}

static void take_atom_author(const struct item *item, struct str text,
                             const xmlNode *node)
{
    (void)text;
    for (const xmlNode *child = node->children; child; child = child->next) {
        AUTO_BUF name = BUF_INIT(TEXT_BYTES_MAX);
        if (!xml_is(child, "name"))
            continue;
        xml_put_node_text(&name, child);
        set_if_new(item->members, "author", buf_str(&name));
    }
}

static void take_category(const struct item *item, struct str text, const xmlNode *node)
{
    AUTO_BUF label = BUF_INIT(1000);
    xml_put_attribute(&label, node, "label");
    if (label.n == 0)
        xml_put_attribute(&label, node, "term");
    add_theme(item->members, label.n ? buf_str(&label) : text);
}

static void take_summary(const struct item *item, struct str text, const xmlNode *node)
{
    (void)node;
    set_if_new(item->members, "html", text);
}

static void take_whole(const struct item *item, struct str text, const xmlNode *node)
{
    (void)node;
    set_text(item->members, "html", text);
    json_object_set_new(item->members, "is_whole", json_true());
}

/** The content of Atom is text, HTML as a text, or XHTML as elements. */
static void take_atom_content(const struct item *item, struct str text,
                              const xmlNode *node)
{
    AUTO_BUF type = BUF_INIT(100);
    xml_put_attribute(&type, node, "type");
    AUTO_BUF inner = BUF_INIT(TEXT_BYTES_MAX);
    if (str_equal(buf_str(&type), STR("xhtml")))
        xml_put_inner(&inner, node);
    struct str html = inner.n ? buf_str(&inner) : text;
    if (xml_is(node, "content"))
        take_whole(item, html, node);
    else
        take_summary(item, html, node);
}

/** What an element of an item means. */
static const struct meaning {
    /* The address of the namespace; "" for that of RSS 0.9 and 2.0, which is none. */
    const char *space;
    const char *name;
    void (*take)(const struct item *item, struct str text, const xmlNode *node);
} meanings[] = {
    {"", "title", take_title},
    {"", "link", take_link},
    {"", "guid", take_guid},
    {"", "pubDate", take_date},
    {"", "author", take_author},
    {"", "category", take_category},
    {"", "description", take_summary},
    {SPACE_RSS_1, "title", take_title},
    {SPACE_RSS_1, "link", take_link},
    {SPACE_RSS_1, "description", take_summary},
    {SPACE_CONTENT, "encoded", take_whole},
    {SPACE_DUBLIN_CORE, "creator", take_author},
    {SPACE_DUBLIN_CORE, "date", take_change},
    {SPACE_DUBLIN_CORE, "subject", take_category},
    {SPACE_ATOM, "title", take_title},
    {SPACE_ATOM, "link", take_atom_link},
    {SPACE_ATOM, "id", take_key},
    {SPACE_ATOM, "published", take_date},
    {SPACE_ATOM, "updated", take_change},
    {SPACE_ATOM, "author", take_atom_author},
    {SPACE_ATOM, "category", take_category},
    {SPACE_ATOM, "summary", take_atom_content},
    {SPACE_ATOM, "content", take_atom_content},
};

static void take_element(const struct item *item, const xmlNode *node)
{
    for (size_t i = 0; i < COUNT_OF(meanings); i++) {
        if (!xml_is(node, meanings[i].name) ||
            strcmp(xml_space(node), meanings[i].space) != 0)
            continue;
        AUTO_BUF text = BUF_INIT(TEXT_BYTES_MAX);
        xml_put_node_text(&text, node);
        meanings[i].take(item, buf_str(&text), node);
    }
}

static json_t *read_item(const xmlNode *node)
{
    struct item item = {json_object()};
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            take_element(&item, child);
    return item.members;
}

/** Append the items among the children of @p node, and of the channel in it. */
static void read_items(json_t *out, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if ((xml_is(child, "item") || xml_is(child, "entry")) &&
            json_array_size(out) < FEED_ITEMS_MAX)
            json_array_append_new(out, read_item(child));
        else if (xml_is(child, "channel"))
            read_items(out, child);
    }
}

static bool is_feed(const xmlNode *root)
{
    return root && (xml_is(root, "rss") || xml_is(root, "feed") || xml_is(root, "RDF"));
}

/** Read a feed and write its items, and whether it is damaged, as JSON. */
static bool parse_xml(struct buf *out, struct str text)
{
    AUTO_XML_DOCUMENT *document = xml_document_read(text, false);
    bool is_damaged = !document;
    if (!document)
        document = xml_document_read(text, true);
    const xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
    AUTO_JSON *items = json_array();
    if (is_feed(root))
        read_items(items, root);
    AUTO_JSON *whole = json_pack("{s:b, s:b, s:O}", "is_feed", is_feed(root),
                                 "is_damaged", is_damaged, "items", items);
    json_put_value(out, whole);
    return whole != NULL;
}

/** Make the address of an item absolute; one that is none is left out. */
static void resolve(json_t *item, const char *base)
{
    char whole[ADDRESS_BYTES];
    const char *written = json_string_value(json_object_get(item, "url"));
    if (!written)
        return;
    if (address_resolve(whole, base, str_of(written)))
        json_object_set_new(item, "url", json_string(whole));
    else
        json_object_del(item, "url");
}

static enum status read_xml(json_t **out, bool *is_damaged, struct str text,
                            const char *address, struct error *err)
{
    AUTO_BUF parsed = BUF_INIT(PARSED_BYTES_MAX);
    enum status st = apart_run(&parsed, parse_xml, text, err);
    AUTO_JSON *whole = NULL;
    if (!st)
        st = json_read(&whole, buf_str(&parsed), err);
    if (st)
        return error_context(err, st, "%s", address);
    if (!json_is_true(json_object_get(whole, "is_feed")))
        return error_set(err, STATUS_BAD_INPUT,
                         "%s : ni RSS, ni Atom, ni JSON Feed (une page HTML ?)", address);
    *is_damaged = json_is_true(json_object_get(whole, "is_damaged"));
    *out = json_incref(json_object_get(whole, "items"));
    return STATUS_OK;
}

/** Copy a text of an item of JSON Feed. */
static void copy_text(const struct item *item, const json_t *from, const char *name,
                      const char *as)
{
    const json_t *value = json_object_get(from, name);
    if (json_is_string(value) && strcmp(as, "url") == 0)
        set_url(item, str_of(json_string_value(value)));
    else if (json_is_string(value))
        set_if_new(item->members, as, str_of(json_string_value(value)));
}

static json_t *read_json_item(const json_t *from)
{
    static const char *const copied[][2] = {{"id", "key"},
                                            {"url", "url"},
                                            {"title", "title"},
                                            {"date_published", "date"},
                                            {"date_modified", "date"},
                                            {"date_modified", "changed"},
                                            {"content_html", "html"},
                                            {"content_text", "html"},
                                            {"summary", "html"}};
    struct item item = {json_object()};
    for (size_t i = 0; i < COUNT_OF(copied); i++)
        copy_text(&item, from, copied[i][0], copied[i][1]);
    if (json_object_get(from, "content_html") || json_object_get(from, "content_text"))
        json_object_set_new(item.members, "is_whole", json_true());
    const json_t *authors = json_object_get(from, "authors");
    const json_t *author =
        authors ? json_array_get(authors, 0) : json_object_get(from, "author");
    copy_text(&item, author, "name", "author");
    const json_t *tags = json_object_get(from, "tags");
    for (size_t i = 0; i < json_array_size(tags); i++)
        add_theme(item.members, str_of(json_string_value(json_array_get(tags, i))));
    return item.members;
}

static enum status read_json(json_t **out, struct str text, const char *address,
                             struct error *err)
{
    AUTO_JSON *feed = NULL;
    if (json_read(&feed, text, NULL) || !json_is_array(json_object_get(feed, "items")))
        return error_set(err, STATUS_BAD_INPUT,
                         "%s : ce n'est pas un flux JSON Feed entier", address);
    const json_t *items = json_object_get(feed, "items");
    *out = json_array();
    for (size_t i = 0; i < json_array_size(items) && i < FEED_ITEMS_MAX; i++)
        json_array_append_new(*out, read_json_item(json_array_get(items, i)));
    return STATUS_OK;
}

enum status feed_items_read(json_t **out, bool *is_damaged, struct str text,
                            const char *address, struct error *err)
{
    *out = NULL;
    *is_damaged = false;
    struct str inner = str_trim(text);
    bool is_json = inner.n && inner.at[0] == '{';
    enum status st = is_json ? read_json(out, text, address, err)
                             : read_xml(out, is_damaged, text, address, err);
    for (size_t i = 0; i < json_array_size(*out); i++)
        resolve(json_array_get(*out, i), address);
    return st;
}
