/* Names entries so that a rebuilt index names them alike. */
#include "server/feed/feed_parts.h"

#include "base/percent.h"

#define URN "urn:inffo-search:"

void feed_put_id(struct buf *out, const struct feed *feed)
{
    buf_put_text(out, URN "recherche:");
    if (feed->search.n)
        buf_put_str(out, feed->search);
    else
        buf_put_text(out, "tout");
}

void feed_put_entry_id(struct buf *out, struct str id)
{
    buf_put_text(out, URN "document:");
    percent_encode(out, id, false);
}

void feed_put_page(struct buf *out, const struct feed *feed, struct str id)
{
    buf_put_str(out, feed->links.site);
    buf_put_text(out, "/documents/");
    percent_encode(out, id, true);
}

void feed_put_address(struct buf *out, const struct feed *feed, const char *path,
                      uint32_t page)
{
    links_put(out, &feed->links, path, page);
}

void feed_time(char to[FEED_TIME_BYTES], date_day day)
{
    time_format(to, ((int64_t)day * 24 + 12) * 3600);
}

struct feed_people feed_people_of(const struct document *document)
{
    struct feed_people people = {.n = 0};
    struct str author = document->fields[FIELD_AUTHOR];
    struct str source = document->fields[FIELD_SOURCE];
    if (author.n)
        people.names[people.n++] = author;
    if (source.n && !str_equal(source, author))
        people.names[people.n++] = source;
    return people;
}

void feed_tags(const struct feed *feed, const struct document *document,
               feed_tag_take *take, void *context)
{
    const struct vocabulary *vocabulary = feed->vocabulary;
    take(context, &(struct feed_tag){URN "kind", kind_slug(document->kind),
                                     kind_label(document->kind)});
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        if (document->regions >> i & 1U)
            take(context, &(struct feed_tag){URN "region", region->code, region->label});
    }
    if (!document->regions)
        take(context, &(struct feed_tag){URN "region", "national", "National"});
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++) {
        const struct theme *theme = vocabulary_theme(vocabulary, i);
        if (theme_set_has(&document->themes, i))
            take(context, &(struct feed_tag){URN "theme", theme->slug, theme->label});
    }
}
