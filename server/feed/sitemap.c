/* Writes sitemaps, and their index where one is not enough. */
#include "server/feed/sitemap.h"

#include "base/percent.h"
#include "server/xml/xml.h"

#define NAMESPACE "http://www.sitemaps.org/schemas/sitemap/0.9"
#define ADDRESS_MAX 4096

uint32_t sitemap_parts(uint32_t n_documents)
{
    return n_documents ? (n_documents - 1) / SITEMAP_MOST + 1 : 1;
}

static void put_page(struct xml *xml, const struct document *document, struct str site)
{
    char date[DATE_TEXT_BYTES];
    AUTO_BUF address = BUF_INIT(ADDRESS_MAX);
    buf_put_str(&address, site);
    buf_put_text(&address, "/documents/");
    percent_encode(&address, document->fields[FIELD_ID], true);
    date_format(date, document->dates[RECORD_DATE]);
    XML_OPEN(xml, "url");
    XML_TEXT(xml, "loc", buf_str(&address));
    if (date[0])
        XML_TEXT(xml, "lastmod", str_of(date));
    xml_close(xml);
}

void sitemap_put(struct buf *out, struct documents *documents, uint32_t part,
                 struct str site)
{
    uint32_t n = index_info(documents_index(documents)).n_documents;
    uint32_t docid = (part - 1) * SITEMAP_MOST + 1;
    struct xml xml = xml_begin(out);
    XML_OPEN(&xml, "urlset");
    XML_ATTR(&xml, "xmlns", STR(NAMESPACE));
    for (uint32_t i = 0; i < SITEMAP_MOST && docid <= n; i++, docid++) {
        struct document document;
        documents_peek(documents, docid, &document);
        put_page(&xml, &document, site);
    }
    xml_end(&xml);
}

void sitemap_put_index(struct buf *out, uint32_t n_parts, struct str site)
{
    struct xml xml = xml_begin(out);
    XML_OPEN(&xml, "sitemapindex");
    XML_ATTR(&xml, "xmlns", STR(NAMESPACE));
    for (uint32_t part = 1; part <= n_parts; part++) {
        AUTO_BUF address = BUF_INIT(ADDRESS_MAX);
        buf_printf(&address, "%.*s/sitemap-%u.xml", STR_ARG(site), part);
        XML_OPEN(&xml, "sitemap");
        XML_TEXT(&xml, "loc", buf_str(&address));
        xml_close(&xml);
    }
    xml_end(&xml);
}
