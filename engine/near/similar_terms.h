/* Chooses the words that tell most about one document, compared with all others. */
#ifndef ENGINE_NEAR_SIMILAR_TERMS_H
#define ENGINE_NEAR_SIMILAR_TERMS_H

#include "base/arena.h"
#include "engine/index/documents.h"
#include "engine/index/index_parts.h"

/** The most words that are chosen; each has its bit in a form mark. */
#define SIMILAR_TERMS_MAX 25

/** The bytes of a text in which its words are counted: these hold the first 20 000, the
 *  most that are counted. */
#define SIMILAR_TEXT_MAX (256U << 10)

/**
 * The most postings of all chosen words together; to read them takes some milliseconds.
 * The first word may have more.
 */
#define SIMILAR_DOCUMENTS_MAX 60000U

struct similar_term {
    /* In the arena. */
    struct str stem;
    /* Where it stands first in the document; borrowed from that. */
    struct str written;
    /* 1 for the most telling word, less for the others; above 0. */
    double weight;
    /* Its document frequency. */
    uint32_t n_documents;
};

/**
 * Choose the words of document @p docid, which was read into @p document. They are
 * weighed by Bo1 (Amati 2003): how far the frequency of a word in the document is from
 * what chance would give. Stop words, single letters, numbers and words that no other
 * document has are left out.
 *
 * @param[out] out  the most telling first; equal ones in the order of the text.
 * @return how many.
 */
size_t similar_choose(struct similar_term out[SIMILAR_TERMS_MAX],
                      const struct index *index, struct store *store, uint32_t docid,
                      const struct document *document, struct arena *arena);

#endif
