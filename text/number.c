/* Reads numbers: each form has one small reader over the window, and the first that
 * succeeds wins. */
#include "text/number.h"

#include <string.h>

#include "base/macros.h"
#include "text/identifier.h"
#include "text/phone.h"
#include "text/quantity.h"
#include "text/word/fold.h"
#include "text/word/ordinal.h"

/* A longer run of digits is no amount: it is read as a word. */
#define NUMBER_DIGITS 32

struct number_figure {
    /* The integer part, then "." and the decimals. */
    char digits[2 * NUMBER_DIGITS + 1];
    size_t n;
    size_t n_integer;
    bool is_grouped;
    /* One point stands before the only group: « 15.000 » may have decimals instead. */
    bool is_pointed;
};

/** The index after the digits that begin at index @p i. */
static size_t skip_digits(struct letter_window *window, size_t i)
{
    while (letter_is_digit(window_at(window, i)))
        i++;
    return i;
}

static void copy_digits(struct number_figure *figure, const struct letter_window *window,
                        size_t from, size_t to)
{
    for (size_t i = from; i < to && figure->n < sizeof figure->digits - 1; i++)
        figure->digits[figure->n++] = (char)window->at[i].cp;
}

/** Whether @p cp may stand between groups of three digits: 15 000, 15.000, 15'000. */
static bool is_group_sign(uint32_t cp)
{
    return letter_is_space(cp) || cp == '.' || cp == '\'';
}

/**
 * Read the groups of three digits that follow the first digits [from, to) of « 4 822 120
 * », each after the same sign. Returns the index after them. More digits after another
 * point show that the points are no group signs: « 1.100.2 » is a version.
 */
static size_t read_groups(struct number_figure *figure, struct letter_window *window,
                          size_t from, size_t to)
{
    uint32_t sign = window_at(window, to);
    size_t first = to, n_before = figure->n;
    if (to - from > 3 || window->at[from].cp == '0' || !is_group_sign(sign))
        return to;
    while (window_at(window, to) == sign) {
        size_t end = skip_digits(window, to + 1);
        if (end - to != 4 || figure->n + 3 > NUMBER_DIGITS)
            break;
        copy_digits(figure, window, to + 1, end);
        figure->is_grouped = true;
        to = end;
    }
    bool is_list = sign == '.' && window_at(window, to) == '.' &&
                   letter_is_digit(window_at(window, to + 1));
    figure->is_pointed = sign == '.' && to == first + 4 && !is_list;
    if (!is_list)
        return to;
    figure->n = n_before;
    figure->is_grouped = false;
    return first;
}

/**
 * Read the decimals at index @p i (« ,094 ») and return the index after them; @p i when
 * there are none. A second comma or point shows a list or a date, and « 2022,2023 » are
 * two years.
 */
static size_t read_decimals(struct number_figure *figure, struct letter_window *window,
                            size_t i)
{
    uint32_t cp = window_at(window, i);
    if (cp != ',' && cp != '.')
        return i;
    size_t end = skip_digits(window, i + 1);
    uint32_t after = window_at(window, end);
    bool is_list =
        (after == ',' || after == '.') && letter_is_digit(window_at(window, end + 1));
    bool is_years = !figure->is_grouped && figure->n == 4 && end - i == 5;
    if (end == i + 1 || end - i > NUMBER_DIGITS || is_list || is_years)
        return i;
    figure->digits[figure->n++] = '.';
    copy_digits(figure, window, i + 1, end);
    return end;
}

/* A number with so many digits before its decimals gives its whole part too: 1085 for
 * « 1085,094 ». The 12 of « 12,5 » would only be noise. */
#define WHOLE_PART_DIGITS 4

/** « 15.000 » may be 15 with three decimals: this reading stands beside. */
static void put_decimals(struct token_builder *builder,
                         const struct number_figure *figure, struct found found)
{
    char text[sizeof figure->digits + 1];
    size_t n_integer = figure->n - 3;
    memcpy(text, figure->digits, n_integer);
    text[n_integer] = '.';
    memcpy(text + n_integer + 1, figure->digits + n_integer, 3);
    found.folded = (struct str){text, figure->n + 1};
    found.flags |= TOKEN_ALTERNATIVE;
    builder_put(builder, &found);
}

static void put_figure(struct token_builder *builder, const struct number_figure *figure,
                       const struct letter *first, const struct letter *last)
{
    struct found found = {{figure->digits, figure->n},
                          {NULL, 0},
                          first->start,
                          last->end,
                          TOKEN_NUMBER | TOKEN_VERBATIM};
    builder_put(builder, &found);
    if (figure->is_pointed && figure->n == figure->n_integer) {
        put_decimals(builder, figure, found);
        return;
    }
    if (figure->n == figure->n_integer || figure->n_integer < WHOLE_PART_DIGITS)
        return;
    found.folded.n = figure->n_integer;
    found.flags |= TOKEN_ALTERNATIVE;
    builder_put(builder, &found);
}

/** Read « 1 085,094 » or « 12,5 », which plain words would cut into pieces. */
static size_t read_figure(struct token_builder *builder, struct letter_window *window,
                          size_t i)
{
    size_t to = skip_digits(window, i);
    if (to == i || to - i > NUMBER_DIGITS)
        return 0;
    struct number_figure figure = {.n = 0};
    copy_digits(&figure, window, i, to);
    to = read_groups(&figure, window, i, to);
    figure.n_integer = figure.n;
    size_t end = read_decimals(&figure, window, to);
    if (end == to && !figure.is_grouped)
        return 0;
    put_figure(builder, &figure, &window->at[i], &window->at[end - 1]);
    return end;
}

/**
 * Read an ordinal with a raised ending: « 1 ^{er} », « 3^e ». Our sources often put a
 * space before it.
 */
static size_t read_raised_ordinal(struct token_builder *builder,
                                  struct letter_window *window, size_t i)
{
    size_t to = skip_digits(window, i);
    size_t at = letter_is_space(window_at(window, to)) ? to + 1 : to;
    if (to == i || to - i > 3 || window_at(window, at) != '^')
        return 0;
    bool is_braced = window_at(window, ++at) == '{';
    if (is_braced)
        at++;
    struct letter word[16];
    size_t n = to - i;
    memcpy(word, &window->at[i], n * sizeof word[0]);
    while (n < COUNT_OF(word) && letter_is_word(window_at(window, at)))
        word[n++] = window->at[at++];
    if (is_braced && window_at(window, at++) != '}')
        return 0;
    word[n - 1].end = window->at[at - 1].end;
    return number_add_ordinal(builder, word, n, 0) ? at : 0;
}

/**
 * The index after « n° », « no » or « nº » at index @p i; 0 when there is none. A number
 * must follow, except after the sign °, which is clear by itself.
 */
static size_t read_numero(struct letter_window *window, size_t i)
{
    if (window_at(window, i) != 'n')
        return 0;
    uint32_t sign = window_at(window, i + 1);
    if (sign != 'o' && sign != 0xB0)
        return 0;
    size_t to = i + 2;
    if (sign == 'o' && window_at(window, to) == '.')
        to++;
    /* « n°s 12 et 13 » */
    if (sign == 0xB0 && window_at(window, to) == 's' &&
        letter_is_space(window_at(window, to + 1)))
        to++;
    if (sign == 0xB0 && !letter_is_word(window_at(window, to)))
        return to;
    while (letter_is_space(window_at(window, to)))
        to++;
    return sign == 0xB0 || letter_is_digit(window_at(window, to)) ? to : 0;
}

struct number_article {
    /* For example "l6313-1". */
    char text[32];
    size_t n;
};

/**
 * Read « 6313-1-2 » at index @p i: three or four digits, then groups behind hyphens.
 *
 * @return the index after it; @p i when there is none.
 */
static size_t read_article_number(struct number_article *article,
                                  struct letter_window *window, size_t i)
{
    size_t to = skip_digits(window, i);
    if (to - i < 3 || to - i > 4)
        return i;
    while (window_at(window, to) == '-' && letter_is_digit(window_at(window, to + 1))) {
        size_t end = skip_digits(window, to + 1);
        if (end - i > 20)
            return i;
        to = end;
    }
    for (size_t k = i; k < to; k++)
        article->text[article->n++] = (char)window->at[k].cp;
    return letter_is_word(window_at(window, to)) ? i : to;
}

/** Whether the word before is « article »: « article L 6313 » needs no hyphen. */
static bool is_after_article(struct token_builder *builder)
{
    const struct token *last = builder_last(builder, 0);
    return last && (str_equal(last->folded, STR("article")) ||
                    str_equal(last->folded, STR("articles")));
}

/**
 * Read the article of a code, « L. 6313-1 », « L6313-1 » or « R.6332-4 »: L is for a law,
 * R and D are for decrees.
 */
static size_t read_article(struct token_builder *builder, struct letter_window *window,
                           size_t i)
{
    uint32_t letter = window_at(window, i);
    if (letter != 'l' && letter != 'r' && letter != 'd')
        return 0;
    struct number_article article = {{(char)letter}, 1};
    size_t at = i + 1;
    bool is_dotted = window_at(window, at) == '.';
    if (is_dotted)
        at++;
    if (letter_is_space(window_at(window, at)))
        at++;
    size_t end = read_article_number(&article, window, at);
    bool is_grouped = memchr(article.text, '-', article.n) != NULL;
    if (end == at || !(is_dotted || is_grouped || is_after_article(builder)))
        return 0;
    struct found found = {{article.text, article.n},
                          {NULL, 0},
                          window->at[i].start,
                          window->at[end - 1].end,
                          TOKEN_VERBATIM};
    builder_put(builder, &found);
    found.folded = (struct str){article.text + 1, article.n - 1};
    found.flags |= TOKEN_ALTERNATIVE;
    builder_put(builder, &found);
    return end;
}

size_t number_read(struct token_builder *builder, struct letter_window *window, size_t i)
{
    uint32_t cp = window_at(window, i);
    if (cp == 'n')
        return read_numero(window, i);
    if (cp != '+' && cp != '(' && !letter_is_digit(cp))
        return read_article(builder, window, i);
    static size_t (*const readers[])(struct token_builder *, struct letter_window *,
                                     size_t) = {phone_read, identifier_read,
                                                quantity_read_time, read_raised_ordinal,
                                                read_figure};
    size_t end = 0;
    for (size_t k = 0; k < COUNT_OF(readers) && !end; k++)
        end = readers[k](builder, window, i);
    return end;
}

bool number_is_digits(const struct letter *letters, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!letter_is_digit(letters[i].cp))
            return false;
    return n > 0;
}

bool number_add_ordinal(struct token_builder *builder, const struct letter *letters,
                        size_t n, uint32_t flags)
{
    size_t n_digits = 0;
    while (n_digits < n && letter_is_digit(letters[n_digits].cp))
        n_digits++;
    if (n_digits == 0 || n_digits > 4 || n_digits == n || n - n_digits > 6)
        return false;
    char digits[4];
    char suffix[8];
    for (size_t i = 0; i < n_digits; i++)
        digits[i] = (char)letters[i].cp;
    for (size_t i = n_digits; i < n; i++) {
        uint32_t cp = letter_plain(letters[i].cp);
        suffix[i - n_digits] = (char)(cp < 0x80 ? cp : '?');
    }
    if (!ordinal_is_suffix((struct str){suffix, n - n_digits}))
        return false;
    char text[ORDINAL_TEXT_BYTES];
    struct found found = {{text, ordinal_format(text, (struct str){digits, n_digits})},
                          {NULL, 0},
                          letters[0].start,
                          letters[n - 1].end,
                          flags | TOKEN_VERBATIM};
    builder_put(builder, &found);
    return true;
}
