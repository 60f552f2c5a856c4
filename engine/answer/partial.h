/* Finds the documents that hold a part of the words. The best of them come behind those
 * that match (docs/API.md, section 3). */
#ifndef ENGINE_ANSWER_PARTIAL_H
#define ENGINE_ANSWER_PARTIAL_H

#include "engine/answer/search_order.h"

/** The number of the last result that may hold a part only. */
#define PARTIAL_DEPTH 100

struct partial {
    /* The documents, of which the best are results; NULL when there are none. */
    struct set *docs;
    /* How many results they are; parts of one document are one. */
    uint32_t n;
    /* By whole: whether one of its parts matches, so that the whole is a result already.
     * NULL when parts are not folded. */
    bool *is_found;
};

/**
 * Find the documents that hold a part of what @p subject asks for.
 *
 * @param matched    the documents that match.
 * @param among      those of them that pass the filters.
 * @param n_results  how many results these are.
 */
void partial_find(struct partial *out, const struct search_subject *subject,
                  struct set *matched, const struct doc_list *among, uint32_t n_results);

/** The documents of @p partial to be ranked: those whose whole is not a result. Not for a
 *  partial without documents. */
struct doc_list partial_list(const struct partial *partial, const struct plan *plan);

#endif
