/* The list of all pages of documents, for crawlers (sitemaps.org). */
#ifndef SERVER_FEED_SITEMAP_H
#define SERVER_FEED_SITEMAP_H

#include "engine/index/documents.h"

/** The most addresses of one sitemap, by the protocol. */
#define SITEMAP_MOST 50000

/** How many sitemaps @p n_documents need; at least 1. */
uint32_t sitemap_parts(uint32_t n_documents);

/**
 * Append sitemap number @p part, from 1 to sitemap_parts(): the pages of SITEMAP_MOST
 * documents with their dates.
 *
 * @param site  what stands before each path; crawlers want it not to be empty.
 */
void sitemap_put(struct buf *out, struct documents *documents, uint32_t part,
                 struct str site);

/** Append the index of @p n_parts sitemaps, which are at "/sitemap-1.xml" and so on. */
void sitemap_put_index(struct buf *out, uint32_t n_parts, struct str site);

#endif
