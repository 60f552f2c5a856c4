/* What a comparison of the regions is asked for. */
#ifndef ENGINE_COMPARE_COMPARE_REQUEST_H
#define ENGINE_COMPARE_COMPARE_REQUEST_H

#include "engine/request/request.h"

/** What the rows are sorted by. */
enum compare_order {
    /* The labels of the regions, in alphabetical order. */
    COMPARE_BY_REGION,
    /* All documents of the region. */
    COMPARE_BY_TOTAL,
    /* Its documents of one kind. */
    COMPARE_BY_KIND
};

struct compare_request {
    /* The words and the filters; without regions and facets. */
    struct search_request search;
    enum compare_order order;
    /* For COMPARE_BY_KIND. */
    enum kind kind;
    /* The greatest first, or the last of the alphabet. */
    bool descending;
};

/** Whether a comparison has a parameter called @p name. */
bool compare_param_is_known(struct str name);

/**
 * Read @p n parameters: q, theme, kind, source, from, to, valid_at and mode as a search
 * has them; `sort` is "region", "total" or the slug of a kind, and `order` is "asc" or
 * "desc". Without an order, regions go from A and counts from the greatest.
 *
 * @param[out] faults  all faults, up to SEARCH_FAULTS_MAX, in French.
 * @return as search_request_read().
 */
MUST_CHECK enum status compare_request_read(struct compare_request *out,
                                            struct search_faults *faults,
                                            const struct index *index,
                                            const struct search_param *params, size_t n,
                                            struct arena *arena);

/**
 * Append the request as a query string without "?", percent-encoded. Defaults are left
 * out, and equal requests give equal bytes.
 */
void compare_request_write(struct buf *out, const struct compare_request *request,
                           const struct index *index);

/** The value of `sort` that stands for the request's order. A literal. */
const char *compare_order_name(const struct compare_request *request);

/** The kinds that have a column: those of the filter, or all. A bit each. */
uint32_t compare_kinds(const struct compare_request *request);

/**
 * The search whose total a cell is: the same words and filters in one region, of one
 * kind.
 *
 * @param region  its number, REGION_MAX for documents of no region; -1: any.
 * @param kind    KIND_COUNT_: any that the request lets pass.
 */
struct search_request compare_cell_request(const struct compare_request *request,
                                           int region, enum kind kind);

#endif
