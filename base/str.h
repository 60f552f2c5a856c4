/* A borrowed piece of text: a pointer and a length. It is not zero-terminated. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The @p n bytes at @p at. Each function that returns one says who owns the bytes and
 *  how long they may be used. */
struct str {
    const char *at;
    size_t n;
};

/** The string literal @p literal as a str. */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})

/** Both arguments of printf's "%.*s". A text of 2^31 bytes or more must be cut before. */
#define STR_ARG(s) (int)(s).n, (s).at

/** The zero-terminated @p text as a str; NULL gives the empty one. */
static inline struct str str_of(const char *text)
{
    struct str s = {text ? text : "", text ? strlen(text) : 0};
    return s;
}

static inline bool str_equal(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

static inline bool str_starts_with(struct str s, struct str prefix)
{
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.at, prefix.at, prefix.n) == 0);
}

static inline bool str_ends_with(struct str s, struct str suffix)
{
    return s.n >= suffix.n &&
           (suffix.n == 0 || memcmp(s.at + s.n - suffix.n, suffix.at, suffix.n) == 0);
}

/** The place of @p s among the @p n texts at @p names; @p n when it is none of them. */
static inline size_t str_place(struct str s, const char *const *names, size_t n)
{
    size_t i = 0;
    while (i < n && !str_equal(s, str_of(names[i])))
        i++;
    return i;
}

/** Whether @p s is one of the @p n texts at @p names. */
static inline bool str_is_among(struct str s, const char *const *names, size_t n)
{
    return str_place(s, names, n) < n;
}

/** Whether @p s is in @p table, which ends with NULL. */
static inline bool str_is_in(struct str s, const char *const *table)
{
    while (*table && !str_equal(s, str_of(*table)))
        table++;
    return *table;
}

/** The bytes of @p s from @p begin up to @p end; the empty str where they are not all in
 *  it, as offsets in a damaged file may be any. */
static inline struct str str_between(struct str s, size_t begin, size_t end)
{
    struct str part = {"", 0};
    if (begin <= end && end <= s.n) {
        part.at = s.at + begin;
        part.n = end - begin;
    }
    return part;
}

/** Whether @p s is of letters a to z only, one at least. */
bool str_is_letters(struct str s);

/** Compare bytewise as strcmp() does: less than, equal to or greater than zero. */
int str_compare(struct str a, struct str b);

/** @p s without the ASCII white space at its ends. */
struct str str_trim(struct str s);

/**
 * Cut @p rest at its first @p separator: return what is before it and leave in @p rest
 * what is after it. Without a separator, return everything and set rest->at to NULL.
 */
struct str str_cut(struct str *rest, char separator);

/** The offset of the first @p needle in @p s; s.n when there is none. */
size_t str_find(struct str s, struct str needle);

/** The number that all of @p s is in decimal digits, with no sign and no space, from 0 to
 *  @p most (0 or more); -1 when it is none. */
int64_t str_number(struct str s, int64_t most);

/** Read all of @p s into @p out as strtod() reads it. @return false when it is no finite
 *  number or longer than 40 bytes; @p out then keeps its value. */
bool str_real(double *out, struct str s);

#ifdef __cplusplus
}
#endif

#endif
