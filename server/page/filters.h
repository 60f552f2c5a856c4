/* The filters that a request has set, one by one, and the request without each. */
#ifndef SERVER_PAGE_FILTERS_H
#define SERVER_PAGE_FILTERS_H

#include "engine/answer/search.h"
#include "server/html/url.h"

/** More are neither shown as tags nor tried one by one. */
#define FILTERS_MAX 40

struct filter {
    struct str label;              /* « Hauts-de-France », « avril 2026 » */
    struct search_request without; /* on its first page */
};

/**
 * List the filters of @p request, in the order region, theme, kind, source, dates. Texts live in @p arena.
 * @return how many were written to @p out, FILTERS_MAX at most.
 */
size_t filters_list(struct filter out[FILTERS_MAX], const struct search_request *request,
                    const struct index *index, struct arena *arena);

/** @p request with no filter at all: its words, mode and order stay. */
struct search_request filters_none(const struct search_request *request);

/** The parameters that say @p request, as forms need them; they live in @p arena. */
const struct search_param *request_params(size_t *n, const struct search_request *request,
                                          const struct index *index, struct arena *arena);

/** The address of the results of @p request, such as "/recherche?q=vae&page=2"; @p page 0 keeps the
 *  request's own page. */
struct url request_url(const struct search_request *request, const struct index *index,
                       uint32_t page, struct arena *arena);

#endif
