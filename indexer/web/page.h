/* A page of a website becomes one document. */
#ifndef INDEXER_WEB_PAGE_H
#define INDEXER_WEB_PAGE_H

#include <jansson.h>

#include "base/status.h"
#include "base/str.h"

/** What is to be said of a page, in French; empty texts where there is nothing. */
struct page_notes {
    /* Why it is no document that its editors want to be found: it asks not to be indexed,
     * leads elsewhere, is empty or says that something is missing. */
    struct error left_out;
    /* Why it cannot be read. */
    struct error refused;
    struct error warning;
};

/** Whether @p html, a whole file in any encoding, begins as a page does. */
bool page_is_html(struct str html);

/**
 * Read @p html, in any encoding, as a page: its text without menus, banners and footers
 * as "text" and "layout", and what it says of itself as "title", "date", "author",
 * "source", "url", "description", "keywords" and "categories", each as it is written.
 *
 * @return an object that the caller gives back with json_decref(); NULL when the page is
 *         left out or refused.
 */
json_t *page_read(struct page_notes *notes, struct str html);

#endif
