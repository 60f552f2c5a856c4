/* Compares the regions on one subject: how many documents each has, of which kinds, and
 * the best of them. */
#ifndef ENGINE_COMPARE_COMPARE_H
#define ENGINE_COMPARE_COMPARE_H

#include "engine/answer/search.h"
#include "engine/card/card.h"
#include "engine/compare/compare_request.h"

/** One region, or the documents of no region, or all documents. */
struct compare_row {
    /* The number of the region; REGION_MAX for the documents of no region, -1 for all. */
    int region;
    /* As the facet of regions has them: "32", « Hauts-de-France »; "national". Empty for
     * all documents. */
    struct str value, label;
    /* Its documents. Each number is the total of the search with the same filters
     * (compare_cell_request()). */
    uint32_t total;
    uint32_t kinds[KIND_COUNT_];
    /* The words as typed find nothing here: these are the documents of the corrected
     * query, and the best of them. */
    bool corrected;
    /* The first hit of its search; `document`, titles and extracts are set, and nothing
     * that needs `explain`. NULL when it has no documents. */
    const struct search_hit *best;
};

/** The texts are borrowed from the searcher's arena, as those of a search. */
struct comparison {
    const struct compare_request *request;
    /* As in a search_answer, for all regions together. */
    struct str corrected;
    bool corrected_ran;
    bool relaxed;
    /* The figures of the regions, where the words name an indicator; else NULL. */
    const struct figure_card *figures;
    /* The filters that the words name. Where they name a region, others have less to
     * show. */
    const struct search_understood *understood;
    size_t n_understood;
    /* The regions, in the order that was asked for. */
    const struct compare_row *rows;
    size_t n_rows;
    /* The documents of no region, and all documents, each counted once. */
    struct compare_row national, all;
    struct search_timing timing;
};

/**
 * Compare the regions.
 *
 * @param request  must live as long as the comparison.
 * @return STATUS_OK, or STATUS_INDEX_CORRUPT when a document cannot be read.
 */
MUST_CHECK enum status compare(struct comparison *out, struct searcher *searcher,
                               const struct compare_request *request, struct error *err);

/**
 * Append the comparison as JSON (docs/API.md, section 8), without a newline at the end.
 *
 * @param site  what stands before the addresses of our pages, without a slash at its end;
 *              may be empty.
 */
void comparison_to_json(struct buf *out, const struct comparison *comparison,
                        const struct index *index, struct str site);

/**
 * Append it as CSV (RFC 4180): a row of headings, one of each region in their order, one
 * of the documents of no region.
 *
 * @param separator  ',' or ';'.
 * @param site       as for comparison_to_json().
 */
void comparison_to_csv(struct buf *out, const struct comparison *comparison,
                       char separator, struct str site);

#endif
