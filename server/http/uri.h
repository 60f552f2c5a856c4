/* A request's target: the path and the parameters, percent-decoded strictly. */
#ifndef SERVER_HTTP_URI_H
#define SERVER_HTTP_URI_H

#include "base/arena.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/answer/search.h"

/** More parameters than any honest form sends. */
#define URI_PARAMS_MAX 128

/** A target taken apart. Everything lives in the arena that uri_parse() was given. */
struct uri {
    struct str path;  /* decoded, valid UTF-8, starts with "/" */
    struct str query; /* as sent, without its "?"; empty when there is none */
    const struct search_param *params;
    size_t n_params;
};

/**
 * Take @p target apart: `/path?name=value&…`, or the same after `http://host`. In a query "+" is a space; empty
 * pieces (`&&`) are skipped. Names and path are checked for UTF-8; values are left to who reads them.
 *
 * @param[out] faults  on failure, which parameter is wrong and why, in French; the parameter is "" for the path.
 * @return STATUS_OK, or STATUS_BAD_INPUT: a byte that may not stand there, a broken or zero %XX, invalid UTF-8,
 *         more than URI_PARAMS_MAX parameters.
 */
MUST_CHECK enum status uri_parse(struct uri *out, struct search_faults *faults,
                                 struct str target, struct arena *arena);

/** The value of the only parameter called @p name; its `at` is NULL when there is none. */
struct str uri_param(const struct uri *uri, const char *name);

/** Add a fault, as long as there is room. Both texts are kept as given: string literals or the arena's. */
void faults_add(struct search_faults *faults, struct str parameter, struct str detail);

#endif
