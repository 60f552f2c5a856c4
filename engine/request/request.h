/* What is asked: the request of a search, its limits, reading it from parameters and writing it back. */
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
#include "engine/vocabulary/vocabulary.h"

/** Limits of API §6. */
#define SEARCH_QUERY_MAX 512 /* code points */
#define SEARCH_TERMS_MAX 32
#define SEARCH_DEPTH_MAX 1000
#define SEARCH_PER_PAGE_MAX 50
#define SEARCH_PER_PAGE 10

enum search_mode { MODE_BROAD, MODE_STRICT };
enum search_sort { SORT_RELEVANCE, SORT_NEWEST, SORT_OLDEST };
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

#endif
