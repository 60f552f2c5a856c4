/* Reads the digits of numbers as they are written in French: « 46 320 », « 9,2 ». */
#include "text/excerpt/figure.h"

#include <string.h>

#include "base/macros.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** A byte of a word: a digit, an ASCII letter, or one of a code point beyond ASCII that
 *  is no space. */
static bool is_letter(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/** The bytes of the space that @p text begins with; 0 for none. */
static size_t space_bytes(struct str text)
{
    static const char *const spaces[] = {" ", "\u00A0", "\u202F"};
    for (size_t i = 0; i < COUNT_OF(spaces); i++)
        if (str_starts_with(text, str_of(spaces[i])))
            return strlen(spaces[i]);
    return 0;
}

static struct str from(struct str text, size_t at)
{
    return (struct str){text.at + at, text.n - at};
}

/** Whether a number begins at byte @p i, which is a digit or a sign. */
static bool number_begins(struct str text, size_t i)
{
    if (!i)
        return true;
    char before = text.at[i - 1];
    bool has_comma = before == ',' || before == '.';
    return !is_letter(before) && !(has_comma && i > 1 && is_digit(text.at[i - 2]));
}

/** The end of the digits, spaces between threes of them and commas at byte @p i. */
static size_t number_end(struct str text, size_t i)
{
    while (i < text.n) {
        size_t space = space_bytes(from(text, i));
        bool is_three = space && i + space + 2 < text.n && is_digit(text.at[i + space]) &&
                        is_digit(text.at[i + space + 1]) &&
                        is_digit(text.at[i + space + 2]);
        bool is_comma = text.at[i] == ',' && i + 1 < text.n && is_digit(text.at[i + 1]);
        if (is_three)
            i += space;
        else if (is_digit(text.at[i]) || is_comma)
            i++;
        else
            break;
    }
    return i;
}

/** Whether the number is a year of the last centuries or of this one. */
static bool is_year(struct str number)
{
    return number.n == 4 &&
           (str_starts_with(number, STR("19")) || str_starts_with(number, STR("20")));
}

bool figure_stands_in(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (!is_digit(text.at[i]))
            continue;
        size_t end = number_end(text, i);
        if (number_begins(text, i) && (end == text.n || !is_letter(text.at[end])) &&
            !is_year((struct str){text.at + i, end - i}))
            return true;
        i = end;
    }
    return false;
}

/** The end of @p value, which begins at byte @p i of @p text; 0 when it does not. */
static size_t value_end(struct str text, size_t i, struct str value)
{
    for (size_t k = 0; k < value.n;) {
        size_t space = space_bytes(from(value, k));
        if (space) {
            k += space;
            continue;
        }
        size_t gap = k ? space_bytes(from(text, i)) : 0;
        if (gap && i + gap < text.n && is_digit(text.at[i + gap]))
            i += gap;
        if (i >= text.n || text.at[i] != value.at[k])
            return 0;
        i++;
        k++;
    }
    return i;
}

size_t figure_find(struct str text, struct str value)
{
    value = str_trim(value);
    for (size_t i = 0; value.n && i < text.n; i++) {
        const char *first = memchr(text.at + i, value.at[0], text.n - i);
        if (!first)
            break;
        i = (size_t)(first - text.at);
        size_t end = value_end(text, i, value);
        if (!end || !number_begins(text, i))
            continue;
        bool goes_on =
            end < text.n &&
            (is_letter(text.at[end]) ||
             (text.at[end] == ',' && end + 1 < text.n && is_digit(text.at[end + 1])));
        if (!goes_on)
            return i;
    }
    return text.n;
}
