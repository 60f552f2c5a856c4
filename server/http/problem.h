/* What can be wrong with a request, as problem details (RFC 9457) in French. */
#ifndef SERVER_HTTP_PROBLEM_H
#define SERVER_HTTP_PROBLEM_H

#include "base/buf.h"
#include "base/status.h"
#include "engine/answer/search.h"

enum problem {
    PROBLEM_PARAMETER,
    PROBLEM_REQUEST,
    PROBLEM_NOT_FOUND,
    PROBLEM_METHOD,
    PROBLEM_NOT_ACCEPTABLE,
    PROBLEM_TARGET_TOO_LONG,
    PROBLEM_TOO_MANY,
    PROBLEM_HEAD_TOO_LARGE,
    PROBLEM_VERSION,
    PROBLEM_NO_INDEX,
    PROBLEM_OVERLOAD,
    PROBLEM_INTERNAL,
    PROBLEM_COUNT_
};

/** What a client is told about a problem, as a page or as JSON. */
struct problem_text {
    unsigned status;
    /* A URI that identifies the problem and never changes. */
    const char *type;
    /* One short line, in French. */
    const char *title;
    /* What the visitor can do about it, in French. */
    const char *detail;
};
const struct problem_text *problem_text(enum problem problem);

/**
 * The problem that a client is told when our code failed with @p status, which is not
 * STATUS_OK.
 */
enum problem problem_of(enum status status);

/**
 * Append the problem as JSON (application/problem+json).
 *
 * @param detail  in French; NULL for the detail of problem_text().
 * @param faults  the parameters that are wrong; may be NULL.
 */
void problem_write(struct buf *out, enum problem problem, const char *detail,
                   const struct search_faults *faults);

#endif
