/* The items of a feed: RSS 0.9 to 2.0, Atom, JSON Feed. */
#ifndef INDEXER_FETCH_FEED_ITEMS_H
#define INDEXER_FETCH_FEED_ITEMS_H

#include <stdbool.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** The most items of a feed that are read. */
#define FEED_ITEMS_MAX 20000

/**
 * Read the items of the feed @p text, which was found at @p address.
 *
 * @param[out] out  new: a list of objects, in the order of the feed, each with those of
 *                  these members that it has: "key" (what the feed tells items apart by),
 *                  "url" (absolute), "title" (plain), "date" (as it is written),
 *                  "author", "themes" (a list), "html" (its text), and "is_whole" (the
 *                  text is not a summary). NULL on failure.
 * @param[out] is_damaged  the feed is not well formed, and may be cut.
 * XML is read in a process of its own (apart.h).
 *
 * @return STATUS_OK, STATUS_BAD_INPUT when it is no feed, or STATUS_IO (French texts).
 */
MUST_CHECK enum status feed_items_read(json_t **out, bool *is_damaged, struct str text,
                                       const char *address, struct error *err);

#endif
