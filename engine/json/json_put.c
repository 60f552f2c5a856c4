/* Writes the escapes, the numbers and the brackets of JSON. */
#include "engine/json/json_put.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#define EVERY_BYTE(value) (UINT64_MAX / 255 * (value))

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c != '"' && c != '\\';
}

/**
 * The highest bit of each zero byte of @p word. The byte above a zero byte may be marked
 * too.
 */
static uint64_t zero_bytes(uint64_t word)
{
    return (word - EVERY_BYTE(1)) & ~word & EVERY_BYTE(0x80);
}

/**
 * Whether none of the eight bytes at @p at needs an escape. It may say no when none does,
 * but seldom.
 */
static bool are_plain(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    uint64_t below = (word - EVERY_BYTE(0x20)) & ~word & EVERY_BYTE(0x80);
    return !(below | zero_bytes(word ^ EVERY_BYTE('"')) |
             zero_bytes(word ^ EVERY_BYTE('\\')));
}

/** The first byte from @p i on that must be escaped, or the length of @p text. */
static size_t plain_end(struct str text, size_t i)
{
    for (;;) {
        while (text.n - i >= sizeof(uint64_t) && are_plain(text.at + i))
            i += sizeof(uint64_t);
        size_t end = text.n - i < sizeof(uint64_t) ? text.n : i + sizeof(uint64_t);
        while (i < end && is_plain((unsigned char)text.at[i]))
            i++;
        if (i < end || i == text.n)
            return i;
    }
}

static void put_escape(struct buf *out, unsigned char c)
{
    static const char digits[] = "0123456789ABCDEF";
    static const char letters[0x80] = {
        ['"'] = '"',  ['\\'] = '\\', ['\b'] = 'b', ['\f'] = 'f',
        ['\n'] = 'n', ['\r'] = 'r',  ['\t'] = 't'};
    char two[] = {'\\', letters[c]};
    char six[] = {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15U]};
    if (letters[c])
        buf_put(out, two, sizeof two);
    else
        buf_put(out, six, sizeof six);
}

void json_put_string(struct buf *out, struct str text)
{
    buf_put_byte(out, '"');
    for (size_t i = 0; i < text.n;) {
        size_t end = plain_end(text, i);
        buf_put(out, text.at + i, end - i);
        i = end;
        if (i < text.n)
            put_escape(out, (unsigned char)text.at[i++]);
    }
    buf_put_byte(out, '"');
}

/** Put a number that has more than ten digits or needs an exponent. */
static void put_rounded_slowly(struct buf *out, double number)
{
    char text[40];
    json_t *real = json_real(number);
    buf_put(
        out, text,
        json_dumpb(real, text, sizeof text, JSON_ENCODE_ANY | JSON_REAL_PRECISION(10)));
    json_decref(real);
}

void json_put_rounded(struct buf *out, double number, unsigned decimals)
{
    static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    static const uint64_t ten_digits = 10000000000;
    assert(decimals <= JSON_DECIMALS_MAX);
    double scaled = number * powers[decimals];
    int64_t parts = (int64_t)(scaled < 0 ? scaled - .5 : scaled + .5);
    uint64_t size = parts < 0 ? -(uint64_t)parts : (uint64_t)parts;
    uint64_t one = (uint64_t)powers[decimals];
    /* Below a ten-thousandth, jansson writes an exponent. */
    if (size >= ten_digits || (size && size * 10000 < one)) {
        put_rounded_slowly(out, (double)parts / powers[decimals]);
        return;
    }
    if (parts < 0)
        buf_put_byte(out, '-');
    buf_put_number(out, size / one);
    char digits[JSON_DECIMALS_MAX];
    uint64_t rest = size % one;
    size_t n = 0; /* The digits without the zeros at their end. */
    for (unsigned i = decimals; i-- > 0; rest /= 10) {
        digits[i] = (char)('0' + rest % 10);
        if (!n && digits[i] != '0')
            n = i + 1;
    }
    buf_put_byte(out, '.');
    buf_put(out, n ? digits : "0", n ? n : 1);
}

void json_put_real(struct buf *out, double number)
{
    char text[40];
    for (int digits = 15; digits <= 17; digits++) {
        (void)snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) >= number && strtod(text, NULL) <= number)
            break;
    }
    buf_put_text(out, text);
    /* Without a point or an exponent it would be read back as an integer. */
    if (!strpbrk(text, ".e"))
        buf_put_text(out, ".0");
}

static void put_array(struct buf *out, const json_t *array)
{
    buf_put_byte(out, '[');
    for (size_t i = 0; i < json_array_size(array); i++) {
        if (i > 0)
            buf_put_byte(out, ',');
        json_put_value(out, json_array_get(array, i));
    }
    buf_put_byte(out, ']');
}

static void put_object(struct buf *out, json_t *object)
{
    char before = '{';
    const char *name;
    json_t *value;
    json_object_foreach(object, name, value)
    {
        buf_put_byte(out, before);
        json_put_string(out, str_of(name));
        buf_put_byte(out, ':');
        json_put_value(out, value);
        before = ',';
    }
    buf_put_text(out, before == '{' ? "{}" : "}");
}

void json_put_value(struct buf *out, const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT: {
        /* The library's loop wants a pointer that is not const, but changes nothing. */
        json_t *object;
        memcpy(&object, &value, sizeof(void *));
        put_object(out, object);
        break;
    }
    case JSON_ARRAY:
        put_array(out, value);
        break;
    case JSON_STRING:
        json_put_string(
            out, (struct str){json_string_value(value), json_string_length(value)});
        break;
    case JSON_INTEGER:
        buf_printf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
        break;
    case JSON_REAL:
        json_put_real(out, json_real_value(value));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        buf_put_text(out, json_is_true(value) ? "true" : "false");
        break;
    case JSON_NULL:
        buf_put_text(out, "null");
        break;
    }
}
