/* Borrowed text: comparing, trimming, cutting, reading numbers. */
#include "base/str.h"

#include <math.h>
#include <stdlib.h>

/* strtod() wants a zero-terminated copy; no number that a person writes is longer. */
#define REAL_MAX_BYTES 40

bool str_is_letters(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.at[i] < 'a' || s.at[i] > 'z')
            return false;
    return s.n > 0;
}

int str_compare(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.at, b.at, n) : 0;
    if (order)
        return order;
    return (a.n > b.n) - (a.n < b.n);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.n && is_space(s.at[0])) {
        s.at++;
        s.n--;
    }
    while (s.n && is_space(s.at[s.n - 1]))
        s.n--;
    return s;
}

struct str str_cut(struct str *rest, char separator)
{
    struct str head = *rest;
    const char *hit = rest->n ? memchr(rest->at, separator, rest->n) : NULL;
    if (!hit) {
        *rest = (struct str){NULL, 0};
        return head;
    }
    head.n = (size_t)(hit - head.at);
    rest->at += head.n + 1;
    rest->n -= head.n + 1;
    return head;
}

size_t str_find(struct str s, struct str needle)
{
    if (!needle.n)
        return 0;
    const char *hit = s.n ? memmem(s.at, s.n, needle.at, needle.n) : NULL;
    return hit ? (size_t)(hit - s.at) : s.n;
}

int64_t str_number(struct str s, int64_t most)
{
    int64_t number = 0;
    for (size_t i = 0; i < s.n; i++) {
        int digit = s.at[i] - '0';
        if (digit < 0 || digit > 9 || digit > most || number > (most - digit) / 10)
            return -1;
        number = number * 10 + digit;
    }
    return s.n ? number : -1;
}

bool str_real(double *out, struct str s)
{
    char text[REAL_MAX_BYTES + 1];
    if (!s.n || s.n > REAL_MAX_BYTES)
        return false;
    memcpy(text, s.at, s.n);
    text[s.n] = '\0';
    char *end = NULL;
    double number = strtod(text, &end);
    if (end != text + s.n || !isfinite(number))
        return false;
    *out = number;
    return true;
}
