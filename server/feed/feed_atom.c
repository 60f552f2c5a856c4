/* Writes a feed as Atom. */
#include "html/url.h"
#include "server/feed/feed_parts.h"
#include "server/xml/xml.h"

#define ADDRESS_MAX ((size_t)1 << 17)

static void put_link(struct xml *xml, struct str rel, struct str type, struct str address)
{
    XML_OPEN(xml, "link");
    XML_ATTR(xml, "rel", rel);
    if (type.n)
        XML_ATTR(xml, "type", type);
    XML_ATTR(xml, "href", address);
    xml_close(xml);
}

/** Write the link to page @p page of this feed at @p path; nothing for page 0. */
static void put_page_link(struct xml *xml, const struct feed *feed, struct str rel,
                          struct link_form form, uint32_t page)
{
    AUTO_BUF address = BUF_INIT(ADDRESS_MAX);
    if (page == 0)
        return;
    feed_put_address(&address, feed, form.path, page);
    put_link(xml, rel, str_of(form.type), buf_str(&address));
}

/** The page of results with what the feed has; its entries are in the same order. */
static void put_results_link(struct xml *xml, const struct feed *feed)
{
    AUTO_BUF address = BUF_INIT(ADDRESS_MAX);
    buf_put_str(&address, feed->links.site);
    buf_put_text(&address, feed->search.n ? "/recherche?" : "/recherche");
    buf_put_str(&address, feed->search);
    if (feed->answer->request->text.n)
        buf_put_text(&address, "&sort=newest");
    put_link(xml, STR("alternate"), STR("text/html"), buf_str(&address));
}

static void put_links(struct xml *xml, const struct feed *feed)
{
    static const struct link_form own = {"/feed.atom", "application/atom+xml"};
    static const struct link_form other = {"/feed.json", "application/feed+json"};
    const struct links *links = &feed->links;
    put_page_link(xml, feed, STR("self"), own, links->page);
    put_results_link(xml, feed);
    put_page_link(xml, feed, STR("alternate"), other, links->page);
    put_page_link(xml, feed, STR("first"), own, 1);
    put_page_link(xml, feed, STR("previous"), own, links_previous(links));
    put_page_link(xml, feed, STR("next"), own, links_next(links));
    put_page_link(xml, feed, STR("last"), own, links->last);
    XML_OPEN(xml, "link");
    XML_ATTR(xml, "rel", STR("search"));
    XML_ATTR(xml, "type", STR("application/opensearchdescription+xml"));
    AUTO_BUF address = BUF_INIT(ADDRESS_MAX);
    buf_put_str(&address, links->site);
    buf_put_text(&address, "/opensearch.xml");
    XML_ATTR(xml, "href", buf_str(&address));
    xml_close(xml);
}

static void put_person(struct xml *xml, struct str name, struct str address)
{
    XML_OPEN(xml, "author");
    XML_TEXT(xml, "name", name);
    if (address.n)
        XML_TEXT(xml, "uri", address);
    xml_close(xml);
}

/** The counts, as OpenSearch 1.1 writes them. */
static void put_counts(struct xml *xml, const struct search_answer *answer)
{
    const struct search_request *request = answer->request;
    XML_NUMBER(xml, "opensearch:totalResults", answer->total);
    XML_NUMBER(xml, "opensearch:startIndex",
               (unsigned long)(request->page - 1) * request->per_page + 1);
    XML_NUMBER(xml, "opensearch:itemsPerPage", request->per_page);
}

static void put_category(void *context, const struct feed_tag *tag)
{
    struct xml *xml = context;
    XML_OPEN(xml, "category");
    XML_ATTR(xml, "scheme", str_of(tag->scheme));
    XML_ATTR(xml, "term", str_of(tag->term));
    XML_ATTR(xml, "label", str_of(tag->label));
    xml_close(xml);
}

static void put_entry(struct xml *xml, const struct feed *feed,
                      const struct search_hit *hit)
{
    const struct document *document = &hit->document;
    struct str id = document->fields[FIELD_ID];
    struct str original = url_outside(document->fields[FIELD_URL]).text;
    struct feed_people people = feed_people_of(document);
    char time[FEED_TIME_BYTES];
    AUTO_BUF name = BUF_INIT(ADDRESS_MAX), page = BUF_INIT(ADDRESS_MAX);
    feed_put_entry_id(&name, id);
    feed_put_page(&page, feed, id);
    feed_time(time, document->dates[RECORD_DATE]);
    XML_OPEN(xml, "entry");
    XML_TEXT(xml, "id", buf_str(&name));
    XML_TEXT(xml, "title", document->title);
    XML_TEXT(xml, "published", str_of(time));
    XML_TEXT(xml, "updated", str_of(time));
    put_link(xml, STR("alternate"), STR("text/html"), buf_str(&page));
    if (original.n)
        put_link(xml, STR("via"), STR(""), original);
    for (size_t i = 0; i < people.n; i++)
        put_person(xml, people.names[i], STR(""));
    feed_tags(feed, document, put_category, xml);
    XML_TEXT(xml, "summary", hit->snippet);
    xml_close(xml);
}

static void write(struct buf *out, const struct feed *feed)
{
    const struct identity *identity = feed->identity;
    AUTO_BUF id = BUF_INIT(ADDRESS_MAX), title = BUF_INIT(ADDRESS_MAX);
    feed_put_id(&id, feed);
    buf_printf(&title, "%.*s – %.*s", STR_ARG(feed->title), STR_ARG(identity->name));
    struct xml xml = xml_begin(out);
    XML_OPEN(&xml, "feed");
    XML_ATTR(&xml, "xmlns", STR("http://www.w3.org/2005/Atom"));
    XML_ATTR(&xml, "xmlns:opensearch", STR("http://a9.com/-/spec/opensearch/1.1/"));
    XML_ATTR(&xml, "xml:lang", STR("fr"));
    XML_TEXT(&xml, "id", buf_str(&id));
    XML_TEXT(&xml, "title", buf_str(&title));
    XML_TEXT(&xml, "subtitle", identity->promise);
    XML_TEXT(&xml, "updated", str_of(feed->updated));
    put_person(&xml, identity->publisher, identity->publisher_url);
    put_links(&xml, feed);
    put_counts(&xml, feed->answer);
    for (size_t i = 0; i < feed->answer->n_hits; i++)
        put_entry(&xml, feed, &feed->answer->hits[i]);
    xml_end(&xml);
}

const struct feed_format feed_atom = {"/feed.atom", "application/atom+xml; charset=utf-8",
                                      write};
