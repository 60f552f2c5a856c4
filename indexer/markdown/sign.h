/* Classes of ASCII signs in markup, which no language setting changes. */
#ifndef INDEXER_MARKDOWN_SIGN_H
#define INDEXER_MARKDOWN_SIGN_H

#include <stdbool.h>

static inline bool sign_is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static inline bool sign_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool sign_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool sign_is_alnum(char c)
{
    return sign_is_letter(c) || sign_is_digit(c);
}

static inline char sign_small(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

#endif
