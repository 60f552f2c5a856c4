/* The format of feeds: RSS, Atom and JSON Feed. */
#include "indexer/web/feed.h"

#include "indexer/format/format.h"

const struct format_type feed_format = {
    .endings = {".xml", ".rss", ".atom", ".rdf", ".json"},
    .is_content = feed_looks_like,
    .read = feed_read,
};
