/* Values are built by the library, of texts that are found here: it reads byte by byte through a callback. */
#include "engine/json_plain.h"

#include "base/buf.h"
#include "base/utf8.h"

#define DEPTH_MAX 16U
#define DIGITS_MAX 18U /* of 64 bits */

struct scan {
    const char *at, *end;
    unsigned depth;
    struct buf unescaped; /* of the text that was read last, if it had escapes */
};

static void skip_space(struct scan *s)
{
    while (s->at < s->end &&
           (*s->at == ' ' || *s->at == '\n' || *s->at == '\t' || *s->at == '\r'))
        s->at++;
}

/** Step over @p c and the space before it. */
static bool take(struct scan *s, char c)
{
    skip_space(s);
    bool is_there = s->at < s->end && *s->at == c;
    s->at += is_there;
    return is_there;
}

/** The four hexadecimal digits here; 0, which no plain text has, where there are none. */
static uint32_t take_hex(struct scan *s)
{
    uint32_t unit = 0;
    if (s->end - s->at < 4)
        return 0;
    for (const char *end = s->at + 4; s->at < end; s->at++) {
        char c = *s->at, letter = (char)(c | 0x20);
        bool is_digit = c >= '0' && c <= '9';
        if (!is_digit && (letter < 'a' || letter > 'f'))
            return 0;
        unit = unit << 4 | (uint32_t)(is_digit ? c - '0' : letter - 'a' + 10);
    }
    return unit;
}

/** Of \uXXXX what follows the u, or of two that stand for one code point; 0: neither. */
static uint32_t take_code_point(struct scan *s)
{
    uint32_t high = take_hex(s);
    if (high < 0xD800 || high > 0xDBFF)
        return high;
    if (s->end - s->at < 2 || s->at[0] != '\\' || s->at[1] != 'u')
        return 0;
    s->at += 2;
    uint32_t low = take_hex(s);
    bool is_pair = low >= 0xDC00 && low <= 0xDFFF;
    return is_pair ? 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00) : 0;
}

/** Append what the escape here, behind its backslash, stands for. */
static bool take_escape(struct scan *s)
{
    static const char signs[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    if (s->at == s->end || !*s->at)
        return false;
    char sign = *s->at++;
    const char *found = strchr(signs, sign);
    if (found) {
        buf_put_byte(&s->unescaped, meant[found - signs]);
        return true;
    }
    char bytes[4];
    uint32_t code_point = sign == 'u' ? take_code_point(s) : 0;
    size_t n = code_point ? utf8_encode(bytes, code_point) : 0;
    buf_put(&s->unescaped, bytes, n);
    return n > 0;
}

/** The first byte from @p at on that is no part of a text as it stands: its end, an escape, a control character. */
static const char *end_of_run(const char *at, const char *end)
{
    while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= ' ')
        at++;
    return at;
}

/** The text behind the quote here, borrowed until the next one is taken. */
static bool take_text(struct scan *s, struct str *out)
{
    const char *start = s->at;
    buf_clear(&s->unescaped);
    for (s->at = end_of_run(start, s->end); s->at < s->end && *s->at == '\\';
         s->at = end_of_run(start, s->end)) {
        buf_put(&s->unescaped, start, (size_t)(s->at - start));
        s->at++;
        if (!take_escape(s))
            return false;
        start = s->at;
    }
    if (s->at == s->end || *s->at != '"')
        return false;
    *out = (struct str){start, (size_t)(s->at++ - start)};
    if (!s->unescaped.n)
        return true;
    buf_put_str(&s->unescaped, *out);
    *out = buf_str(&s->unescaped);
    return true;
}

static json_t *read_text(struct scan *s)
{
    struct str text;
    s->at++;
    return take_text(s, &text) ? json_stringn_nocheck(text.at, text.n) : NULL;
}

static json_t *read_number(struct scan *s)
{
    bool is_negative = *s->at == '-';
    const char *start = s->at += is_negative;
    json_int_t value = 0;
    for (; s->at < s->end && *s->at >= '0' && *s->at <= '9' && s->at - start < DIGITS_MAX;
         s->at++)
        value = value * 10 + (*s->at - '0');
    bool has_more = s->at < s->end && strchr("0123456789.eE", *s->at);
    if (has_more || s->at == start || (*start == '0' && s->at > start + 1))
        return NULL;
    return json_integer(is_negative ? -value : value);
}

static json_t *read_word(struct scan *s)
{
    static const struct {
        struct str text;
        json_t *(*value)(void);
    } words[] = {
        {{"true", 4}, json_true}, {{"false", 5}, json_false}, {{"null", 4}, json_null}};
    struct str rest = {s->at, (size_t)(s->end - s->at)};
    for (size_t i = 0; i < COUNT_OF(words); i++)
        if (str_starts_with(rest, words[i].text)) {
            s->at += words[i].text.n;
            return words[i].value();
        }
    return NULL;
}

static json_t *read_value(struct scan *s);

static bool fill_list(struct scan *s, json_t *list)
{
    if (take(s, ']'))
        return true;
    do {
        if (json_array_append_new(list, read_value(s)))
            return false;
    } while (take(s, ','));
    return take(s, ']');
}

static bool fill_object(struct scan *s, json_t *object)
{
    if (take(s, '}'))
        return true;
    size_t n = 0;
    do {
        struct str name;
        if (!take(s, '"') || !take_text(s, &name))
            return false;
        /* Kept by the library only once the value is read: the next text would overwrite it. */
        AUTO_BUF key = BUF_INIT(SIZE_MAX / 2);
        if (s->unescaped.n) {
            buf_put_str(&key, name);
            name = buf_str(&key);
        }
        if (!take(s, ':') ||
            json_object_setn_new_nocheck(object, name.at, name.n, read_value(s)))
            return false;
        if (json_object_size(object) != ++n)
            return false; /* a member twice */
    } while (take(s, ','));
    return take(s, '}');
}

static json_t *read_filled(struct scan *s, json_t *value,
                           bool (*fill)(struct scan *, json_t *))
{
    s->at++;
    s->depth++;
    bool is_whole = s->depth <= DEPTH_MAX && fill(s, value);
    s->depth--;
    if (is_whole)
        return value;
    json_decref(value);
    return NULL;
}

/** NULL where there is none; the library's functions that take a value refuse that. */
static json_t *read_value(struct scan *s)
{
    skip_space(s);
    char first = s->at < s->end ? *s->at : '\0';
    switch (first) {
    case '"':
        return read_text(s);
    case '{':
        return read_filled(s, json_object(), fill_object);
    case '[':
        return read_filled(s, json_array(), fill_list);
    case '\0':
        return NULL;
    default:
        return first == '-' || (first >= '0' && first <= '9') ? read_number(s)
                                                              : read_word(s);
    }
}

json_t *json_plain_read(struct str text)
{
    struct scan s = {text.at, text.at + text.n, 0, BUF_INIT(SIZE_MAX / 2)};
    json_t *value = read_value(&s);
    skip_space(&s);
    buf_release(&s.unescaped);
    if (s.at == s.end)
        return value;
    json_decref(value);
    return NULL;
}
