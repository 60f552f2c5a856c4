/* UTF-8 by a table of lead bytes. What is invalid although its lead byte is valid shows
 * in the range of the second byte. */
#include "base/utf8.h"

struct lead {
    /** The range of the lead byte. */
    unsigned char first, last;
    /** The length of the sequence in bytes. */
    unsigned char n;
    /** The range of the second byte. */
    unsigned char low, high;
};

static const struct lead leads[] = {
    {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF}, {0xE1, 0xEC, 3, 0x80, 0xBF},
    {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF}, {0xF0, 0xF0, 4, 0x90, 0xBF},
    {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

static const struct lead *lead_of(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++)
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    return NULL;
}

int32_t utf8_decode(const char *at, size_t n, size_t *length)
{
    unsigned char byte = (unsigned char)at[0];
    *length = 1;
    if (byte < 0x80)
        return byte;
    const struct lead *lead = lead_of(byte);
    if (!lead)
        return -1;
    uint32_t value = byte & (0x7FU >> lead->n);
    for (size_t i = 1; i < lead->n; i++) {
        if (i >= n)
            return -1;
        unsigned char next = (unsigned char)at[i];
        unsigned char low = i == 1 ? lead->low : 0x80;
        unsigned char high = i == 1 ? lead->high : 0xBF;
        if (next < low || next > high)
            return -1;
        value = value << 6 | (next & 0x3FU);
        *length = i + 1;
    }
    return (int32_t)value;
}

size_t utf8_encode(char *to, uint32_t c)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--) {
        to[i] = (char)(0x80U | (c & 0x3FU));
        c >>= 6;
    }
    to[0] = (char)((0xF00U >> n & 0xFFU) | c);
    return n;
}

/** A number of ASCII bytes that @p at begins with, counted eight bytes at a time. The
 *  last seven of the @p n bytes may not be counted. */
static size_t skip_ascii(const char *at, size_t n)
{
    size_t i = 0;
    for (uint64_t eight; n - i >= sizeof eight; i += sizeof eight) {
        memcpy(&eight, at + i, sizeof eight);
        uint64_t beyond = eight & 0x8080808080808080U;
        if (beyond)
            return i + (size_t)__builtin_ctzll(beyond) / 8;
    }
    return i;
}

/** Whether a valid sequence of two bytes is at @p at. In French texts these are the most
 *  frequent ones beyond ASCII. */
static bool is_pair(const char *at, size_t n)
{
    return n >= 2 && (unsigned char)at[0] >= 0xC2 && (unsigned char)at[0] <= 0xDF &&
           ((unsigned char)at[1] & 0xC0U) == 0x80U;
}

size_t utf8_first_invalid(struct str s)
{
    size_t i = 0;
    while (i < s.n) {
        size_t length;
        i += skip_ascii(s.at + i, s.n - i);
        while (i < s.n && !((unsigned char)s.at[i] & 0x80U))
            i++;
        if (i == s.n)
            break;
        if (is_pair(s.at + i, s.n - i)) {
            i += 2;
            continue;
        }
        if (utf8_decode(s.at + i, s.n - i, &length) < 0)
            return i;
        i += length;
    }
    return s.n;
}

/** The length in bytes of the first @p *n code points of @p s, or of all when there are
 *  fewer; @p *n becomes how many were lacking. */
static size_t pass(struct str s, size_t *n)
{
    size_t i = 0, left = *n;
    while (i < s.n && left) {
        size_t ascii = skip_ascii(s.at + i, s.n - i < left ? s.n - i : left);
        i += ascii;
        left -= ascii;
        if (i == s.n || !left)
            break;
        size_t length = 1;
        if (is_pair(s.at + i, s.n - i))
            length = 2;
        else if ((unsigned char)s.at[i] >= 0x80)
            (void)utf8_decode(s.at + i, s.n - i, &length);
        i += length;
        left--;
    }
    *n = left;
    return i;
}

size_t utf8_count(struct str s)
{
    size_t left = s.n; /* a code point has at least one byte */
    (void)pass(s, &left);
    return s.n - left;
}

struct str utf8_head_bytes(struct str s, size_t n_bytes)
{
    if (s.n <= n_bytes)
        return s;
    /* A code point that the cut would part begins at most three bytes before it. */
    for (size_t back = 1; back <= 3 && back <= n_bytes; back++) {
        size_t length;
        (void)utf8_decode(s.at + n_bytes - back, s.n - n_bytes + back, &length);
        if (length > back)
            return (struct str){s.at, n_bytes - back};
    }
    return (struct str){s.at, n_bytes};
}

struct str utf8_head(struct str s, size_t n)
{
    return (struct str){s.at, pass(s, &n)};
}
