/* A search: what is answered to a request. */
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
#include "engine/index/documents.h"
#include "engine/index/index.h"
#include "engine/match/facet_value.h"
#include "engine/plan/expansion.h"
#include "engine/request/request.h"
#include "engine/understood/proposal.h"

#define SNIPPET_MAX 240 /* code points */

struct explanation;

struct search_hit {
    uint32_t docid;
    double score;
    struct document document;
    struct str title_html;        /* escaped, only <mark> */
    struct str snippet;           /* plain text, ≤ SNIPPET_MAX code points */
    struct str snippet_html;      /* escaped, only <mark> */
    struct str explain;           /* French, or empty */
    const struct document *parts; /* of the same whole, ranked below: best first */
    size_t n_parts;
    const struct explanation
        *explanation; /* its figures; NULL unless request.explain and words were sought */
};

/** What is answered. Texts are borrowed from the searcher's arena or the index: good until the next search. */
struct search_answer {
    const struct search_request *request;
    struct str
        corrected; /* the query as it was probably meant; empty: that finds no more */
    bool
        corrected_ran; /* the words typed found nothing: what is answered is what `corrected` finds */
    bool relaxed;
    const struct str *ignored; /* parts of the query beyond its limits */
    size_t n_ignored;
    const struct search_expanded *expanded;
    size_t n_expanded;
    const struct search_understood *understood;
    size_t n_understood;
    const struct search_concept *concepts;
    size_t n_concepts;
    uint32_t total;    /* documents that match */
    uint32_t n_folded; /* those of them that stand under another part of the same whole */
    uint32_t pages;
    const struct search_hit *hits;
    size_t n_hits;
    struct facet_list facets[FACET_COUNT_]; /* n = 0 for those not asked */
    struct search_timing timing;            /* all stages but STAGE_WRITE */
};

/** One thread's means to search an index: an analyser, an arena, what reads documents. Keeps @p index borrowed. */
struct searcher;
struct searcher *searcher_new(const struct index *index);
void searcher_free(struct searcher *searcher);
void searcher_free_at(struct searcher **searcher);
#define AUTO_SEARCHER CLEANUP(searcher_free_at) struct searcher

/** The arena that the searcher's answers live in; search() clears nothing of it: the caller calls
 *  arena_clear() between requests. Requests may be read into it too. */
struct arena *searcher_arena(struct searcher *searcher);
struct analyser *searcher_analyser(struct searcher *searcher);
/** Borrowed from the searcher. */
const struct index *searcher_index(const struct searcher *searcher);
/** What reads its documents into that arena. */
struct documents *searcher_documents(struct searcher *searcher);

/**
 * Answer @p request.
 * @return STATUS_OK, STATUS_INDEX_CORRUPT, STATUS_IO or STATUS_INTERNAL.
 */
MUST_CHECK enum status search(struct search_answer *out, struct searcher *searcher,
                              const struct search_request *request, struct error *err);

/** Append the body of API §4 (no newline at the end); same answer, same bytes. */
void search_answer_to_json(struct buf *out, const struct search_answer *answer,
                           const struct index *index);

/** The last page that can be asked for: the last one there is, or the last within SEARCH_DEPTH_MAX; at least 1. */
uint32_t search_last_page(const struct search_answer *answer);

/** Append one document as JSON: the members of a hit, and its whole text. */
void document_to_json(struct buf *out, const struct document *document,
                      const struct index *index);

/** The text of @p document for one page: escaped HTML with the request's words marked, paragraphs kept as blank lines.
 *  Borrowed from the searcher's arena. */
struct str search_mark_text(struct searcher *searcher,
                            const struct search_request *request, uint32_t docid,
                            enum record_field field);

#endif
