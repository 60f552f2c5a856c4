/* The lexer of the query language: cuts a query into quotes, brackets, operators and
 * words. */
#ifndef ENGINE_REQUEST_QUERY_LEX_H
#define ENGINE_REQUEST_QUERY_LEX_H

#include "engine/request/query.h"

enum sign_kind {
    SIGN_END,
    SIGN_WORD,
    SIGN_PHRASE,
    SIGN_PREFIX,
    SIGN_OPEN,
    SIGN_CLOSE,
    SIGN_OR,
    SIGN_AND,
    /* SAUF or NOT. */
    SIGN_NOT,
    /* A minus directly before a word, a phrase or a bracket. */
    SIGN_MINUS
};

/** One token of the query language. Its texts are borrowed from the query. */
struct sign {
    enum sign_kind kind;
    /* Of a word, phrase or prefix. */
    enum query_field field;
    /* The word, what is between the quotes, or what stands before the star. */
    struct str text;
    /* As typed, with the field, the quotes and the star. */
    struct str whole;
};

/** Take the first sign of @p rest, which then begins behind it. SIGN_END at the end. */
struct sign sign_take(struct str *rest);

#endif
