/* The target of a request taken apart into a path and parameters, strictly
 * percent-decoded. */
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
    /* Decoded; valid UTF-8 that starts with "/". */
    struct str path;
    /* As it was sent, without its "?"; empty when there is none. */
    struct str query;
    const struct search_param *params;
    size_t n_params;
};

/**
 * Take apart @p target, which is `/path?name=value&…` or the same behind `http://host`.
 * In a query "+" is a space, and empty pieces (`&&`) are skipped. The path and the names
 * are checked to be UTF-8; values are checked by those who read them.
 *
 * @param[out] faults  on failure, which parameter is wrong and why, in French. The
 *                     parameter is "" when it is the path.
 * @return STATUS_OK, or STATUS_BAD_INPUT when a byte stands where it may not, when a %XX
 *         is broken or stands for a zero byte, when something is not UTF-8, or when there
 *         are more than URI_PARAMS_MAX parameters.
 */
MUST_CHECK enum status uri_parse(struct uri *out, struct search_faults *faults,
                                 struct str target, struct arena *arena);

/**
 * The value of the only parameter called @p name that has one. Its `at` is NULL when
 * there is none: an empty value counts as not given.
 */
struct str uri_param(const struct uri *uri, const char *name);

/**
 * Add a fault while there is room. Both texts are borrowed: from literals or from the
 * arena.
 */
void faults_add(struct search_faults *faults, struct str parameter, struct str detail);

#endif
