/* What was published in some days, by region and theme. */
#ifndef LETTER_LETTER_H
#define LETTER_LETTER_H

#include "engine/answer/search.h"
#include "letter/letter_request.h"

/** The most documents that a letter shows. */
#define LETTER_ITEMS_MAX 300

/** One document, or several parts of the same whole. */
struct letter_item {
    /* With its document and, as `snippet`, its first sentences. */
    struct search_hit hit;
    /* The names of its regions, « Bretagne, Corse », where it has several; else empty. */
    struct str places;
    /* How many more parts of the same whole are new. */
    uint32_t n_more;
};

/** The documents of one theme in a section, the newest first. */
struct letter_theme {
    /* Of a theme of the top level, or « Autres sujets ». */
    struct str label;
    const struct letter_item *items;
    size_t n;
};

/** The documents of one region, of several, or of none. */
struct letter_section {
    struct str label;
    const struct letter_theme *themes;
    size_t n_themes;
    size_t n_items;
};

/** All in the searcher's arena; texts are as good as that, the index and the request. */
struct letter {
    const struct letter_request *request;
    /* National first, then what several regions share, then the regions from A. Every
     * document is in one section. */
    const struct letter_section *sections;
    size_t n_sections;
    /* The documents of these days, and how many of them are told of: all, but for
     * LETTER_ITEMS_MAX. */
    uint32_t total, n_told;
    /* When there are none: the day of the newest document before; DATE_NONE when there is
     * none at all. */
    date_day last;
};

/**
 * Make the letter.
 *
 * @param request  must live as long as the letter.
 * @return STATUS_OK, or STATUS_INDEX_CORRUPT when a document cannot be read.
 */
MUST_CHECK enum status letter_make(struct letter *out, struct searcher *searcher,
                                   const struct letter_request *request,
                                   struct error *err);

#endif
