/* Cuts a compound at its hyphens, low lines and apostrophes, leaves out elided words and
 * pronouns, and adds the parts that remain. */
#include "text/compound.h"

#include <string.h>

#include "base/macros.h"
#include "text/elision.h"
#include "text/inclusive.h"
#include "text/number.h"
#include "text/quantity.h"
#include "text/sign.h"

/* A compound is cut after so many parts; the rest is read as another compound. */
#define PARTS_MAX 12
/* A longer joined form is not added: nobody types it. */
#define JOINED_LETTERS 30

struct compound_part {
    /* Indices into the raw token, behind an elided word. */
    size_t from, to;
};

struct compound {
    struct compound_part parts[PARTS_MAX];
    size_t n;
    /* The index where the next compound begins. */
    size_t next;
    bool has_low_line;
};

static const char *const clitics[] = {
    "il",   "ils",  "elle", "elles", "on",  "je",   "tu", "ce",  "ci", "la",
    "vous", "nous", "moi",  "toi",   "lui", "leur", "le", "les", "y",  "en"};

static bool part_is(const struct raw *raw, const struct compound_part *part,
                    const char *text)
{
    size_t n = part->to - part->from;
    for (size_t i = 0; i < n; i++)
        if (!text[i] ||
            letter_plain(raw->at[part->from + i].cp) != (unsigned char)text[i])
            return false;
    return !text[n];
}

static bool is_clitic(const struct raw *raw, const struct compound_part *part)
{
    for (size_t i = 0; i < COUNT_OF(clitics); i++)
        if (part_is(raw, part, clitics[i]))
            return true;
    return false;
}

/**
 * The end of the part that begins at @p from: the next hyphen, low line or apostrophe.
 * The apostrophe of a word such as « aujourd'hui » does not end it.
 */
static size_t part_end(const struct raw *raw, size_t from, size_t to)
{
    size_t end = from;
    while (end < to && raw->at[end].cp != '-' && raw->at[end].cp != '_')
        end++;
    if (elision_is_one_word(raw->at + from, end - from))
        return end;
    for (size_t i = from; i < end; i++)
        if (raw->at[i].cp == '\'')
            return i;
    return end;
}

static void split(struct compound *compound, const struct raw *raw, size_t from,
                  size_t to)
{
    compound->n = 0;
    compound->has_low_line = false;
    while (from < to && compound->n < PARTS_MAX) {
        from += elision_length(raw->at + from, to - from);
        size_t end = part_end(raw, from, to);
        if (end > from)
            compound->parts[compound->n++] = (struct compound_part){from, end};
        if (end < to && raw->at[end].cp == '_')
            compound->has_low_line = true;
        from = end + 1;
    }
    compound->next = from;
}

/**
 * Drop the pronouns at the end of « complète-t-elle », « celui-ci », « dites-le-moi ».
 */
static void drop_clitics(struct compound *compound, const struct raw *raw)
{
    while (compound->n > 1 &&
           raw->at[compound->parts[compound->n - 1].from - 1].cp == '-' &&
           is_clitic(raw, &compound->parts[compound->n - 1])) {
        compound->n--;
        if (compound->n > 1 && part_is(raw, &compound->parts[compound->n - 1], "t"))
            compound->n--;
    }
}

static void add_part(struct token_builder *builder, const struct raw *raw,
                     const struct compound_part *part, uint32_t flags)
{
    const struct letter *letters = raw->at + part->from;
    size_t n = part->to - part->from;
    if (number_add_ordinal(builder, letters, n, flags) ||
        sign_add(builder, letters, n, flags) ||
        quantity_add_glued(builder, letters, n, flags))
        return;
    if (builder_add(builder, letters, n, flags, JOINERS_DROPPED))
        inclusive_add_feminine(builder, raw, part->from, part->to);
}

static bool is_all_digits(const struct compound *compound, const struct raw *raw)
{
    for (size_t i = 0; i < compound->n; i++)
        if (!number_is_digits(raw->at + compound->parts[i].from,
                              compound->parts[i].to - compound->parts[i].from))
            return false;
    return true;
}

/** The value of a part of four digits that may be a year (1900 to 2100), else 0. */
static unsigned year_of(const struct raw *raw, const struct compound_part *part)
{
    if (part->to - part->from != 4)
        return 0;
    unsigned year = 0;
    for (size_t i = part->from; i < part->to; i++)
        year = year * 10 + (unsigned)(raw->at[i].cp - '0');
    return year >= 1900 && year <= 2100 ? year : 0;
}

/**
 * Whether two parts of digits are one number: « 2025-1362 » is that of a decree, while
 * « 2022-2028 » are two years and « 16-25 » two ages.
 */
static bool is_one_number(const struct compound *compound, const struct raw *raw)
{
    if (compound->n != 2)
        return false;
    const struct compound_part *second = &compound->parts[1];
    unsigned first_year = year_of(raw, &compound->parts[0]);
    unsigned second_year = year_of(raw, second);
    bool is_period = second_year >= first_year && second_year != 0;
    return first_year && !is_period && second->to - second->from >= 3;
}

/** In a name, these stop words carry meaning: « Boulogne-sur-Mer », « Sud-Est ». */
static void unstop(struct token_builder *builder)
{
    static const char *const words[] = {"sur", "est", "pas"};
    struct token *token = builder_last(builder, 0);
    if (token && str_is_among(token->folded, words, COUNT_OF(words)))
        token->flags &= ~(uint32_t)TOKEN_STOP;
}

static void add_parts(struct token_builder *builder, const struct raw *raw,
                      const struct compound *compound)
{
    const struct compound_part *first = &compound->parts[0];
    size_t n_joined = compound->parts[compound->n - 1].to - first->from;
    bool is_kept = compound->has_low_line || is_all_digits(compound, raw);
    uint32_t position = builder->n_positions;
    add_part(builder, raw, first, 0);
    /* A joined form stands beside the first word, not behind the second one of « 35h-39h
     * ». */
    bool is_one_word = builder->n_positions == position + 1;
    if (is_one_word && n_joined - compound->n + 1 <= JOINED_LETTERS)
        (void)builder_add(builder, raw->at + first->from, n_joined, TOKEN_ALTERNATIVE,
                          is_kept ? JOINERS_KEPT : JOINERS_DROPPED);
    for (size_t i = 1; i < compound->n; i++) {
        add_part(builder, raw, &compound->parts[i], TOKEN_GLUED);
        unstop(builder);
    }
}

void compound_add(struct token_builder *builder, const struct raw *raw, size_t from,
                  size_t to)
{
    while (from < to) {
        struct compound compound;
        split(&compound, raw, from, to);
        from = compound.next;
        drop_clitics(&compound, raw);
        if (compound.n == 0)
            continue;
        if (compound.n == 1)
            add_part(builder, raw, &compound.parts[0], 0);
        else if (is_all_digits(&compound, raw) && is_one_number(&compound, raw))
            (void)builder_add(builder, raw->at + compound.parts[0].from,
                              compound.parts[1].to - compound.parts[0].from,
                              TOKEN_VERBATIM, JOINERS_KEPT);
        else
            add_parts(builder, raw, &compound);
    }
}
