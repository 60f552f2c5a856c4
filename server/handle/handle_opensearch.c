/* GET /opensearch.xml: how browsers and other programs search here (OpenSearch 1.1). */
#include "base/utf8.h"
#include "server/handle/handlers.h"
#include "server/xml/xml.h"

#define NAME_MAX_CHARACTERS 16
#define LONG_NAME_MAX_CHARACTERS 48

/** The forms of an answer. What stands in braces is set by the client; « ? » says that it
 *  may be left empty. */
static const struct {
    const char *type, *rel, *path;
} urls[] = {
    {"text/html", NULL, "/recherche?q={searchTerms}&page={startPage?}"},
    {"application/atom+xml", NULL,
     "/feed.atom?q={searchTerms}&page={startPage?}&per_page={count?}"},
    {"application/feed+json", NULL,
     "/feed.json?q={searchTerms}&page={startPage?}&per_page={count?}"},
    {"application/json", NULL,
     "/api/v1/search?q={searchTerms}&page={startPage?}&per_page={count?}"},
    {"application/x-suggestions+json", "suggestions",
     "/api/v1/suggest?q={searchTerms}&format=opensearch"},
    {"application/opensearchdescription+xml", "self", "/opensearch.xml"},
};

/** Append an element that holds an address of this site. */
static void put_address(struct xml *xml, const struct exchange *x, struct str path)
{
    AUTO_BUF address = BUF_INIT(4096);
    buf_put_str(&address, x->site->identity->public_url);
    buf_put_str(&address, path);
    XML_ATTR(xml, "template", buf_str(&address));
}

static void put_icon(struct xml *xml, const struct exchange *x)
{
    AUTO_BUF address = BUF_INIT(4096);
    buf_put_str(&address, x->site->identity->public_url);
    buf_put_text(&address, assets_url(x->site->assets, "icon.svg"));
    XML_OPEN(xml, "Image");
    XML_ATTR(xml, "type", STR("image/svg+xml"));
    xml_text(xml, buf_str(&address));
    xml_close(xml);
}

static void put_urls(struct xml *xml, const struct exchange *x)
{
    for (size_t i = 0; i < COUNT_OF(urls); i++) {
        XML_OPEN(xml, "Url");
        XML_ATTR(xml, "type", str_of(urls[i].type));
        if (urls[i].rel)
            XML_ATTR(xml, "rel", str_of(urls[i].rel));
        put_address(xml, x, str_of(urls[i].path));
        xml_close(xml);
    }
}

enum status handle_opensearch(struct exchange *x, struct error *err)
{
    (void)err;
    const struct identity *identity = x->site->identity;
    reply_header_fixed(x->reply, "Content-Type",
                       "application/opensearchdescription+xml; charset=utf-8");
    reply_header_fixed(x->reply, "Cache-Control", "public, max-age=3600");
    struct xml xml = xml_begin(&x->reply->body);
    XML_OPEN(&xml, "OpenSearchDescription");
    XML_ATTR(&xml, "xmlns", STR("http://a9.com/-/spec/opensearch/1.1/"));
    XML_TEXT(&xml, "ShortName", utf8_head(identity->name, NAME_MAX_CHARACTERS));
    XML_TEXT(&xml, "LongName", utf8_head(identity->name, LONG_NAME_MAX_CHARACTERS));
    XML_TEXT(&xml, "Description", identity->promise);
    put_urls(&xml, x);
    put_icon(&xml, x);
    XML_OPEN(&xml, "Query");
    XML_ATTR(&xml, "role", STR("example"));
    XML_ATTR(&xml, "searchTerms", STR("VAE inversée"));
    xml_close(&xml);
    XML_TEXT(&xml, "Language", STR("fr"));
    XML_TEXT(&xml, "InputEncoding", STR("UTF-8"));
    XML_TEXT(&xml, "OutputEncoding", STR("UTF-8"));
    xml_end(&xml);
    return STATUS_OK;
}
