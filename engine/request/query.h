/* The query language: parses what a person types into a tree. Words are not analysed
 * here. */
#ifndef ENGINE_REQUEST_QUERY_H
#define ENGINE_REQUEST_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/**
 * Limits of docs/API.md, section 6: brackets inside brackets, nodes of the tree,
 * prefixes, letters before a star. What goes beyond the first three is left out and
 * listed; a shorter prefix is a word.
 */
#define QUERY_NESTING_MAX 8
#define QUERY_NODES_MAX 64
#define QUERY_PREFIXES_MAX 2
#define QUERY_PREFIX_MIN 3

enum query_kind {
    /* Plain words side by side, as typed. */
    QUERY_WORDS,
    /* What stands between quotes. */
    QUERY_PHRASE,
    /* The letters before the star. */
    QUERY_PREFIX,
    /* The value of a field that filters. */
    QUERY_FILTER,
    /* Items side by side without an operator. A document needs most of the words, and all
     * of the other items. */
    QUERY_GROUP,
    /* Operands joined by ET, or one pair of brackets. */
    QUERY_ALL,
    /* Operands joined by OU. */
    QUERY_ANY
};

enum query_field {
    QUERY_ANYWHERE,
    /* titre: */
    QUERY_TITLE,
    /* auteur: */
    QUERY_AUTHOR,
    /* From here on, fields filter: region:, theme:, type:, source:, date: */
    QUERY_REGION,
    QUERY_THEME,
    QUERY_TYPE,
    QUERY_SOURCE,
    QUERY_DATE
};

struct query_node {
    enum query_kind kind;
    enum query_field field;
    /* Documents that match it are left out: -mot, SAUF mot, NOT mot. */
    bool excluded;
    struct str text;
    /* The first child of a QUERY_GROUP, QUERY_ALL or QUERY_ANY, else NULL. */
    const struct query_node *child;
    /* The next child of the same parent, or NULL. */
    const struct query_node *next;
};

/** The parts of the query that are left out because of its limits. */
struct query_ignored {
    struct str at[QUERY_NODES_MAX];
    size_t n;
};

/**
 * Parse @p text, valid UTF-8. Nothing that a person types is an error: an operator that
 * lacks an operand is read as a word.
 *
 * @param[out] ignored  what was left out, as typed.
 * @return the tree, in @p arena; its texts are borrowed from @p text. Never NULL: the
 *         root is a QUERY_GROUP, QUERY_ALL or QUERY_ANY, and a QUERY_GROUP without child
 *         when there is no word.
 */
const struct query_node *query_parse(struct str text, struct query_ignored *ignored,
                                     struct arena *arena);

/**
 * The same, but OU, ET, SAUF and NOT are words. It is for a query that is typed in
 * capitals from end to end, where an operator cannot be told from a word.
 */
const struct query_node *
query_parse_shouted(struct str text, struct query_ignored *ignored, struct arena *arena);

/**
 * Whether @p text is a question put as a sentence: it ends with "?" and has three spaces
 * or more outside quotes (« Comment ne plus être inscrit au FICP ? »). In a sentence,
 * unlike in a list of words, some words are said in passing, and quotes and brackets
 * belong to the sentence.
 */
bool query_is_question(struct str text);

#endif
