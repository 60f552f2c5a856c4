/* The items of feeds: RSS 2.0, RSS 1.0, Atom and JSON Feed. */
#ifndef INDEXER_WEB_FEED_H
#define INDEXER_WEB_FEED_H

#include "indexer/source/reading.h"

/** Whether @p content is a feed, by its root. */
bool feed_looks_like(struct str content);

/**
 * Give each item of a feed to the sink: "id" is its guid, "text" its whole content where
 * the feed has it, or else its summary.
 */
MUST_CHECK enum status feed_read(struct str content, const struct reading *reading,
                                 struct error *err);

#endif
