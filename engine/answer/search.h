/* A search: what is asked, what is answered. */
#ifndef ENGINE_ANSWER_SEARCH_H
#define ENGINE_ANSWER_SEARCH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/macros.h"
#include "base/status.h"
#include "engine/answer/search_timing.h"
#include "engine/index/documents.h"
#include "engine/index/index.h"

/** Limits of API §6. */
#define SEARCH_QUERY_MAX 512 /* code points */
#define SEARCH_TERMS_MAX 32
#define SEARCH_DEPTH_MAX 1000
#define SEARCH_PER_PAGE_MAX 50
#define SEARCH_PER_PAGE 10
#define SNIPPET_MAX 240 /* code points */

enum search_mode { MODE_BROAD, MODE_STRICT };
enum search_sort { SORT_RELEVANCE, SORT_NEWEST, SORT_OLDEST };
enum facet {
    FACET_REGION,
    FACET_THEME,
    FACET_KIND,
    FACET_YEAR,
    FACET_MONTH,
    FACET_SOURCE,
    FACET_COUNT_
};

/** The facets that are counted when a request names none. */
#define SEARCH_FACETS                                                                    \
    (1U << FACET_REGION | 1U << FACET_THEME | 1U << FACET_KIND | 1U << FACET_YEAR)

/** The facet's name in requests and answers ("region"), and what a reader sees (« Région »). */
const char *facet_name(enum facet facet);
const char *facet_label(enum facet facet);

/** Bit of search_request.regions for documents of no region. Region number i is bit i. */
#define REGION_NATIONAL ((region_set)1 << REGION_MAX)

/** What is asked. All texts borrowed from the arena that read it. */
struct search_request {
    struct str text; /* valid UTF-8, as typed but trimmed and in NFC */
    enum search_mode mode;
    enum search_sort sort;
    region_set regions; /* 0: all */
    struct theme_set themes;
    uint32_t kinds;            /* bit of each enum kind; 0: all */
    const struct str *sources; /* slugs, sorted, each once */
    size_t n_sources;
    date_day from, to;             /* inclusive; DATE_NONE: open */
    struct str from_text, to_text; /* as given: "2026-04" */
    date_day valid_at;
    uint32_t page, per_page;
    uint32_t facets; /* bit of each enum facet wanted */
    bool explain;
    bool separate; /* parts of one document are answers of their own (collapse=0) */
    bool
        without_extracts; /* no titles and extracts are made of the hits: not a parameter, for evaluations */
};

/** One decoded parameter of a query string. */
struct search_param {
    struct str name;
    struct str value;
};

/** What is wrong with one parameter, in French. */
struct search_fault {
    struct str parameter;
    struct str detail;
};
#define SEARCH_FAULTS_MAX 16
struct search_faults {
    struct search_fault at[SEARCH_FAULTS_MAX];
    size_t n;
};

/**
 * Read @p n parameters (percent-decoded; not yet checked for UTF-8) into @p out; every fault is listed.
 * @return STATUS_OK, or STATUS_BAD_INPUT when faults->n > 0, STATUS_TOO_LARGE when the text is over SEARCH_QUERY_MAX.
 */
MUST_CHECK enum status search_request_read(struct search_request *out,
                                           struct search_faults *faults,
                                           const struct index *index,
                                           const struct search_param *params, size_t n,
                                           struct arena *arena);

/**
 * Append the request as a query string (no "?"), parameters in a fixed order, defaults left out, percent-encoded:
 * the same request always gives the same bytes. @p page 0 keeps the request's own page.
 */
void search_request_write(struct buf *out, const struct search_request *request,
                          const struct index *index, uint32_t page);

/** Append what search_request_write() gives for @p page, from 1, where it gave @p first for page 1 of the same request:
 *  the links of one answer differ in nothing else. */
void search_request_write_page(struct buf *out, struct str first, uint32_t page);

struct search_expanded {
    struct str from, to;
};
/** A filter that the words name. A time with two ends is two of them with the same label. */
struct search_understood {
    struct str text, parameter, value, label;
    struct str
        rest; /* the query without the words that the filter makes needless: what to ask with it */
    bool
        applied; /* not only proposed: the query names nothing else, and its documents are among the results */
};
/** A descriptor of the thesaurus that the query names; nothing is filtered by it. */
#define CONCEPTS_MAX 3
#define CONCEPT_LABELS_MAX 10
struct search_labels {
    const struct str *at;
    size_t n;
};
struct search_concept {
    struct str code, label;
    struct str domain;         /* above all descriptors, and none itself; may be empty */
    struct search_labels path; /* from the topmost descriptor down to the label */
    struct search_labels narrower, related; /* CONCEPT_LABELS_MAX at most */
};
/** One value of a facet. */
struct facet_value {
    struct str value, label;
    uint32_t count;
    int depth; /* themes: 0 top level, 1 sub-theme */
    bool selected;
};
struct facet_list {
    const struct facet_value *at;
    size_t n;
};

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
