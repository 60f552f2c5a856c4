/* What can be wrong with a request, as problem details (RFC 9457) with French texts. */
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

/** What is said of a problem wherever it shows. */
struct problem_text {
    unsigned status;
    const char *type;   /* a URI that never changes */
    const char *title;  /* French, a short line */
    const char *detail; /* French, what to do about it */
};
const struct problem_text *problem_text(enum problem problem);

/** The problem that a failure of ours is to the client. Not for STATUS_OK. */
enum problem problem_of(enum status status);

/**
 * Append the problem as application/problem+json.
 * @param detail  French, or NULL for the problem's own.
 * @param faults  the parameters that are wrong, or NULL.
 */
void problem_write(struct buf *out, enum problem problem, const char *detail,
                   const struct search_faults *faults);

#endif
