/* One page or file of the web in the mirror of a source: asked for only when it may have
 * changed, and kept when it cannot be had today. */
#ifndef INDEXER_FETCH_PAGE_H
#define INDEXER_FETCH_PAGE_H

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "indexer/fetch/fetching.h"

/** As many pages that fail one after the other say that their server is down. */
#define PAGE_FAILURES_MAX 5U

/** A page that a source has. Borrowed. */
struct page {
    const char *address;
    /* NULL, or what the source says of it: title, date, author, themes. */
    const json_t *members;
    /* NULL, or what the source says of its state, such as the time of its last change: as
     * long as it stays the same, the page is not asked for. */
    const char *sign;
};

enum page_result {
    /* It is in the mirror as it is on the web now. */
    PAGE_KEPT,
    /* The server does not find it: 404. */
    PAGE_MISSING,
    /* The server says that it is gone for good: 410. */
    PAGE_GONE,
    /* It could not be had, which was remarked; an earlier version stays in the mirror. */
    PAGE_FAILED,
    /* The same, because robots.txt forbids it. */
    PAGE_FORBIDDEN
};

/**
 * Bring a page up to date in the mirror.
 * @return STATUS_OK; or the failure of the whole update: the mirror cannot be written, a
 *         signal came, or too many pages failed one after the other.
 */
MUST_CHECK enum status page_fetch(enum page_result *out, struct fetching *fetching,
                                  const struct page *page, struct error *err);

/** The digest of @p sign, which is kept in the state of a file. */
void page_sign(char to[SHA256_TEXT_BYTES], const char *sign);

/** A copy of @p members, which may be NULL, with @p address as the url: new. */
json_t *page_members(const json_t *members, const char *address);

#endif
