/* Applies the rules of French in their order, which matters:
 * docs/decisions/0002-analysis.md gives the reasons. */
#include "text/reader.h"

#include "text/address.h"
#include "text/amount.h"
#include "text/compound.h"
#include "text/elision.h"
#include "text/inclusive.h"
#include "text/number.h"
#include "text/sign.h"

/**
 * Whether @p raw is like « V.A.E »: two or more single letters with dots between them.
 */
static bool is_initials(const struct raw *raw)
{
    if (raw->n < 3 || raw->n % 2 == 0)
        return false;
    for (size_t i = 0; i < raw->n; i++) {
        uint32_t cp = raw->at[i].cp;
        bool is_right = i % 2 ? cp == '.' : letter_is_word(cp) && !letter_is_digit(cp);
        if (!is_right)
            return false;
    }
    return true;
}

static bool is_separator(uint32_t cp)
{
    switch (cp) {
    case '/':
    case '&':
    case '+':
    case '@':
    case '.':
    case ',':
    case '(':
    case ')':
        return true;
    default:
        return raw_is_middle_dot(cp);
    }
}

/**
 * Pieces of so many letters on both sides of « & » also give their joined form: « PME&TPE
 * ». Single letters give nothing else (sign.h).
 */
#define JOINED_PIECE 3

/** The index after the letters that begin at index @p from. */
static size_t letters_end(const struct raw *raw, size_t from)
{
    while (from < raw->n && letter_is_word(raw->at[from].cp))
        from++;
    return from;
}

/**
 * Add the joined form of the piece [from, to), which was just added, and of the piece
 * behind the « & » that follows it.
 */
static void join_ampersand(struct token_builder *builder, const struct raw *raw,
                           size_t from, size_t to)
{
    size_t end = letters_end(raw, to + 1);
    bool is_short =
        to > from && to - from <= JOINED_PIECE && end - to - 1 <= JOINED_PIECE;
    if (raw->at[to].cp == '&' && is_short && letters_end(raw, from) == to)
        (void)builder_add(builder, raw->at + from, end - from, TOKEN_ALTERNATIVE,
                          JOINERS_DROPPED);
}

/** The end of the piece that begins at @p from. The signs of « C++ » end no piece. */
static size_t piece_end(const struct raw *raw, size_t from)
{
    size_t to = from;
    while (to < raw->n && !is_separator(raw->at[to].cp))
        to++;
    bool is_signed = to > from && raw->n - to == 2 && raw->at[to].cp == '+' &&
                     raw->at[to + 1].cp == '+';
    return is_signed ? raw->n : to;
}

static void add_pieces(struct token_builder *builder, const struct raw *raw)
{
    for (size_t from = 0, to; from < raw->n; from = to + 1) {
        to = piece_end(raw, from);
        uint32_t position = builder->n_positions;
        compound_add(builder, raw, from, to);
        if (to < raw->n && builder->n_positions == position + 1)
            join_ampersand(builder, raw, from, to);
    }
}

/** « N-1 » and « n+1 » head the columns of tables; they say nothing as terms. */
static bool is_column_title(const struct raw *raw)
{
    return raw->n == 3 && raw->at[0].cp == 'n' &&
           (raw->at[1].cp == '-' || raw->at[1].cp == '+') &&
           letter_is_digit(raw->at[2].cp);
}

static void add_raw(struct token_builder *builder, struct raw *raw)
{
    if (is_column_title(raw) || sign_add_pair(builder, raw) || address_add(builder, raw))
        return;
    if (is_initials(raw)) {
        (void)builder_add(builder, raw->at, raw->n, 0, JOINERS_DROPPED);
        return;
    }
    inclusive_rewrite(raw);
    add_pieces(builder, raw);
}

/** « TEAM² » may be a name: with its figure it stands beside the word without it. */
static void add_marked(struct token_builder *builder, const struct raw *raw)
{
    size_t n = raw->n + raw->n_marks;
    if (!raw->n_marks || raw->n_forms || letters_end(raw, 0) < raw->n)
        return;
    for (size_t i = 0; i < raw->n; i++)
        if (!(raw->at[i].flags & LETTER_UPPER))
            return;
    (void)builder_add(builder, raw->at, n, TOKEN_ALTERNATIVE, JOINERS_DROPPED);
}

#define EURO_SIGN 0x20ACU

size_t reader_read(struct token_builder *builder, struct letter_window *window,
                   struct raw *raw, size_t i)
{
    size_t end = number_read(builder, window, i);
    if (end)
        return end;
    if (window_is_raised(window, i))
        return raw_skip_mark(window, i);
    if (!letter_is_word(window_at(window, i)))
        return i + 1;
    end = address_read_link(builder, window, raw, i);
    if (end)
        return end;
    end = raw_read(raw, window, i);
    size_t n_elided = elision_length(raw->at, raw->n);
    if (n_elided)
        /* What follows the elision has its own rules: « d'1,7 ». */
        return i + n_elided;
    uint32_t after = window_at(window, end);
    if ((after == EURO_SIGN || after == '$') &&
        amount_add_unit(builder, raw->at, raw->n, after))
        return end;
    add_raw(builder, raw);
    add_marked(builder, raw);
    return end;
}
