/* Builds the list of tokens. Tokens are in one growing array, their strings in the
 * lexicon or in the arena, so that no token needs an allocation of its own. */
#include "text/builder.h"

#include <assert.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "text/context.h"
#include "text/elision.h"
#include "text/word/fold.h"
#include "text/word/ordinal.h"

#define FIRST_ROOM 1024
/* A larger array (16 MB) is given back before the next text. */
#define ROOM_KEPT ((size_t)1 << 18)

void builder_begin(struct token_builder *builder, struct str text, unsigned mode)
{
    if (builder->room == 0 || builder->room > ROOM_KEPT) {
        builder->room = FIRST_ROOM;
        builder->at = mem_resize_array(builder->at, builder->room, sizeof *builder->at);
    }
    builder->text = text;
    builder->mode = mode;
    builder->n = 0;
    builder->n_positions = 0;
    arena_clear(builder->arena);
    lexicon_trim(builder->lexicon);
}

void builder_release(struct token_builder *builder)
{
    mem_free(builder->at);
    builder->at = NULL;
    builder->room = 0;
    arena_free(builder->arena);
}

static struct token *new_token(struct token_builder *builder)
{
    MEM_GROW(builder->at, builder->n + 1, builder->room, FIRST_ROOM);
    return &builder->at[builder->n++];
}

static void put_ordinal(struct token_builder *builder, const struct token *token,
                        uint32_t ordinal)
{
    char digits[3];
    size_t n = 0;
    if (ordinal >= 10)
        digits[n++] = (char)('0' + ordinal / 10 % 10);
    digits[n++] = (char)('0' + ordinal % 10);
    char text[ORDINAL_TEXT_BYTES];
    struct found found = {{text, ordinal_format(text, (struct str){digits, n})},
                          {NULL, 0},
                          token->start,
                          token->end,
                          TOKEN_ALTERNATIVE};
    builder_put(builder, &found);
}

void builder_put(struct token_builder *builder, const struct found *found)
{
    struct lexicon_word word;
    lexicon_look_up(&word, builder->lexicon, found->folded, builder->arena);
    bool is_verbatim = found->flags & TOKEN_VERBATIM || builder->mode & ANALYSE_NO_STEM;
    uint32_t flags = found->flags | (word.flags & ~WORD_CONTEXT);
    if (builder->mode & ANALYSE_QUERY)
        elision_mend(builder, found);
    if (builder->n_positions == 0)
        flags &= ~(uint32_t)TOKEN_ALTERNATIVE;
    if (!(flags & TOKEN_ALTERNATIVE))
        builder->n_positions++;
    struct token *token = new_token(builder);
    token->folded = word.folded;
    token->stem = is_verbatim ? word.folded : word.stem;
    token->written = word.folded;
    if (found->written.at && !str_equal(found->written, found->folded))
        token->written =
            (struct str){arena_copy(builder->arena, found->written.at, found->written.n),
                         found->written.n};
    token->start = found->start;
    token->end = found->end;
    token->position = builder->n_positions - 1;
    token->flags = flags;
    if (word.flags & WORD_CONTEXT && !(flags & TOKEN_ALTERNATIVE))
        context_apply(builder);
    if (word.ordinal)
        put_ordinal(builder, &(struct token){.start = found->start, .end = found->end},
                    word.ordinal);
}

void builder_put_beside(struct token_builder *builder, const struct token *token,
                        const struct found *found)
{
    size_t index = (size_t)(token - builder->at);
    uint32_t position = token->position;
    struct found beside = *found;
    beside.flags |= TOKEN_ALTERNATIVE;
    builder_put(builder, &beside);
    /* It was put last; the tokens behind its place shift by one. */
    struct token *tokens = builder->at;
    size_t at = builder->n - 1;
    struct token put = tokens[at];
    for (; at > index + 1 && tokens[at - 1].position > position; at--)
        tokens[at] = tokens[at - 1];
    put.position = position;
    tokens[at] = put;
}

void builder_reword(struct token_builder *builder, struct token *token, struct str folded)
{
    struct lexicon_word word;
    lexicon_look_up(&word, builder->lexicon, folded, builder->arena);
    token->folded = token->written = word.folded;
    token->stem = builder->mode & ANALYSE_NO_STEM ? word.folded : word.stem;
    uint32_t kept = TOKEN_CAPITALS | TOKEN_GLUED;
    token->flags = (token->flags & kept) | (word.flags & ~WORD_CONTEXT);
}

struct token_spelling {
    char folded[TERM_MAX_BYTES];
    char written[2 * TERM_MAX_BYTES];
    size_t n_folded, n_written;
    size_t n_letters, n_upper, n_signs;
};

static void spell(struct token_spelling *spelling, const struct letter *letter)
{
    char folded[FOLD_MAX_BYTES];
    size_t n = fold_code_point(folded, letter->cp);
    if (spelling->n_folded + n > sizeof spelling->folded ||
        spelling->n_written + 4 > sizeof spelling->written)
        return;
    memcpy(spelling->folded + spelling->n_folded, folded, n);
    spelling->n_folded += n;
    spelling->n_written +=
        utf8_encode(spelling->written + spelling->n_written, letter->cp);
    spelling->n_signs++;
    if (!letter_is_digit(letter->cp))
        spelling->n_letters++;
    if (letter->flags & LETTER_UPPER)
        spelling->n_upper++;
}

bool builder_add(struct token_builder *builder, const struct letter *letters, size_t n,
                 uint32_t flags, enum builder_joiners joiners)
{
    struct token_spelling spelling;
    spelling.n_folded = spelling.n_written = 0;
    spelling.n_letters = spelling.n_upper = spelling.n_signs = 0;
    for (size_t i = 0; i < n; i++)
        if (joiners == JOINERS_KEPT || letter_is_word(letters[i].cp) ||
            letter_is_mark(letters[i].cp))
            spell(&spelling, &letters[i]);
    if (spelling.n_folded == 0)
        return false;
    if (spelling.n_upper && spelling.n_upper == spelling.n_letters &&
        spelling.n_signs >= 2)
        flags |= TOKEN_CAPITALS;
    struct found found = {{spelling.folded, spelling.n_folded},
                          {spelling.written, spelling.n_written},
                          letters[0].start,
                          letters[n - 1].end,
                          flags};
    builder_put(builder, &found);
    return true;
}

void builder_drop_last(struct token_builder *builder)
{
    assert(builder->n_positions > 0);
    uint32_t position = --builder->n_positions;
    while (builder->n && builder->at[builder->n - 1].position == position)
        builder->n--;
}

struct token *builder_last(struct token_builder *builder, size_t back)
{
    for (size_t i = builder->n; i > 0; i--) {
        struct token *token = &builder->at[i - 1];
        if (!(token->flags & TOKEN_ALTERNATIVE) && back-- == 0)
            return token;
    }
    return NULL;
}
