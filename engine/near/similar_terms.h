/* The words that tell most of one document, against all the others. */
#ifndef ENGINE_NEAR_SIMILAR_TERMS_H
#define ENGINE_NEAR_SIMILAR_TERMS_H

#include "base/arena.h"
#include "engine/index/documents.h"
#include "engine/index/index_parts.h"

/** As many as bits of a form mark. */
#define SIMILAR_TERMS_MAX 25

/** Documents that the terms of one document may stand in together: some milliseconds of matching. */
#define SIMILAR_DOCUMENTS_MAX 60000U

struct similar_term {
    struct str stem;    /* in the arena */
    struct str written; /* where the document has it first; borrowed from it */
    double weight;      /* 1 for the most telling; above 0 */
    uint32_t n_documents;
};

/**
 * Choose the words of document @p docid, which was read into @p document, by Bo1 (Amati 2003): how far their frequency in it diverges from chance.
 * Words that no other document has, stop words, single letters and numbers are passed over.
 * @param[out] out  the most telling first, equal ones in the order of the text.
 * @return how many.
 */
size_t similar_choose(struct similar_term out[SIMILAR_TERMS_MAX],
                      const struct index *index, uint32_t docid,
                      const struct document *document, struct arena *arena);

#endif
