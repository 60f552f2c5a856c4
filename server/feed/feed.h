/* The feeds of a search: its documents that have a date, the newest first. */
#ifndef SERVER_FEED_FEED_H
#define SERVER_FEED_FEED_H

#include "engine/answer/search.h"
#include "server/exchange/exchange.h"
#include "server/exchange/links.h"

/** The entries of a page of a feed where the request names no number. */
#define FEED_PER_PAGE 20

/** Room for "YYYY-MM-DDTHH:MM:SSZ" and its zero byte. */
#define FEED_TIME_BYTES TIME_TEXT_BYTES

/** One page of a feed. All is borrowed for the length of the request. */
struct feed {
    const struct identity *identity;
    const struct vocabulary *vocabulary;
    /* What is followed: « VAE » · Hauts-de-France. Plain text. */
    struct str title;
    /* The same search whatever the page and the form: "q=vae&region=32". May be empty. */
    struct str search;
    /* The addresses of this page and the others. */
    struct links links;
    /* When the newest entry was published; where there is none, the newest document. */
    char updated[FEED_TIME_BYTES];
    const struct search_answer *answer;
    struct arena *arena;
};

/** One form of feeds. */
struct feed_format {
    /* The path of the route, and the content type. Literals. */
    const char *path, *type;
    void (*write)(struct buf *out, const struct feed *feed);
};

/** Answer the request with a feed: what the handlers of both forms do. */
MUST_CHECK enum status feed_answer(struct exchange *x, const struct feed_format *format,
                                   struct error *err);

/** Atom (RFC 4287), in pages (RFC 5005, section 3). */
extern const struct feed_format feed_atom;
/** JSON Feed 1.1. */
extern const struct feed_format feed_json;

#endif
