/* The query language: from what a person types to a tree. Nothing is analysed yet. */
#ifndef ENGINE_REQUEST_QUERY_H
#define ENGINE_REQUEST_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/** Limits of a query. What is beyond them is ignored, and listed as ignored. */
#define QUERY_NESTING_MAX 8
#define QUERY_NODES_MAX 64
#define QUERY_PREFIXES_MAX 2
#define QUERY_PREFIX_MIN 3 /* letters */

enum query_kind {
    QUERY_WORDS,  /* plain words, as typed */
    QUERY_PHRASE, /* what stood between quotes */
    QUERY_PREFIX, /* the letters before the star */
    QUERY_FILTER, /* a value of the field */
    QUERY_GROUP,  /* parts side by side: most of the words, and all other parts */
    QUERY_ALL,    /* joined by ET */
    QUERY_ANY     /* joined by OU */
};

enum query_field {
    QUERY_ANYWHERE,
    QUERY_TITLE,  /* titre: */
    QUERY_AUTHOR, /* auteur: */
    QUERY_REGION, /* this one and those below it are filters */
    QUERY_THEME,
    QUERY_TYPE,
    QUERY_SOURCE,
    QUERY_DATE
};

struct query_node {
    enum query_kind kind;
    enum query_field field;
    /** Whether it was excluded: -mot, SAUF mot, NOT mot. */
    bool excluded;
    struct str text;
    /** The first child of a group, of QUERY_ALL and of QUERY_ANY. */
    const struct query_node *child;
    const struct query_node *next;
};

/** Parts of the query that are ignored, because they are beyond a limit. */
struct query_ignored {
    struct str at[QUERY_NODES_MAX];
    size_t n;
};

/**
 * Read @p text, valid UTF-8. Nothing that a person types is an error: an operator that
 * makes no sense is read as a word.
 * @return the tree, in @p arena: a QUERY_GROUP, QUERY_ALL or QUERY_ANY, never NULL,
 *         without children when there is no word. Its texts are borrowed from @p text.
 */
const struct query_node *query_parse(struct str text, struct query_ignored *ignored,
                                     struct arena *arena);

/** The same, with OU, ET, SAUF and NOT as plain words. It reads a query that is typed
 *  wholly in capitals, where capitals tell nothing. */
const struct query_node *
query_parse_shouted(struct str text, struct query_ignored *ignored, struct arena *arena);

/** Whether @p text is a question put as a sentence: it ends in a question mark and has
 *  four words, or three and a mark apart (« Comment ne plus être inscrit au FICP ? »).
 *  Words of such a question are said in passing, more than those of a list of words, and
 *  its quotes and brackets are punctuation. */
bool query_is_question(struct str text);

#endif
