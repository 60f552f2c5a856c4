/* The signs of the query language: quotes, brackets, operators, fields, words. */
#ifndef ENGINE_REQUEST_QUERY_LEX_H
#define ENGINE_REQUEST_QUERY_LEX_H

#include "engine/request/query.h"

enum sign_kind {
    SIGN_END,
    SIGN_WORD,   /* text: the word */
    SIGN_PHRASE, /* text: between the quotes */
    SIGN_PREFIX, /* text: before the star */
    SIGN_OPEN,
    SIGN_CLOSE,
    SIGN_OR,
    SIGN_AND,
    SIGN_NOT,  /* SAUF, NOT */
    SIGN_MINUS /* directly before a word, a phrase or a bracket */
};

struct sign {
    enum sign_kind kind;
    enum query_field field; /* of a word, phrase or prefix */
    struct str text;
    struct str whole; /* with field, quotes and star, as typed */
};

/** The sign at the start of @p rest, which is moved behind it. */
struct sign sign_take(struct str *rest);

#endif
