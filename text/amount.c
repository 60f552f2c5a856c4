/* Counts the noughts of an amount by one table of units. */
#include "text/amount.h"

#include <string.h>

#include "base/macros.h"
#include "text/abbreviation.h"
#include "text/word/gap.h"

struct unit {
    /* What is written before a sign of money, in lower case, and the number of noughts
     * that it stands for. */
    struct str sign;
    size_t n_noughts;
    /* The word that is added, so that « 5 millions d'euros » finds « 5 M€ ». */
    struct str word;
    struct str short_form;
};

#define UNIT(sign, n_noughts, word, short_form)                                          \
    {                                                                                    \
        {sign, sizeof(sign) - 1}, n_noughts, {word, sizeof(word) - 1},                   \
        {                                                                                \
            short_form, sizeof(short_form) - 1                                           \
        }                                                                                \
    }

static const struct unit units[] = {
    UNIT("m", 6, "millions", "meur"),     UNIT("md", 9, "milliards", "mdeur"),
    UNIT("mds", 9, "milliards", "mdeur"), UNIT("mrd", 9, "milliards", "mdeur"),
    UNIT("k", 3, "milliers", "keur"),
};

struct unit_word {
    const char *folded;
    size_t n_noughts;
};

static const struct unit_word unit_words[] = {
    {"k", 3},       {"mille", 3},    {"milliers", 3}, {"m", 6},
    {"million", 6}, {"millions", 6}, {"milliard", 9}, {"milliards", 9},
};

static bool is_sign(const struct unit *unit, const struct letter *letters, size_t n)
{
    size_t i = 0;
    while (i < n && i < unit->sign.n && letters[i].cp == (unsigned char)unit->sign.at[i])
        i++;
    return i == n && i == unit->sign.n;
}

static void put_unit(struct token_builder *builder, const struct unit *unit,
                     uint32_t start, uint32_t end, bool is_euro)
{
    struct found found = {unit->word, {NULL, 0}, start, end, 0};
    builder_put(builder, &found);
    if (!is_euro)
        return;
    found.folded = unit->short_form;
    found.flags = TOKEN_ALTERNATIVE;
    builder_put(builder, &found);
}

bool amount_add_unit(struct token_builder *builder, const struct letter *letters,
                     size_t n, uint32_t sign)
{
    size_t n_digits = 0;
    while (n_digits < n && letter_is_digit(letters[n_digits].cp))
        n_digits++;
    for (size_t i = 0; i < COUNT_OF(units) && n_digits < n; i++) {
        if (!is_sign(&units[i], letters + n_digits, n - n_digits))
            continue;
        (void)builder_add(builder, letters, n_digits, 0, JOINERS_DROPPED);
        put_unit(builder, &units[i], letters[n_digits].start, letters[n - 1].end,
                 sign != '$');
        return true;
    }
    return false;
}

/** The number of noughts that @p token stands for; 0 when it is no unit. */
static size_t noughts_of(const struct token *token)
{
    for (size_t i = 0; i < COUNT_OF(unit_words); i++)
        if (str_equal(token->folded, str_of(unit_words[i].folded)))
            return unit_words[i].n_noughts;
    return 0;
}

/** Whether a number or a unit stands before the last word. */
static bool is_after_amount(struct token_builder *builder)
{
    const struct token *before = builder_last(builder, 1);
    return before && (before->flags & TOKEN_NUMBER || noughts_of(before));
}

/** « eur » may become « europe », and « EUR-Lex » has nothing to do with money. */
static bool is_other_word(struct token_builder *builder)
{
    size_t end = builder->at[builder->n - 1].end;
    bool is_part = end < builder->text.n && builder->text.at[end] == '-';
    return is_part || (abbreviation_is_unfinished(builder) && !is_after_amount(builder));
}

void amount_currency(struct token_builder *builder)
{
    struct token written = builder->at[builder->n - 1];
    if (is_other_word(builder))
        return;
    if (str_equal(written.folded, STR("usd"))) {
        builder_reword(builder, &builder->at[builder->n - 1], STR("dollars"));
        return;
    }
    builder_drop_last(builder);
    for (size_t i = 0; i < COUNT_OF(units); i++)
        if (str_equal(units[i].short_form, written.folded)) {
            put_unit(builder, &units[i], written.start, written.end, true);
            break;
        }
    uint32_t kept = TOKEN_CAPITALS | TOKEN_GLUED;
    struct found found = {
        STR("euros"), {NULL, 0}, written.start, written.end, written.flags & kept};
    builder_put(builder, &found);
}

void amount_add_dollars(struct token_builder *builder, size_t p)
{
    struct str text = builder->text;
    const struct token *last = builder_last(builder, 0);
    bool is_behind = last && (last->flags & TOKEN_NUMBER || noughts_of(last)) &&
                     gap_is_close(text, last->end, p);
    if (!is_behind && !(p + 1 < text.n && text.at[p + 1] >= '0' && text.at[p + 1] <= '9'))
        return;
    struct found found = {STR("dollars"), {NULL, 0}, (uint32_t)p, (uint32_t)p + 1, 0};
    builder_put(builder, &found);
}

/* The most bytes of a figure: a number has at most 65 (number.c). */
#define FIGURE_BYTES 80

struct figure {
    char at[FIGURE_BYTES];
    size_t n;
};

static void push(struct figure *figure, char digit)
{
    /* No number begins with a nought that others follow. */
    if (figure->n == 1 && figure->at[0] == '0' && digit != '.')
        figure->n = 0;
    if (figure->n < sizeof figure->at)
        figure->at[figure->n++] = digit;
}

/** Write @p number, which may have decimals, with its point moved to the right. */
static void multiply(struct figure *to, struct str number, size_t n_noughts)
{
    size_t point = str_find(number, STR("."));
    for (size_t i = 0; i < point; i++)
        push(to, number.at[i]);
    size_t i = point + 1;
    for (; n_noughts > 0; n_noughts--, i++)
        push(to, (char)(i < number.n ? number.at[i] : '0'));
    if (i >= number.n)
        return;
    push(to, '.');
    for (; i < number.n; i++)
        push(to, number.at[i]);
}

/* « millions de » leaves so many bytes before « dollars »; more is another sentence. */
#define GAP_BYTES 6

struct amount {
    struct token *number;
    const struct token *unit;
    /* How many words it has with the currency: one more with « de ». */
    int n_words;
};

/** Read the amount before the last word, a currency; returns whether there is one. */
static bool read_amount(struct amount *amount, struct token_builder *builder)
{
    const struct token *before = builder_last(builder, 1);
    size_t n = before && str_equal(before->folded, STR("de")) ? 1 : 0;
    amount->unit = builder_last(builder, 1 + n);
    amount->number = builder_last(builder, 2 + n);
    amount->n_words = n ? 4 : 3;
    return amount->number && amount->number->flags & TOKEN_NUMBER &&
           noughts_of(amount->unit) &&
           gap_is_close(builder->text, amount->number->end, amount->unit->start) &&
           builder->at[builder->n - 1].start <= amount->unit->end + GAP_BYTES;
}

/** Let the words of a query's amount be its figure and its currency. */
static void replace(struct token_builder *builder, const struct amount *amount,
                    struct found *whole)
{
    struct token money = builder->at[builder->n - 1];
    whole->end = amount->unit->end;
    for (int i = 0; i < amount->n_words; i++)
        builder_drop_last(builder);
    builder_put(builder, whole);
    struct found again = {money.folded, {NULL, 0}, money.start, money.end, 0};
    builder_put(builder, &again);
}

void amount_whole(struct token_builder *builder)
{
    struct amount amount;
    if (!read_amount(&amount, builder))
        return;
    struct figure figure = {.n = 0};
    multiply(&figure, amount.number->folded, noughts_of(amount.unit));
    struct found whole = {{figure.at, figure.n},
                          {NULL, 0},
                          amount.number->start,
                          amount.number->end,
                          TOKEN_NUMBER | TOKEN_VERBATIM};
    if (builder->mode & ANALYSE_QUERY)
        replace(builder, &amount, &whole);
    else
        builder_put_beside(builder, amount.number, &whole);
}
