/* What the files of the TOML reader share: toml.c reads keys and tables, toml_value.c
 * values. Private to this folder. */
#ifndef INDEXER_FORMAT_TOML_PARTS_H
#define INDEXER_FORMAT_TOML_PARTS_H

#include "base/buf.h"
#include "indexer/format/toml.h"

/** Where the reader is. Faults are kept: reading goes on with empty answers, so that only
 *  the end need ask. */
struct toml {
    /* What is left. */
    struct str rest;
    uint32_t line;
    int depth;
    /* NULL, or what is wrong: French, a literal. */
    const char *fault;
};

/** The most bytes of a string. */
#define TOML_TEXT_MAX ((size_t)64 << 10)

/** The next byte, or zero at the end. */
static inline char toml_peek(const struct toml *toml)
{
    return toml->rest.n ? toml->rest.at[0] : '\0';
}

static inline void toml_skip(struct toml *toml, size_t n)
{
    toml->rest = (struct str){toml->rest.at + n, toml->rest.n - n};
}

/** Skip @p sign when it is next. */
static inline bool toml_take(struct toml *toml, struct str sign)
{
    bool is_next = str_starts_with(toml->rest, sign);
    if (is_next)
        toml_skip(toml, sign.n);
    return is_next;
}

/** Keep the first fault. */
static inline void toml_fail(struct toml *toml, const char *fault)
{
    if (!toml->fault)
        toml->fault = fault;
}

/** Skip blanks, and also comments and the ends of lines. */
void toml_skip_blanks(struct toml *toml);
void toml_skip_lines(struct toml *toml);

/** Read a key of one part: bare or quoted. */
void toml_read_key(struct buf *out, struct toml *toml);

/** Read « a.b = value » into @p object; the name of its first part goes to @p first. */
void toml_read_pair(json_t *object, struct buf *first, struct toml *toml);

/** Read a string in single or double quotes, of one or several lines. */
void toml_read_string(struct buf *out, struct toml *toml);

/** Read a value; new, NULL on failure. */
json_t *toml_read_value(struct toml *toml);

/** The member @p name of @p object, an object, which is made when it lacks. NULL when it
 *  is something else, which is a fault. */
json_t *toml_table(json_t *object, const char *name, struct toml *toml);

#endif
