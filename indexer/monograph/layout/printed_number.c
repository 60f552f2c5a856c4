/* Reads the number of a heading by its signs alone; whether it is one, its place says. */
#include "indexer/monograph/layout/printed_number.h"

#include <string.h>

#include "base/macros.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** The bytes of « 1 », « 2.3 », « IV » or « A »; @p has_dots tells « 2.3 ». */
static size_t number_bytes(struct str text, bool *has_dots)
{
    size_t n = 0;
    *has_dots = false;
    while (n < text.n && n < 12 && (is_digit(text.at[n]) || (n && text.at[n] == '.'))) {
        *has_dots |= text.at[n] == '.' && n + 1 < text.n && is_digit(text.at[n + 1]);
        n++;
    }
    while (n && text.at[n - 1] == '.')
        n--;
    if (n)
        return n;
    while (n < text.n && n < 6 && strchr("IVX", text.at[n]))
        n++;
    if (n)
        return n;
    return text.n && text.at[0] >= 'A' && text.at[0] <= 'H';
}

size_t printed_number(struct str text)
{
    static const char *const borders[] = {".", ")", "-", "–", "—", "/", ":"};
    bool has_dots;
    size_t n = number_bytes(text, &has_dots);
    if (!n || n > 8)
        return 0;
    size_t at = n;
    while (at < text.n && text.at[at] == ' ')
        at++;
    size_t border = 0;
    for (size_t i = 0; i < COUNT_OF(borders) && !border; i++)
        if (str_starts_with((struct str){text.at + at, text.n - at}, str_of(borders[i])))
            border = strlen(borders[i]);
    bool has_tab = at < text.n && text.at[at] == '\t';
    if (!border && !has_tab && !(has_dots && at > n))
        return 0;
    at += border;
    size_t end = at;
    while (end < text.n && (text.at[end] == ' ' || text.at[end] == '\t'))
        end++;
    return end > at && end < text.n ? end : (has_dots && !border ? end : 0);
}
