/* What both forms of feeds tell of a search and of its documents. */
#ifndef SERVER_FEED_FEED_PARTS_H
#define SERVER_FEED_FEED_PARTS_H

#include "server/feed/feed.h"

/** Append the id of the feed, which is the same on all its pages. */
void feed_put_id(struct buf *out, const struct feed *feed);

/** Append the id of the entry of document @p id. It depends on nothing else. */
void feed_put_entry_id(struct buf *out, struct str id);

/** Append the address of the page of document @p id. */
void feed_put_page(struct buf *out, const struct feed *feed, struct str id);

/** Append the address of page @p page of the feed at @p path. */
void feed_put_address(struct buf *out, const struct feed *feed, const char *path,
                      uint32_t page);

/**
 * Write the time that stands for the day @p day: noon in UTC, which is that day in all
 * French regions, from Guadeloupe to La Réunion.
 */
void feed_time(char to[FEED_TIME_BYTES], date_day day);

/** Who wrote the document and who published it, as far as that is known. */
struct feed_people {
    struct str names[2];
    size_t n;
};
struct feed_people feed_people_of(const struct document *document);

/** A label that the document has: its kind, a region, a theme. */
struct feed_tag {
    /* Which kind of label it is, a URI; a literal. */
    const char *scheme;
    /* The code and the label. */
    const char *term, *label;
};

/** Called once for each tag, in the order of kind, regions, themes. */
typedef void feed_tag_take(void *context, const struct feed_tag *tag);
void feed_tags(const struct feed *feed, const struct document *document,
               feed_tag_take *take, void *context);

#endif
