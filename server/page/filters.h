/* The filters that a request has set, one by one, and the request without each. */
#ifndef SERVER_PAGE_FILTERS_H
#define SERVER_PAGE_FILTERS_H

#include "engine/answer/search.h"
#include "html/url.h"

/** The most filters that are shown as tags and tried one by one. */
#define FILTERS_MAX 40

struct filter {
    /* What the filter is called: « Hauts-de-France », « avril 2026 ». */
    struct str label;
    /* The request without this filter, on its first page. */
    struct search_request without;
};

/**
 * List the filters of @p request: regions, themes, kinds, sources, dates, in this order.
 * Their texts live in @p arena.
 *
 * @return how many were written to @p out, FILTERS_MAX at most.
 */
size_t filters_list(struct filter out[FILTERS_MAX], const struct search_request *request,
                    const struct index *index, struct arena *arena);

/** The same request without any filter. Its words, mode and order stay. */
struct search_request filters_none(const struct search_request *request);

/**
 * The parameters that stand for @p request in an address or a form. They live in
 * @p arena.
 */
const struct search_param *request_params(size_t *n, const struct search_request *request,
                                          const struct index *index, struct arena *arena);

/**
 * The address of the results of @p request, such as "/recherche?q=vae&page=2".
 *
 * @param page  the page of the results; 0 for the request's own.
 */
struct url request_url(const struct search_request *request, const struct index *index,
                       uint32_t page, struct arena *arena);

/** The address of a request but for some parameters that stand side by side, and its
 *  page. With it, addresses of many requests that differ in these cost little. */
struct request_around {
    /* Percent-encoded, in an arena; either may be empty. */
    struct str before, behind;
};

/**
 * What stands around the parameters @p first to @p last, which are side by side in the
 * order of request_url(), in the address of the first page of @p request.
 */
struct request_around request_around(const struct search_request *request,
                                     const struct index *index, struct str first,
                                     struct str last, struct arena *arena);

/** The address with @p between, which is percent-encoded and may be empty. */
struct url request_around_url(const struct request_around *around, struct str between,
                              struct arena *arena);

#endif
