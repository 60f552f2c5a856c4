/* Knows identifiers by the lengths of the groups that their digits are written in. */
#include "text/identifier.h"

#include <stdbool.h>
#include <string.h>

#include "base/macros.h"

/* A SIRET is a SIREN of nine digits and five more. */
#define SIRET_DIGITS 14
#define SIREN_DIGITS 9
#define NDA_DIGITS 11
#define GROUPS_MAX 5

struct identifier {
    char digits[SIRET_DIGITS];
    size_t n;
    /* The length of each group as a digit, for example "3335"; '>' is fourteen. */
    char groups[GROUPS_MAX + 1];
    size_t n_groups;
};

struct grouping {
    const char *groups;
    /* What the digits begin with, or NULL: a SIREN in groups may be an amount. */
    const char *start;
    /* What the digits behind the SIREN begin with, or NULL: other digits are a
     * postcode. */
    const char *end;
};

static const struct grouping groupings[] = {
    {">", NULL, NULL},    /* 12345678900012 */
    {"3335", NULL, "0"},  /* 123 456 789 00012 */
    {"95", NULL, "00"},   /* 123456789 00012 */
    {"33332", NULL, "0"}, /* 123 456 789 000 12 */
    {"333", "0", NULL},   /* 005 520 135 */
    {"2252", NULL, NULL}, /* 32 59 12345 59 */
};

static bool fits(const struct identifier *number, const struct grouping *grouping)
{
    struct str digits = {number->digits, number->n};
    struct str end = {digits.at + SIREN_DIGITS, 0};
    if (digits.n > SIREN_DIGITS)
        end.n = digits.n - SIREN_DIGITS;
    return strcmp(number->groups, grouping->groups) == 0 &&
           (!grouping->start || str_starts_with(digits, str_of(grouping->start))) &&
           (!grouping->end || str_starts_with(end, str_of(grouping->end)));
}

static bool is_known(const struct identifier *number)
{
    for (size_t i = 0; i < COUNT_OF(groupings); i++)
        if (fits(number, &groupings[i]))
            return true;
    return false;
}

/** Read one group of digits; returns the index after it, 0 when it is too long. */
static size_t read_group(struct identifier *number, struct letter_window *window,
                         size_t i)
{
    size_t from = number->n;
    for (; letter_is_digit(window_at(window, i)); i++) {
        if (number->n == SIRET_DIGITS)
            return 0;
        number->digits[number->n++] = (char)window->at[i].cp;
    }
    number->groups[number->n_groups++] = (char)('0' + (number->n - from));
    number->groups[number->n_groups] = 0;
    return i;
}

/**
 * Read groups of digits with the same sign between them, as many as make an identifier;
 * returns the index after it, 0 when they make none.
 */
static size_t read_groups(struct identifier *number, struct letter_window *window,
                          size_t i)
{
    struct identifier read = {.n = 0};
    size_t end = 0;
    uint32_t sign = 0;
    while (read.n_groups < GROUPS_MAX && letter_is_digit(window_at(window, i))) {
        i = read_group(&read, window, i);
        uint32_t next = i ? window_at(window, i) : 0;
        if (!i || letter_is_word(next))
            break;
        bool may_end =
            read.n == SIREN_DIGITS || read.n == NDA_DIGITS || read.n == SIRET_DIGITS;
        if (may_end && is_known(&read)) {
            *number = read;
            end = i;
        }
        sign = sign ? sign : next;
        if (next != sign || (sign != ' ' && sign != '.' && sign != '-'))
            break;
        i++;
    }
    return end;
}

size_t identifier_read(struct token_builder *builder, struct letter_window *window,
                       size_t i)
{
    struct identifier number = {.n = 0};
    size_t end = read_groups(&number, window, i);
    if (!end)
        return 0;
    struct found found = {{number.digits, number.n},
                          {NULL, 0},
                          window->at[i].start,
                          window->at[end - 1].end,
                          TOKEN_NUMBER | TOKEN_VERBATIM};
    builder_put(builder, &found);
    if (number.n == SIRET_DIGITS && !(builder->mode & ANALYSE_QUERY)) {
        found.folded.n = SIREN_DIGITS;
        found.flags |= TOKEN_ALTERNATIVE;
        builder_put(builder, &found);
    }
    return end;
}
