/* Builds the list of tokens of one analysis. It holds the tokens and owns their strings,
 * together with the lexicon. */
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

/* The most letters of a plain word (plain.h). They are written eight at a time: the last
 * eight may go beyond. */
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
    /* Room for plain.c. It is not on the stack because there it would be zeroed for each
     * word. */
    char plain_folded[PLAIN_ROOM];
    char plain_written[2 * PLAIN_ROOM];
};

/** Empty the list, and begin that of @p text, which is borrowed. */
void builder_begin(struct token_builder *builder, struct str text, unsigned mode);
void builder_release(struct token_builder *builder);

/** A token as the rule that found it describes it. */
struct found {
    /* At most TERM_MAX_BYTES, not empty; copied. */
    struct str folded;
    /* In lower case; copied. A NULL pointer: the same as folded. */
    struct str written;
    uint32_t start, end;
    /* Bits of enum token_flag; TOKEN_VERBATIM keeps the token from being stemmed. */
    uint32_t flags;
};

/**
 * Add one token, with the flags that the lexicon has for its word. With TOKEN_ALTERNATIVE
 * it shares the position of the token before it; without, it gets the next position.
 */
void builder_put(struct token_builder *builder, const struct found *found);

/**
 * Add @p found as an alternative of @p token, a token of the list that is no alternative,
 * behind which others may stand. Pointers to tokens are no longer good afterwards.
 */
void builder_put_beside(struct token_builder *builder, const struct token *token,
                        const struct found *found);

/**
 * Let @p token of the list be the word @p folded, which it is an abbreviation of; where
 * it is and whether it is in capitals stay.
 */
void builder_reword(struct token_builder *builder, struct token *token,
                    struct str folded);

/**
 * Whether builder_add() keeps the joiners (apostrophes, hyphens, dots) between the
 * letters.
 */
enum builder_joiners { JOINERS_DROPPED, JOINERS_KEPT };

/**
 * Add the @p n letters at @p letters as one word.
 *
 * @return whether it was added: marks or joiners alone give no token.
 */
bool builder_add(struct token_builder *builder, const struct letter *letters, size_t n,
                 uint32_t flags, enum builder_joiners joiners);

/** Remove the last position with all its tokens; there must be one. */
void builder_drop_last(struct token_builder *builder);

/**
 * The last token but @p back (0: the last one), alternatives not counted; NULL when there
 * are not so many.
 */
struct token *builder_last(struct token_builder *builder, size_t back);

#endif
