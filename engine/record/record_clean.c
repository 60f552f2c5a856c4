/* Replaces control characters and runs of blanks, field by field. Nearly all texts are
 * clean: they are looked at, and not copied. */
#include "engine/record/record_clean.h"

#include "base/buf.h"
#include "base/utf8.h"

/** How a field is cleaned. */
enum shape { SHAPE_KEPT, SHAPE_TEXT, SHAPE_LINE };

static const enum shape shapes[FIELD_COUNT_] = {
    [FIELD_TITLE] = SHAPE_LINE,
    [FIELD_TEXT] = SHAPE_TEXT,
    [FIELD_URL] = SHAPE_TEXT,
    [FIELD_SOURCE] = SHAPE_LINE,
    [FIELD_AUTHOR] = SHAPE_LINE,
    [FIELD_PART_OF] = SHAPE_TEXT,
    [FIELD_SECTION] = SHAPE_LINE,
    [FIELD_LABEL] = SHAPE_LINE,
    [FIELD_VALUE] = SHAPE_TEXT,
    [FIELD_UNIT] = SHAPE_TEXT,
    [FIELD_PERIOD] = SHAPE_TEXT,
    [FIELD_NATIONAL_VALUE] = SHAPE_TEXT,
    [FIELD_NATIONAL_PERIOD] = SHAPE_TEXT,
    [FIELD_PREVIOUS_VALUE] = SHAPE_TEXT,
    [FIELD_PREVIOUS_PERIOD] = SHAPE_TEXT,
    [FIELD_CHANGE] = SHAPE_TEXT,
    [FIELD_DOUBT] = SHAPE_LINE,
};

static bool is_control(int32_t cp)
{
    bool is_c0 = cp >= 0 && cp < 0x20 && cp != '\t' && cp != '\n';
    bool is_c1 = cp >= 0x7F && cp < 0xA0;
    bool is_noncharacter = (cp >= 0xFDD0 && cp <= 0xFDEF) || (cp & 0xFFFE) == 0xFFFE;
    return is_c0 || is_c1 || (cp > 0 && is_noncharacter);
}

/** Whether @p cp is a space, of whatever width, or the end of a line. */
static bool is_space(int32_t cp)
{
    return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 || cp == 0xA0 ||
           cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 ||
           cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

/** Whether nothing is seen of @p cp: a space, or what has no width at all. */
static bool is_blank(int32_t cp)
{
    return is_space(cp) || is_control(cp) || cp == 0x200B || cp == 0xFEFF;
}

/** Whether a single @p cp between two words stays as it is: no line is broken there. */
static bool is_no_break(int32_t cp)
{
    return cp == 0xA0 || cp == 0x202F || cp == 0x2007;
}

/** Whether @p byte, which @p next follows, may begin something to clean. */
static inline bool is_suspect_pair(unsigned char byte, unsigned char next)
{
    if (byte < 0x20)
        return byte != '\n' && byte != '\t';
    if (byte < 0xC2)
        return byte == 0x7F;
    /* U+0080 to U+009F; U+FDD0 to U+FDEF and U+FFFE, U+FFFF; what lies beyond them. */
    return (byte == 0xC2 && next < 0xA0) || (byte == 0xEF && next >= 0xB7) ||
           byte >= 0xF0;
}

/** Whether a byte of @p text may begin something to clean; most texts have none. */
static bool is_suspect(struct str text)
{
    for (size_t i = 0; i + 1 < text.n; i++)
        if (is_suspect_pair((unsigned char)text.at[i], (unsigned char)text.at[i + 1]))
            return true;
    return text.n > 0 && is_suspect_pair((unsigned char)text.at[text.n - 1], 0);
}

static bool is_all_blank(struct str text)
{
    size_t length;
    for (size_t i = 0; i < text.n; i += length)
        if (!is_blank(utf8_decode(text.at + i, text.n - i, &length)))
            return false;
    return true;
}

static size_t put_text(struct buf *out, struct str text)
{
    size_t n_replaced = 0, length;
    for (size_t i = 0; i < text.n; i += length) {
        int32_t cp = utf8_decode(text.at + i, text.n - i, &length);
        bool is_end = cp == '\r' || cp == 0x85;
        if (cp == '\r' && i + 1 < text.n && text.at[i + 1] == '\n')
            continue;
        if (is_end)
            buf_put_byte(out, '\n');
        else if (is_control(cp))
            buf_put_byte(out, ' ');
        else
            buf_put(out, text.at + i, length);
        n_replaced += is_control(cp) && !is_space(cp);
    }
    return n_replaced;
}

/** Whether @p rest, which begins with @p cp, is a sign without width and then blanks. */
static bool ends_here(struct str rest, int32_t cp)
{
    return (cp == 0x200B || cp == 0xFEFF) && is_all_blank(rest);
}

static size_t put_line(struct buf *out, struct str text)
{
    size_t n_replaced = 0, length, n_spaces = 0;
    struct str space = STR("");
    bool is_breakable = false;
    for (size_t i = 0; i < text.n; i += length) {
        int32_t cp = utf8_decode(text.at + i, text.n - i, &length);
        n_replaced += is_control(cp) && !is_space(cp);
        if (out->n == 0 && is_blank(cp))
            continue;
        if (is_space(cp) || is_control(cp)) {
            space = (struct str){text.at + i, length};
            is_breakable = is_breakable || !is_no_break(cp);
            n_spaces++;
            continue;
        }
        if (ends_here((struct str){text.at + i, text.n - i}, cp))
            break;
        if (n_spaces > 0)
            buf_put_str(out, n_spaces > 1 || is_breakable ? STR(" ") : space);
        buf_put(out, text.at + i, length);
        n_spaces = 0;
        is_breakable = false;
    }
    return n_replaced;
}

/** Set @p field to its clean text. A layout would no longer fit another text. */
static void change(struct record *record, enum record_field field, struct str clean)
{
    record_set(record, field, clean);
    if (field == FIELD_TEXT)
        record_set(record, FIELD_LAYOUT, STR(""));
}

size_t record_clean(struct record *record)
{
    size_t n_replaced = 0;
    for (enum record_field field = FIELD_ID; field < FIELD_COUNT_; field++) {
        struct str text = record->fields[field];
        enum shape shape = shapes[field];
        if (shape == SHAPE_KEPT || text.n == 0 ||
            (shape == SHAPE_TEXT && !is_suspect(text) && !is_all_blank(text)))
            continue;
        AUTO_BUF clean = BUF_INIT(text.n + 1);
        if (!is_all_blank(text))
            n_replaced +=
                shape == SHAPE_TEXT ? put_text(&clean, text) : put_line(&clean, text);
        if (!str_equal(buf_str(&clean), text))
            change(record, field, buf_str(&clean));
    }
    return n_replaced;
}
