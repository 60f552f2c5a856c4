/* Reads telephone numbers: ten digits that begin with 0, in one of the groupings in use.
 * +33 or 0033 stand for the 0. */
#include "text/phone.h"

#include "base/macros.h"

#define PHONE_DIGITS 10

struct phone {
    char digits[PHONE_DIGITS];
    size_t n;
    /* The length of each group as a digit, for example "22222". */
    char groups[PHONE_DIGITS + 1];
    size_t n_groups;
};

static const char *const national[] = {"22222", "4222", "433", "1333", "46"};
static const char *const international[] = {"12222", "9", "333"};

static size_t skip_separator(struct letter_window *window, size_t i)
{
    uint32_t cp = window_at(window, i);
    return cp == ' ' || cp == '.' || cp == '-' ? i + 1 : i;
}

/**
 * Read groups of digits until there are ten digits in all.
 *
 * @return the index after them; 0 when there are not ten.
 */
static size_t read_groups(struct phone *phone, struct letter_window *window, size_t i)
{
    while (phone->n < PHONE_DIGITS) {
        size_t n = 0;
        for (; letter_is_digit(window_at(window, i + n)); n++) {
            if (phone->n == PHONE_DIGITS)
                return 0;
            phone->digits[phone->n++] = (char)window->at[i + n].cp;
        }
        if (n == 0)
            return 0;
        phone->groups[phone->n_groups++] = (char)('0' + n);
        i += n;
        if (phone->n < PHONE_DIGITS)
            i = skip_separator(window, i);
    }
    phone->groups[phone->n_groups] = 0;
    return letter_is_word(window_at(window, i)) ? 0 : i;
}

static bool matches(struct letter_window *window, size_t i, const char *text)
{
    for (; *text; text++, i++)
        if (window_at(window, i) != (unsigned char)*text)
            return false;
    return true;
}

/**
 * The index after « +33 » or « 0033 », and after a « (0) » behind it; @p i when there is
 * none.
 */
static size_t skip_country(struct letter_window *window, size_t i)
{
    size_t at = i;
    if (matches(window, i, "+33"))
        at = skip_separator(window, i + 3);
    else if (matches(window, i, "0033"))
        at = skip_separator(window, i + 4);
    if (at > i && matches(window, at, "(0)"))
        at = skip_separator(window, at + 3);
    return at;
}

size_t phone_read(struct token_builder *builder, struct letter_window *window, size_t i)
{
    struct phone phone = {.n = 0};
    size_t at = skip_country(window, i);
    bool is_international = at > i;
    if (is_international)
        phone.digits[phone.n++] = '0';
    else if (window_at(window, i) != '0')
        return 0;
    size_t end = read_groups(&phone, window, at);
    struct str groups = str_of(phone.groups);
    bool is_known =
        end &&
        (is_international ? str_is_among(groups, international, COUNT_OF(international))
                          : str_is_among(groups, national, COUNT_OF(national)));
    if (!is_known)
        return 0;
    struct found found = {{phone.digits, phone.n},
                          {NULL, 0},
                          window->at[i].start,
                          window->at[end - 1].end,
                          TOKEN_VERBATIM};
    builder_put(builder, &found);
    return end;
}
