/* The header Link (RFC 8288): to the other pages of an answer, and to its other forms. */
#ifndef SERVER_EXCHANGE_LINKS_H
#define SERVER_EXCHANGE_LINKS_H

#include "server/exchange/exchange.h"

/** A form that an answer has too, at another address. Literals. */
struct link_form {
    const char *path, *type;
};

/** The addresses of an answer. All is borrowed. */
struct links {
    /* What stands before each path; may be empty. */
    struct str site;
    /* The path that the pages of this answer have in common; a literal. */
    const char *path;
    /* Their query for the first page, percent-encoded; may be empty. */
    struct str first;
    uint32_t page, last;
    /* The forms that the same page has; the one at `path` is this one. */
    const struct link_form *forms;
    size_t n_forms;
    /* The feeds' query, percent-encoded; its `at` is NULL when there are none. */
    struct str feed;
};

/** The page before that of @p links, from 1; 0 when it is the first. */
uint32_t links_previous(const struct links *links);
/** The page behind that of @p links; 0 when it is the last. */
uint32_t links_next(const struct links *links);

/** Append the address of page @p page at @p path. */
void links_put(struct buf *out, const struct links *links, const char *path,
               uint32_t page);

/**
 * Set the header. It is left out when it would be longer than proxies accept; the body
 * has the same links.
 */
void links_set(struct reply *reply, const struct links *links);

#endif
