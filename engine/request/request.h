/* The request of a search: its limits, reading it from parameters, writing it back. */
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
#include "engine/vocabulary/vocabulary.h"

/** Limits of a request; docs/openapi.yaml tells them to users. */
#define SEARCH_QUERY_MAX 512 /* code points */
#define SEARCH_TERMS_MAX 32
#define SEARCH_DEPTH_MAX 1000
#define SEARCH_PER_PAGE_MAX 50
#define SEARCH_PER_PAGE 10

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

/** The facet's name in requests and answers ("region"), and what a reader sees
 *  (« Région »). */
const char *facet_name(enum facet facet);
const char *facet_label(enum facet facet);

/** The bit of search_request.regions that stands for documents of no region. Bit i stands
 *  for region number i. */
#define REGION_NATIONAL ((region_set)1 << REGION_MAX)

/** The request of a search. Its texts are borrowed from the arena that it was read
 *  into. */
struct search_request {
    /** The query, valid UTF-8 in NFC, trimmed. */
    struct str text;
    enum search_mode mode;
    enum search_sort sort;
    /** A bit for each region that is wanted; 0: all. */
    region_set regions;
    struct theme_set themes;
    /** A bit for each enum kind that is wanted; 0: all. */
    uint32_t kinds;
    /** Slugs of the sources that are wanted, sorted, each once. */
    const struct str *sources;
    size_t n_sources;
    /** Both included; DATE_NONE leaves an end open. */
    date_day from, to;
    /** The dates as they were given, "2026-04". */
    struct str from_text, to_text;
    date_day valid_at;
    uint32_t page, per_page;
    /** A bit for each enum facet that is wanted. */
    uint32_t facets;
    bool explain;
    /** Whether the parts of one document are answers of their own (collapse=0). */
    bool separate;
    /** Whether hits are left without titles and extracts. It is no parameter; evaluations
     *  set it. */
    bool without_extracts;
};

/** One parameter of a query string, decoded. */
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
 * Read @p n parameters into @p out. They are percent-decoded, and not yet checked for
 * UTF-8. Every fault is listed in @p faults.
 * @return STATUS_OK, STATUS_BAD_INPUT when faults->n > 0, or STATUS_TOO_LARGE when the
 *         text is longer than SEARCH_QUERY_MAX.
 */
MUST_CHECK enum status search_request_read(struct search_request *out,
                                           struct search_faults *faults,
                                           const struct index *index,
                                           const struct search_param *params, size_t n,
                                           struct arena *arena);

/** Append the request as a query string without "?", percent-encoded, the parameters in a
 *  fixed order, defaults left out: the same request always gives the same bytes. @p page
 *  0 keeps the request's own page. */
void search_request_write(struct buf *out, const struct search_request *request,
                          const struct index *index, uint32_t page);

/** Append what search_request_write() would give for @p page, from 1. @p first is what it
 *  gave for page 1 of the same request: the links of one answer differ in their page
 *  alone. */
void search_request_write_page(struct buf *out, struct str first, uint32_t page);

#endif
