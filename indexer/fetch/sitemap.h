/* Sitemaps: the pages that a site lists of itself, and when each was changed. */
#ifndef INDEXER_FETCH_SITEMAP_H
#define INDEXER_FETCH_SITEMAP_H

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** The most addresses of one sitemap (sitemaps.org). */
#define SITEMAP_ADDRESSES_MAX 50000

/** What one file of a sitemap lists. */
struct sitemap {
    /* Addresses as they are written, each with its last change as it is written, "" when
     * it is not there. */
    json_t *pages, *sitemaps;
};
void sitemap_release(struct sitemap *sitemap);
#define AUTO_SITEMAP CLEANUP(sitemap_release) struct sitemap

/**
 * Read a sitemap, an index of sitemaps, or a text with one address a line. XML
 * is read in a process of its own (apart.h).
 * @return STATUS_OK, or STATUS_BAD_INPUT when @p text is none of them or is not whole,
 *         or STATUS_IO (French texts).
 */
MUST_CHECK enum status sitemap_read(struct sitemap *out, struct str text,
                                    struct error *err);

#endif
