/* The request of a search: what it may hold, and how it is read from the parameters of a
 * query string and written back. */
#ifndef ENGINE_REQUEST_REQUEST_H
#define ENGINE_REQUEST_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/macros.h"
#include "base/status.h"
#include "engine/index/index.h"
#include "engine/request/facet.h"
#include "engine/request/hit_member.h"
#include "engine/vocabulary/vocabulary.h"

/**
 * Limits of docs/API.md, section 6: code points of the text, words of a query, results
 * that can be paged through, results of a page at most and by default.
 */
#define SEARCH_QUERY_MAX 512
#define SEARCH_TERMS_MAX 32
#define SEARCH_DEPTH_MAX 1000
#define SEARCH_PER_PAGE_MAX 50
#define SEARCH_PER_PAGE 10

enum search_mode { MODE_BROAD, MODE_STRICT };
enum search_sort { SORT_RELEVANCE, SORT_NEWEST, SORT_OLDEST };
/** In search_request.regions: the documents of no region. Region i is bit i. */
#define REGION_NATIONAL ((region_set)1 << REGION_MAX)

/** What is asked for. All texts are borrowed from the arena that it was read into. */
struct search_request {
    /* Valid UTF-8, trimmed and in composed form (NFC). */
    struct str text;
    enum search_mode mode;
    enum search_sort sort;
    /* No bit: any region. */
    region_set regions;
    struct theme_set themes;
    /* Bit k for enum kind k; no bit: any kind. */
    uint32_t kinds;
    /* Slugs, sorted, each once. */
    const struct str *sources;
    size_t n_sources;
    /* The first and last day, both included; DATE_NONE where the period is open. */
    date_day from, to;
    /* The same as they were given: "2026-04". */
    struct str from_text, to_text;
    /* The documents in force on this day; DATE_NONE: not asked for. */
    date_day valid_at;
    /* The number of the page, from 1, and its results. */
    uint32_t page, per_page;
    /* Bit f for enum facet f: it is counted. */
    uint32_t facets;
    bool explain;
    /* The members that the hits have in JSON beside their id; empty: all. */
    hit_member_set fields;
    /* In JSON, the codes of regions, themes and kinds have their labels beside them. */
    bool labels;
    /* Parts of one document are results of their own (collapse=0). */
    bool separate;
    /* The hits get no titles and no snippets. Set by evaluations; not a parameter. */
    bool without_extracts;
};

/** A parameter of a query string, percent-decoded. */
struct search_param {
    struct str name;
    struct str value;
};

/** What is wrong with a parameter, in French. The texts are in the arena. */
struct search_fault {
    struct str parameter;
    struct str detail;
};
#define SEARCH_FAULTS_MAX 16
struct search_faults {
    struct search_fault at[SEARCH_FAULTS_MAX];
    size_t n;
};

/** Whether a search has a parameter called @p name. */
bool search_param_is_known(struct str name);

/**
 * Read @p n parameters into @p out. Their bytes need not be valid UTF-8. One whose value
 * is empty counts as absent.
 *
 * @param[out] faults  all faults, up to SEARCH_FAULTS_MAX.
 * @return STATUS_OK, STATUS_TOO_LARGE when the text has more than SEARCH_QUERY_MAX code
 *         points, or STATUS_BAD_INPUT for any other fault.
 */
MUST_CHECK enum status search_request_read(struct search_request *out,
                                           struct search_faults *faults,
                                           const struct index *index,
                                           const struct search_param *params, size_t n,
                                           struct arena *arena);

/**
 * Append the request as a query string without "?", percent-encoded. The order of the
 * parameters is fixed and defaults are left out, so that equal requests give equal bytes.
 *
 * @param page  the page to write instead of the request's own; 0 keeps that.
 */
void search_request_write(struct buf *out, const struct search_request *request,
                          const struct index *index, uint32_t page);

/**
 * Append the parameters before and those behind @p first to @p last, which are the names
 * of parameters that stand side by side in the fixed order. What stands in between can
 * then be written for many requests that differ in nothing else.
 *
 * @p before and @p behind must be empty.
 */
void search_request_write_around(struct buf *before, struct buf *behind,
                                 const struct search_request *request,
                                 const struct index *index, struct str first,
                                 struct str last);

/**
 * Append what search_request_write() gives for the first page when only that counts which
 * decides what is found: not the order, nor the size of pages, nor how hits are shown. It
 * is the query of a search's feeds.
 */
void search_request_write_feed(struct buf *out, const struct search_request *request,
                               const struct index *index);

/** Whether search_request_write() gives the same for page 1: most requests ask for
 *  nothing else. */
bool search_request_is_feeds(const struct search_request *request);

/**
 * Append what search_request_write() gives for @p page, made from @p first, which it gave
 * for page 1 of the same request. The links of one answer differ in the page only, so the
 * other parameters need not be encoded again.
 */
void search_request_write_page(struct buf *out, struct str first, uint32_t page);

#endif
