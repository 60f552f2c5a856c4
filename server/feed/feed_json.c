/* Writes a feed as JSON Feed 1.1. */
#include "engine/json/json_put.h"
#include "html/url.h"
#include "server/feed/feed_parts.h"

#define ADDRESS_MAX ((size_t)1 << 17)

/** Append @p before and the address of page @p page of this feed. */
static void put_address(struct buf *out, struct str before, const struct feed *feed,
                        uint32_t page)
{
    AUTO_BUF address = BUF_INIT(ADDRESS_MAX);
    feed_put_address(&address, feed, feed->links.path, page);
    json_put_text(out, before, buf_str(&address));
}

static void put_publisher(struct buf *out, const struct identity *identity)
{
    json_put_text(out, STR(",\"authors\":[{\"name\":"), identity->publisher);
    if (identity->publisher_url.n)
        json_put_text(out, STR(",\"url\":"), identity->publisher_url);
    buf_put_str(out, STR("}]"));
}

static void put_people(struct buf *out, const struct document *document)
{
    struct feed_people people = feed_people_of(document);
    if (people.n == 0)
        return;
    buf_put_str(out, STR(",\"authors\":["));
    for (size_t i = 0; i < people.n; i++) {
        json_put_text(out, i ? STR(",{\"name\":") : STR("{\"name\":"), people.names[i]);
        buf_put_byte(out, '}');
    }
    buf_put_byte(out, ']');
}

static void put_tag(void *context, const struct feed_tag *tag)
{
    struct buf *out = context;
    if (out->at[out->n - 1] != '[')
        buf_put_byte(out, ',');
    json_put_string(out, str_of(tag->label));
}

static void put_item(struct buf *out, const struct feed *feed,
                     const struct search_hit *hit)
{
    const struct document *document = &hit->document;
    struct str id = document->fields[FIELD_ID];
    struct str original = url_outside(document->fields[FIELD_URL]).text;
    char time[FEED_TIME_BYTES];
    AUTO_BUF name = BUF_INIT(ADDRESS_MAX), page = BUF_INIT(ADDRESS_MAX);
    feed_put_entry_id(&name, id);
    feed_put_page(&page, feed, id);
    feed_time(time, document->dates[RECORD_DATE]);
    json_put_text(out, STR("{\"id\":"), buf_str(&name));
    json_put_text(out, STR(",\"url\":"), buf_str(&page));
    if (original.n)
        json_put_text(out, STR(",\"external_url\":"), original);
    json_put_text(out, STR(",\"title\":"), document->title);
    json_put_text(out, STR(",\"content_text\":"), hit->snippet);
    json_put_text(out, STR(",\"date_published\":"), str_of(time));
    json_put_text(out, STR(",\"date_modified\":"), str_of(time));
    put_people(out, document);
    buf_put_str(out, STR(",\"tags\":["));
    feed_tags(feed, document, put_tag, out);
    buf_put_str(out, STR("]}"));
}

static void write(struct buf *out, const struct feed *feed)
{
    const struct identity *identity = feed->identity;
    AUTO_BUF title = BUF_INIT(ADDRESS_MAX), home = BUF_INIT(ADDRESS_MAX);
    buf_printf(&title, "%.*s – %.*s", STR_ARG(feed->title), STR_ARG(identity->name));
    buf_put_str(&home, feed->links.site);
    buf_put_text(&home, feed->search.n ? "/recherche?" : "/recherche");
    buf_put_str(&home, feed->search);
    buf_put_str(out, STR("{\"version\":\"https://jsonfeed.org/version/1.1\""));
    json_put_text(out, STR(",\"title\":"), buf_str(&title));
    json_put_text(out, STR(",\"description\":"), identity->promise);
    json_put_text(out, STR(",\"home_page_url\":"), buf_str(&home));
    put_address(out, STR(",\"feed_url\":"), feed, feed->links.page);
    if (links_next(&feed->links))
        put_address(out, STR(",\"next_url\":"), feed, links_next(&feed->links));
    buf_put_str(out, STR(",\"language\":\"fr\""));
    put_publisher(out, identity);
    buf_put_str(out, STR(",\"items\":["));
    for (size_t i = 0; i < feed->answer->n_hits; i++) {
        if (i)
            buf_put_byte(out, ',');
        put_item(out, feed, &feed->answer->hits[i]);
    }
    buf_put_str(out, STR("]}"));
}

const struct feed_format feed_json = {"/feed.json", "application/feed+json", write};
