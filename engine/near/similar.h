/* Documents that are about the same: searched for by the words that tell most of one. */
#ifndef ENGINE_NEAR_SIMILAR_H
#define ENGINE_NEAR_SIMILAR_H

#include "engine/answer/search.h"

#define SIMILAR_MAX 20
#define SIMILAR_DEFAULT 5
/** The most shared words that are named. */
#define SIMILAR_SHARED_MAX 8

/** One document like another. */
struct similar_hit {
    uint32_t docid;
    double
        score; /* above 0 to 1: how much of the other's weight it holds, 1 as much as the document itself */
    struct document document;
    const struct str *
        shared; /* words of both, as the first document writes them, most telling first */
    size_t n_shared;
};

/** What is like one document; in the searcher's arena, borrowed from it and from the index. */
struct similar_answer {
    struct str id;
    struct similar_hit hits[SIMILAR_MAX]; /* best first */
    size_t n_hits;
};

/**
 * Find the documents like document @p docid, at most @p limit (1 to SIMILAR_MAX) of them. The document itself, its
 * parts, its whole and the other parts of that are left out; of several parts of one other whole the best one comes.
 * The same kind, shared regions and shared themes are favoured, by half as much again together at most.
 * @return STATUS_OK or what reading the index may give.
 */
MUST_CHECK enum status similar_find(struct similar_answer *out, struct searcher *searcher,
                                    uint32_t docid, size_t limit, struct error *err);

/** Append {"id", "similar": […]}; same answer, same bytes. */
void similar_to_json(struct buf *out, const struct similar_answer *answer,
                     const struct index *index);

#endif
