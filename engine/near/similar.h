/* Finds the documents on the same subject as one document: a search for its most telling
 * words. */
#ifndef ENGINE_NEAR_SIMILAR_H
#define ENGINE_NEAR_SIMILAR_H

#include "engine/answer/search.h"

/** How many documents are given, at most and by default. */
#define SIMILAR_MAX 20
#define SIMILAR_DEFAULT 5
/** The most shared words that are named. */
#define SIMILAR_SHARED_MAX 8

/** One similar document. */
struct similar_hit {
    uint32_t docid;
    /* Above 0, at most 1: its score as a share of what the document itself scores. */
    double score;
    struct document document;
    /* The words that both have, as the first document writes them, most telling first. */
    const struct str *shared;
    size_t n_shared;
};

/** Texts are in the searcher's arena or in the index. */
struct similar_answer {
    struct str id;
    /* Best first. */
    struct similar_hit hits[SIMILAR_MAX];
    size_t n_hits;
};

/**
 * Find the documents that are similar to document @p docid. The document itself, its
 * parts, its whole and the other parts of its whole are left out. Of several parts of
 * another whole only the best is given. The same kind, shared regions and shared themes
 * raise a score, by half at most.
 *
 * @param limit  how many are given at most, 1 to SIMILAR_MAX.
 * @return STATUS_OK, or STATUS_INDEX_CORRUPT when a document cannot be read.
 */
MUST_CHECK enum status similar_find(struct similar_answer *out, struct searcher *searcher,
                                    uint32_t docid, size_t limit, struct error *err);

/**
 * Append {"id", "similar": […]}. Equal answers give equal bytes.
 *
 * @param site  as for search_answer_to_json().
 */
void similar_to_json(struct buf *out, const struct similar_answer *answer,
                     const struct index *index, struct str site);

#endif
