/* The escapes, the numbers and the brackets of JSON. */
#include "engine/json_put.h"

#include <stdio.h>
#include <stdlib.h>

/** The two-character escape of @p c, or 0. */
static char short_escape(unsigned char c)
{
    static const char escapes[] = "\"\"\\\\b\bf\fn\nr\rt\t";
    for (size_t i = 0; i + 1 < sizeof escapes; i += 2)
        if ((unsigned char)escapes[i + 1] == c)
            return escapes[i];
    return 0;
}

void json_put_string(struct buf *out, struct str text)
{
    buf_put_byte(out, '"');
    size_t plain = 0; /* where the bytes that need no escape began */
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
            continue;
        buf_put(out, text.at + plain, i - plain);
        plain = i + 1;
        char escape = short_escape(c);
        if (escape)
            buf_printf(out, "\\%c", escape);
        else
            buf_printf(out, "\\u%04x", c);
    }
    buf_put(out, text.at + plain, text.n - plain);
    buf_put_byte(out, '"');
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
    /* Without a point or an exponent it would read back as an integer. */
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
        /* The library's iteration wants a pointer that is not const, and changes nothing. */
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
