/* The signs of the query language: quotes, brackets, operators, fields, words. */
#ifndef ENGINE_REQUEST_QUERY_LEX_H
#define ENGINE_REQUEST_QUERY_LEX_H

#include "engine/request/query.h"

enum sign_kind {
    SIGN_END,
    SIGN_WORD,   /* `text` is the word */
    SIGN_PHRASE, /* `text` is what stands between the quotes */
    SIGN_PREFIX, /* `text` is what stands before the star */
    SIGN_OPEN,
    SIGN_CLOSE,
    SIGN_OR,
    SIGN_AND,
    SIGN_NOT,  /* SAUF, NOT */
    SIGN_MINUS /* directly before a word, a phrase or a bracket */
};

struct sign {
    enum sign_kind kind;
    /** The field of a word, a phrase or a prefix. */
    enum query_field field;
    struct str text;
    /** All of it as typed, with its field, quotes and star. */
    struct str whole;
};

/** Take the sign at the start of @p rest, which then begins behind it. */
struct sign sign_take(struct str *rest);

#endif
