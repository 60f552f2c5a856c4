/* The frame of every page: what stands before and behind its own part. */
#ifndef SERVER_PAGE_PAGE_H
#define SERVER_PAGE_PAGE_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/** What differs in the frame from page to page. */
struct page_frame {
    /* The title of the page, before « – Recherche »; plain text. */
    struct str title;
    /* Whether the search bar is above the page; the home page has one of its own. */
    bool has_bar;
    /* The words that stand in the search bar; empty when there are none. */
    struct str words;
    /* What the page tells, for search engines and for links elsewhere; plain text, may
     * be empty. */
    struct str description;
    /* The address that the page should be known by; empty: none. */
    struct url canonical;
    /* Names of assets that the page needs beside those of all pages; NULL: none. */
    const char *style, *script;
    /* The page has a tile map (page_map.h), which has a style sheet of its own. */
    bool has_map;
    /* The page has results (#resultats) and filters (#filtres), to which links at its top
     * lead. */
    bool has_results;
    /* The page shows key figures (server/figures/), which have a style sheet of their
     * own. */
    bool has_figures;
    /* The feeds of what the page shows: the query of their address, percent-encoded, may
     * be empty. Its `at` is NULL when the page has no feed. */
    struct str feed;
    /* Whether search engines should leave the page out: it says what is wrong. */
    bool is_unlisted;
};

/**
 * Begin a page, which becomes the reply's body: set its content type, and write what
 * stands before its own part.
 *
 * @return the writer for the page's own part. page_end() then completes the page.
 */
struct html page_begin(struct exchange *x, const struct page_frame *frame);
void page_end(struct html *h);

/** Write the search bar, with @p words in its field. */
void page_bar(struct html *h, struct str words);

/** Write how many documents there are and of which day they are; nothing when no index is
 *  served. */
void page_state(struct html *h, const struct exchange *x);

/**
 * As exchange_is_known(). In addition, a page depends on the day and on the program and
 * assets that make pages.
 */
MUST_CHECK bool page_is_known(struct exchange *x, struct str what);

/** Today in UTC, by the clock of the machine. */
date_day page_today(void);

#endif
