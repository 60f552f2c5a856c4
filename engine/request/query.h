/* The query language: from what a person types to a tree. No Xapian in it, no analysis yet. */
#ifndef ENGINE_REQUEST_QUERY_H
#define ENGINE_REQUEST_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/** Limits of API §6; what is beyond is ignored and listed. */
#define QUERY_NESTING_MAX 8
#define QUERY_NODES_MAX 64
#define QUERY_PREFIXES_MAX 2
#define QUERY_PREFIX_MIN 3 /* letters */

enum query_kind {
    QUERY_WORDS,  /* plain words, as typed */
    QUERY_PHRASE, /* what stood between quotes */
    QUERY_PREFIX, /* the letters before the star */
    QUERY_FILTER, /* a value of the field */
    QUERY_GROUP,  /* things side by side: most words, and all the rest */
    QUERY_ALL,    /* joined by ET */
    QUERY_ANY     /* joined by OU */
};

enum query_field {
    QUERY_ANYWHERE,
    QUERY_TITLE,  /* titre: */
    QUERY_AUTHOR, /* auteur: */
    QUERY_REGION, /* the rest are filters */
    QUERY_THEME,
    QUERY_TYPE,
    QUERY_SOURCE,
    QUERY_DATE
};

struct query_node {
    enum query_kind kind;
    enum query_field field;
    bool excluded; /* -mot, SAUF mot, NOT mot */
    struct str text;
    const struct query_node *child; /* first one, of groups, ALL and ANY */
    const struct query_node *next;
};

/** Parts of the query that its limits leave out. */
struct query_ignored {
    struct str at[QUERY_NODES_MAX];
    size_t n;
};

/**
 * Read @p text, valid UTF-8. Nothing a person types is an error: what makes no sense as an operator is read as words.
 * @return the tree, in @p arena, a QUERY_GROUP, QUERY_ALL or QUERY_ANY; never NULL; a group without child when
 *         there is no word. Texts are borrowed from @p text.
 */
const struct query_node *query_parse(struct str text, struct query_ignored *ignored,
                                     struct arena *arena);

/** The same, but OU, ET, SAUF and NOT are words like others: of a query typed wholly in capitals, where capitals tell
 *  nothing. */
const struct query_node *
query_parse_shouted(struct str text, struct query_ignored *ignored, struct arena *arena);

/** Whether @p text is a question put as a sentence, four words or three and a mark apart: « Comment ne plus être inscrit
 *  au FICP ? ». Its words are said in passing as those of no list are, its quotes and brackets are its own. */
bool query_is_question(struct str text);

#endif
