/* The growing list of tokens of one analysis, and the strings they point to. */
#ifndef TEXT_BUILDER_H
#define TEXT_BUILDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/analyse.h"
#include "text/lexicon.h"
#include "text/word/letter.h"

/* Letters of a plain word: see plain.h. They are read eight at a time, the last time too. */
#define PLAIN_LETTERS 40
#define PLAIN_ROOM (PLAIN_LETTERS + 16)

struct token_builder {
    struct str text;
    struct token *at;
    size_t n;
    size_t room;
    uint32_t n_positions;
    unsigned mode;
    struct arena *arena;
    struct lexicon *lexicon;
    char plain_folded
        [PLAIN_ROOM]; /* scratch of plain.c: on the stack it would be zeroed each time */
    char plain_written[2 * PLAIN_ROOM];
};

/** Begin with the empty list for @p text. */
void builder_begin(struct token_builder *builder, struct str text, unsigned mode);
void builder_release(struct token_builder *builder);

/** A token as its finder knows it. */
struct found {
    struct str folded;  /* at most TERM_MAX_BYTES, not empty; copied */
    struct str written; /* lower case; at NULL: the same as folded. Copied. */
    uint32_t start, end;
    uint32_t flags; /* of enum token_flag; TOKEN_VERBATIM keeps it from being stemmed */
};

/** Add one token. TOKEN_ALTERNATIVE shares the position of the one before; without one it opens its own. */
void builder_put(struct token_builder *builder, const struct found *found);

/** What builder_add() does with the joiners (apostrophes, hyphens, dots) among the letters. */
enum builder_joiners { JOINERS_DROPPED, JOINERS_KEPT };

/**
 * Add the word of the @p n letters at @p letters.
 * @return whether there was one: marks or joiners alone give no token.
 */
bool builder_add(struct token_builder *builder, const struct letter *letters, size_t n,
                 uint32_t flags, enum builder_joiners joiners);

/** Take back the last position with its alternatives; there must be one. */
void builder_drop_last(struct token_builder *builder);

/** The token @p back places before the last (0: the last) that is not an alternative, or NULL. */
struct token *builder_last(struct token_builder *builder, size_t back);

#endif
