/* Reads telephone numbers: ten digits that begin with 0, in one of the groupings in use,
 * or the digits behind the code of France or of its overseas territories. */
#include "text/phone.h"

#include "base/macros.h"
#include "text/word/gap.h"

/* The most digits: 0689 and eight more. */
#define PHONE_DIGITS 12
#define NATIONAL_DIGITS 10

struct phone {
    char digits[PHONE_DIGITS];
    size_t n;
    /* The length of each group as a digit, for example "22222". */
    char groups[PHONE_DIGITS + 1];
    size_t n_groups;
    /* The sign after the first group and the sign after the others; 0 for a blank or
     * nothing. They are one sign, but for a stroke or a blank after the first group. */
    uint32_t first_sign, sign;
    bool is_mixed;
};

static const char *const national[] = {"22222", "4222", "433",  "1333", "46",
                                       "244",   "2233", "3322", "334",  "42222"};

struct country {
    const char *code;
    /* How many digits follow. */
    size_t n_digits;
    /* The code is a part of the number: +687 26 12 34 is 0687 26 12 34. */
    bool is_kept;
};

static const struct country countries[] = {
    {"33", 9, false},  {"262", 9, false}, {"590", 9, false}, {"594", 9, false},
    {"596", 9, false}, {"508", 9, false}, {"508", 6, true},  {"687", 6, true},
    {"689", 8, true},  {"681", 6, true},
};

static size_t skip_space(struct letter_window *window, size_t i)
{
    return letter_is_space(window_at(window, i)) ? i + 1 : i;
}

static bool is_sign(uint32_t cp)
{
    return cp == '.' || cp == '-' || cp == '/';
}

/** The index after a sign with or without blanks around it, or after a blank. */
static size_t skip_separator(struct letter_window *window, size_t i)
{
    size_t at = skip_space(window, i);
    return is_sign(window_at(window, at)) ? skip_space(window, at + 1) : at;
}

static void note_sign(struct phone *phone, struct letter_window *window, size_t i)
{
    uint32_t cp = window_at(window, skip_space(window, i));
    uint32_t sign = is_sign(cp) ? cp : 0;
    if (phone->n_groups == 1)
        phone->first_sign = sign;
    else if (phone->n_groups > 2 && sign != phone->sign)
        phone->is_mixed = true;
    phone->sign = sign;
}

/**
 * Read groups of digits until there are @p n_digits in all.
 *
 * @return the index after them; 0 when there are fewer, or more.
 */
static size_t read_groups(struct phone *phone, struct letter_window *window, size_t i,
                          size_t n_digits)
{
    while (phone->n < n_digits) {
        size_t n = 0;
        for (; letter_is_digit(window_at(window, i + n)); n++) {
            if (phone->n == n_digits)
                return 0;
            phone->digits[phone->n++] = (char)window->at[i + n].cp;
        }
        if (n == 0)
            return 0;
        phone->groups[phone->n_groups++] = (char)('0' + n);
        i += n;
        if (phone->n < n_digits) {
            note_sign(phone, window, i);
            i = skip_separator(window, i);
        }
    }
    phone->groups[phone->n_groups] = 0;
    return letter_is_word(window_at(window, i)) ? 0 : i;
}

/** The index after @p text at index @p i; 0 when something else stands there. */
static size_t skip_text(struct letter_window *window, size_t i, const char *text)
{
    for (; *text; text++, i++)
        if (window_at(window, i) != (unsigned char)*text)
            return 0;
    return i;
}

/**
 * The index after « +33 », « 0033 », « (+33) » or « 00 33 », and after a « (0) » or 0
 * behind it; 0 when none of these stands there.
 */
static size_t skip_country(struct letter_window *window, size_t i, const char *code)
{
    size_t at = skip_text(window, i, "(");
    bool is_bracketed = at > 0;
    at = is_bracketed ? at : i;
    size_t plus = skip_text(window, at, "+");
    plus = plus ? plus : skip_text(window, at, "00");
    at = plus ? skip_text(window, skip_space(window, plus), code) : 0;
    if (at && is_bracketed)
        at = skip_text(window, at, ")");
    if (!at)
        return 0;
    at = skip_separator(window, at);
    size_t zero = skip_text(window, at, "(0)");
    zero = zero ? zero : skip_text(window, at, "0");
    return zero ? skip_separator(window, zero) : at;
}

static void push(struct phone *phone, const char *digits)
{
    for (; *digits && phone->n < PHONE_DIGITS; digits++)
        phone->digits[phone->n++] = *digits;
}

static size_t read_international(struct phone *phone, struct letter_window *window,
                                 size_t i)
{
    for (size_t k = 0; k < COUNT_OF(countries); k++) {
        size_t at = skip_country(window, i, countries[k].code);
        if (!at)
            continue;
        *phone = (struct phone){.n = 0};
        push(phone, "0");
        if (countries[k].is_kept)
            push(phone, countries[k].code);
        size_t end = read_groups(phone, window, at, phone->n + countries[k].n_digits);
        if (end)
            return end;
    }
    return 0;
}

static bool has_known_groups(const struct phone *phone)
{
    bool is_one_sign =
        !phone->is_mixed && (phone->first_sign == phone->sign ||
                             phone->first_sign == '/' || phone->first_sign == 0);
    return is_one_sign &&
           str_is_among(str_of(phone->groups), national, COUNT_OF(national));
}

/** Read « (0)3 20 11 22 46 » or « (03) 20 11 22 46 », whose bracket is at index @p i. */
static size_t read_bracketed(struct phone *phone, struct letter_window *window, size_t i)
{
    size_t at = i + 1;
    while (letter_is_digit(window_at(window, at)) && phone->n < 4)
        phone->digits[phone->n++] = (char)window->at[at++].cp;
    if (phone->n == 0 || phone->n == 3 || window_at(window, at) != ')')
        return 0;
    return read_groups(phone, window, skip_separator(window, at + 1), NATIONAL_DIGITS);
}

static size_t read_national(struct phone *phone, struct letter_window *window, size_t i)
{
    *phone = (struct phone){.n = 0};
    bool is_bracketed = window_at(window, i) == '(';
    if (window_at(window, i + is_bracketed) != '0')
        return 0;
    if (is_bracketed)
        return read_bracketed(phone, window, i);
    /* 0689 40 12 34 56 */
    size_t end =
        skip_text(window, i, "0689") ? read_groups(phone, window, i, PHONE_DIGITS) : 0;
    if (end && has_known_groups(phone))
        return end;
    *phone = (struct phone){.n = 0};
    end = read_groups(phone, window, i, NATIONAL_DIGITS);
    return end && has_known_groups(phone) ? end : 0;
}

/** The index after two digits at index @p i that no other digit follows; 0 for others. */
static size_t skip_pair(struct letter_window *window, size_t i)
{
    bool is_pair = letter_is_digit(window_at(window, i)) &&
                   letter_is_digit(window_at(window, i + 1)) &&
                   !letter_is_word(window_at(window, i + 2));
    return is_pair ? i + 2 : 0;
}

/** Whether the number before index @p i of the window goes on there: « 20 39 49 ». */
static bool goes_on(const struct token_builder *builder, uint32_t start)
{
    const struct token *last = builder->n_positions ? &builder->at[builder->n - 1] : NULL;
    return last && last->flags & TOKEN_NUMBER &&
           gap_is_close(builder->text, last->end, start);
}

/**
 * Read « 39 49 », a short number of four digits that begins with 3, printed in pairs. It
 * may be two numbers, and is read as both.
 */
static size_t read_short(struct token_builder *builder, struct letter_window *window,
                         size_t i)
{
    size_t middle = skip_pair(window, i);
    size_t second = middle ? skip_space(window, middle) : 0;
    size_t end = second > middle ? skip_pair(window, second) : 0;
    if (!end || letter_is_digit(window_at(window, skip_separator(window, end))) ||
        goes_on(builder, window->at[i].start))
        return 0;
    char digits[4];
    for (size_t k = 0; k < 2; k++) {
        digits[k] = (char)window->at[i + k].cp;
        digits[k + 2] = (char)window->at[second + k].cp;
    }
    uint32_t from = window->at[i].start, to = window->at[end - 1].end;
    struct found parts[] = {
        {{digits, 2}, {NULL, 0}, from, window->at[middle - 1].end, TOKEN_NUMBER},
        {{digits, 4}, {NULL, 0}, from, to, TOKEN_ALTERNATIVE},
        {{digits + 2, 2}, {NULL, 0}, window->at[second].start, to, TOKEN_GLUED},
    };
    for (size_t k = 0; k < COUNT_OF(parts); k++)
        builder_put(builder, &parts[k]);
    return end;
}

size_t phone_read(struct token_builder *builder, struct letter_window *window, size_t i)
{
    struct phone phone;
    uint32_t cp = window_at(window, i);
    if (cp == '3')
        return read_short(builder, window, i);
    if (cp != '0' && cp != '+' && cp != '(')
        return 0;
    size_t end = read_international(&phone, window, i);
    if (!end)
        end = read_national(&phone, window, i);
    if (!end)
        return 0;
    struct found found = {{phone.digits, phone.n},
                          {NULL, 0},
                          window->at[i].start,
                          window->at[end - 1].end,
                          TOKEN_VERBATIM};
    builder_put(builder, &found);
    return end;
}
