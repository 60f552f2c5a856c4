/* Reads sitemaps. One that is not well formed is refused: it may be cut, and the pages
 * that it does not list would be withdrawn. */
#include "indexer/fetch/sitemap.h"

#include "base/memory.h"
#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "indexer/fetch/address.h"
#include "indexer/fetch/apart.h"
#include "indexer/fetch/xml_document.h"

/** The most bytes of a sitemap as JSON: 50 000 addresses of 2 KB. */
#define PARSED_BYTES_MAX ((size_t)128 << 20)

void sitemap_release(struct sitemap *sitemap)
{
    json_decref(sitemap->pages);
    json_decref(sitemap->sitemaps);
}

static void add(json_t *to, struct str address, struct str change)
{
    address = str_trim(address);
    change = str_trim(change);
    char text[ADDRESS_BYTES];
    if (address.n == 0 || address.n >= sizeof text ||
        json_object_size(to) >= SITEMAP_ADDRESSES_MAX)
        return;
    memcpy(text, address.at, address.n);
    text[address.n] = '\0';
    json_object_set_new(to, text, json_stringn(change.at, change.n));
}

static void read_entry(json_t *to, const xmlNode *entry)
{
    AUTO_BUF address = BUF_INIT(ADDRESS_BYTES);
    AUTO_BUF change = BUF_INIT(100);
    for (const xmlNode *child = entry->children; child; child = child->next) {
        /* Sitemaps of images and videos have a « loc » too. */
        bool is_of_sitemap = strcmp(xml_space(child), xml_space(entry)) == 0;
        if (is_of_sitemap && xml_is(child, "loc"))
            xml_put_node_text(&address, child);
        else if (is_of_sitemap && xml_is(child, "lastmod"))
            xml_put_node_text(&change, child);
    }
    add(to, buf_str(&address), buf_str(&change));
}

static enum status read_lines(struct sitemap *out, struct str text, struct error *err)
{
    while (text.at) {
        struct str line = str_trim(str_cut(&text, '\n'));
        if (line.n && !str_starts_with(line, STR("http")))
            return error_set(err, STATUS_BAD_INPUT,
                             "ni un plan de site, ni une liste d'adresses");
        add(out->pages, line, (struct str){"", 0});
    }
    return STATUS_OK;
}

/** Read a sitemap of XML and write what it lists as JSON. */
static bool parse_xml(struct buf *out, struct str text)
{
    AUTO_XML_DOCUMENT *document = xml_document_read(text, false);
    const xmlNode *root = document ? xmlDocGetRootElement(document) : NULL;
    if (!root || (!xml_is(root, "urlset") && !xml_is(root, "sitemapindex")))
        return false;
    AUTO_JSON *pages = json_object();
    AUTO_JSON *sitemaps = json_object();
    for (const xmlNode *child = root->children; child; child = child->next) {
        if (xml_is(child, "url"))
            read_entry(pages, child);
        else if (xml_is(child, "sitemap"))
            read_entry(sitemaps, child);
    }
    AUTO_JSON *whole = json_pack("{s:O, s:O}", "pages", pages, "sitemaps", sitemaps);
    json_put_value(out, whole);
    return whole != NULL;
}

enum status sitemap_read(struct sitemap *out, struct str text, struct error *err)
{
    *out = (struct sitemap){json_object(), json_object()};
    struct str inner = str_trim(text);
    if (inner.n && inner.at[0] == 'h')
        return read_lines(out, inner, err);
    AUTO_BUF parsed = BUF_INIT(PARSED_BYTES_MAX);
    AUTO_JSON *whole = NULL;
    enum status st = apart_run(&parsed, parse_xml, text, err);
    if (!st)
        st = json_read(&whole, buf_str(&parsed), err);
    if (st == STATUS_BAD_INPUT)
        return error_set(err, st, "ni un plan de site entier, ni une liste d'adresses");
    if (st)
        return st;
    (void)json_object_update(out->pages, json_object_get(whole, "pages"));
    (void)json_object_update(out->sitemaps, json_object_get(whole, "sitemaps"));
    return STATUS_OK;
}
