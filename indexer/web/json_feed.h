/* JSON Feed (jsonfeed.org), versions 1 and 1.1. */
#ifndef INDEXER_WEB_JSON_FEED_H
#define INDEXER_WEB_JSON_FEED_H

#include "indexer/source/reading.h"

bool json_feed_looks_like(struct str content);

/** Give each item to the sink. A file that is no JSON is refused. */
MUST_CHECK enum status json_feed_read(struct str content, const struct reading *reading,
                                      struct error *err);

#endif
