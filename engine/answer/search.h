/* Answers a search. */
#ifndef ENGINE_ANSWER_SEARCH_H
#define ENGINE_ANSWER_SEARCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/macros.h"
#include "base/status.h"
#include "engine/answer/concepts.h"
#include "engine/answer/search_timing.h"
#include "engine/card/card.h"
#include "engine/index/documents.h"
#include "engine/index/index.h"
#include "engine/match/facet_value.h"
#include "engine/plan/expansion.h"
#include "engine/request/request.h"
#include "engine/understood/proposal.h"
#include "text/excerpt/sentence.h"

/** The longest snippet, in code points. */
#define SNIPPET_MAX 240

struct explanation;

struct search_hit {
    uint32_t docid;
    double score;
    /* It holds a part of what was asked for. */
    bool partial;
    struct document document;
    /* Escaped HTML with the words in <mark>. */
    struct str title_html;
    /* Plain text, SNIPPET_MAX code points at most. */
    struct str snippet;
    /* The same as escaped HTML with the words in <mark>. */
    struct str snippet_html;
    /* Why it was found, in French; may be empty. */
    struct str explain;
    /* The parts of the same whole that rank below it, best first. */
    const struct document *parts;
    size_t n_parts;
    /* The figures of the explanation; NULL unless request.explain and there were
     * words. */
    const struct explanation *explanation;
};

/**
 * The answer. Its texts are borrowed from the searcher's arena or from the index: good
 * until that arena is cleared.
 */
struct search_answer {
    const struct search_request *request;
    /* The query as it was probably meant; empty when it would find no more. */
    struct str corrected;
    /* The words as typed found nothing, so this is the answer to the corrected query. */
    bool corrected_ran;
    /* No document has what was asked for; these have a part of it. */
    bool relaxed;
    /* The parts of the query that are beyond its limits. */
    const struct str *ignored;
    size_t n_ignored;
    const struct search_expanded *expanded;
    size_t n_expanded;
    const struct search_understood *understood;
    size_t n_understood;
    /* What the reader should know of the results, whole sentences in French. */
    const struct str *notices;
    size_t n_notices;
    /* The figure that the words ask for; NULL when they ask for none. */
    const struct figure_card *figures;
    const struct search_concept *concepts;
    size_t n_concepts;
    /* The documents that match. */
    uint32_t total;
    /* Those of them that are folded under another part of the same whole. */
    uint32_t n_folded;
    /* The results behind these that hold a part. */
    uint32_t partial_total;
    /* Of all results. */
    uint32_t pages;
    const struct search_hit *hits;
    size_t n_hits;
    /* Empty for a facet that was not asked for. */
    struct facet_list facets[FACET_COUNT_];
    /* Of all stages but STAGE_WRITE. */
    struct search_timing timing;
};

/**
 * What one thread needs to search an index: an analyser, an arena and a reader of
 * documents. Not shareable. It borrows @p index.
 */
struct searcher;
struct searcher *searcher_new(const struct index *index);
void searcher_free(struct searcher *searcher);
void searcher_free_at(struct searcher **searcher);
#define AUTO_SEARCHER CLEANUP(searcher_free_at) struct searcher

/**
 * The arena that answers are put into; requests may be read into it too. search() does
 * not clear it: the caller does, with searcher_rest(), between requests.
 */
struct arena *searcher_arena(struct searcher *searcher);

/** The request is answered: clear the arena, and let go of what was read for it. */
void searcher_rest(struct searcher *searcher);

/** The means of the searcher, all borrowed from it. Documents are read into its arena. */
struct analyser *searcher_analyser(struct searcher *searcher);
const struct index *searcher_index(const struct searcher *searcher);
struct documents *searcher_documents(struct searcher *searcher);

/**
 * Answer @p request, which must live as long as the answer.
 *
 * @return STATUS_OK, or STATUS_INDEX_CORRUPT when a document cannot be read.
 */
MUST_CHECK enum status search(struct search_answer *out, struct searcher *searcher,
                              const struct search_request *request, struct error *err);

/**
 * Append the answer as JSON (docs/API.md, section 4), without a newline at the end. Equal
 * answers give equal bytes.
 *
 * @param site  what stands before the paths that links lead to, such as
 *              "https://recherche.example.org", a valid URL; empty: nothing.
 */
void search_answer_to_json(struct buf *out, const struct search_answer *answer,
                           const struct index *index, struct str site);

/**
 * The last page that may be asked for, from 1: the last with results, or the last within
 * SEARCH_DEPTH_MAX.
 */
uint32_t search_last_page(const struct search_answer *answer);

/**
 * Append one document as JSON: the members that a hit has too, its whole text and what
 * else its publisher gave.
 *
 * @param site  as for search_answer_to_json().
 */
void document_to_json(struct buf *out, const struct document *document,
                      const struct index *index, struct str site);

/**
 * A whole field of document @p docid as escaped HTML with the request's words in <mark>;
 * line breaks stay. In the searcher's arena.
 */
struct str search_mark_text(struct searcher *searcher,
                            const struct search_request *request, uint32_t docid,
                            enum record_field field);

/** Stretches of a text, in its order and apart from each other. */
struct text_marks {
    const struct text_span *at;
    size_t n;
};

/** The words of the request in a part of the text of document @p docid, in bytes of
 *  slice->text. In the searcher's arena. */
struct text_marks search_text_marks(struct searcher *searcher,
                                    const struct search_request *request, uint32_t docid,
                                    const struct slice *slice);

#endif
