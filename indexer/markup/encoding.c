/* Tells encodings by what they make of a French text. */
#include "indexer/markup/encoding.h"

#include "base/utf8.h"

/** What Windows-1252 has at 0x80 to 0x9F; 0 where it has nothing. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

/** The letters of French beyond ASCII, and those of names from next door. */
static const char letters[] =
    "\xE0\xE2\xE4\xE7\xE8\xE9\xEA\xEB\xEE\xEF\xF4\xF6\xF9\xFB\xFC\xFF\xF1\xF3\xE1\xED\xFA"
    "\xC0\xC2\xC4\xC7\xC8\xC9\xCA\xCB\xCE\xCF\xD4\xD6\xD9\xDB\xDC\x9C\x8C\xE6\xC6";
/** Its signs: quotes, dashes, €, °, no-break space… */
static const char signs[] = "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA3\xA7\xA9\xAB"
                            "\xAE\xB0\xB2\xB3\xB7\xBB\xBC\xBD\xBE\xD7";

static bool is_high(char c)
{
    return (unsigned char)c >= 0x80;
}

static bool is_ascii_letter(char c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/** Whether byte @p i of @p bytes touches a letter of ASCII. */
static bool is_in_word(struct str bytes, size_t i)
{
    return (i > 0 && is_ascii_letter(bytes.at[i - 1])) ||
           (i + 1 < bytes.n && is_ascii_letter(bytes.at[i + 1]));
}

bool encoding_is_windows(struct str bytes)
{
    size_t n_letters = 0, n_signs = 0, length;
    for (size_t i = 0; i < bytes.n; i += length) {
        length = 1;
        if (!is_high(bytes.at[i]))
            continue;
        if (utf8_decode(bytes.at + i, bytes.n - i, &length) >= 0)
            return false;
        length = 1;
        if (strchr(letters, bytes.at[i]))
            n_letters += is_in_word(bytes, i);
        else if (strchr(signs, bytes.at[i]))
            n_signs++;
        else
            return false;
    }
    return n_letters > 0 && n_letters >= n_signs / 4;
}

static uint32_t code_point_of(char c)
{
    unsigned char byte = (unsigned char)c;
    uint32_t cp = byte >= 0x80 && byte < 0xA0 ? windows[byte - 0x80] : byte;
    return cp ? cp : UTF8_REPLACEMENT;
}

void encoding_put_windows(struct buf *out, struct str bytes)
{
    for (size_t i = 0; i < bytes.n; i++) {
        char text[4];
        buf_put(out, text, utf8_encode(text, code_point_of(bytes.at[i])));
    }
}

/** The byte that @p cp is in Windows-1252; -1 when it is none. Its five empty places are
 *  read as controls, as browsers do. */
static int byte_of(int32_t cp)
{
    if (cp >= 0 && cp < 0x100 && !(cp >= 0x80 && cp < 0xA0 && windows[cp - 0x80]))
        return (int)cp;
    for (size_t i = 0; i < COUNT_OF(windows); i++)
        if (cp > 0 && windows[i] == cp)
            return (int)i + 0x80;
    return -1;
}

/** The length in @p text of a character that was doubled, and in @p bytes what it was;
 *  0 when there is none at its start. */
static size_t doubled_length(char bytes[4], size_t *n_bytes, struct str text)
{
    size_t at = 0, length, n = 0;
    while (n < 4 && at < text.n) {
        int byte = byte_of(utf8_decode(text.at + at, text.n - at, &length));
        if (byte < 0x80)
            return 0;
        bytes[n++] = (char)byte;
        at += length;
        size_t whole;
        if (n > 1 && utf8_decode(bytes, n, &whole) >= 0 && whole == n) {
            *n_bytes = n;
            return at;
        }
    }
    return 0;
}

/** Whether something in @p text begins as doubled letters of French do: « Ã », « Â »,
 *  « â€ », « Å ». */
static bool may_be_doubled(struct str text)
{
    static const struct str euro = {"\xE2\x82\xAC", 3};
    struct str rest = text;
    for (const char *hit; rest.n > 1 && (hit = memchr(rest.at, 0xC3, rest.n - 1));) {
        rest = (struct str){hit + 2, rest.n - (size_t)(hit + 2 - rest.at)};
        unsigned char next = (unsigned char)hit[1];
        if (next == 0x82 || next == 0x83 || next == 0x85 ||
            (next == 0xA2 && str_starts_with(rest, euro)))
            return true;
    }
    return false;
}

bool encoding_is_doubled(struct str text)
{
    if (!may_be_doubled(text))
        return false;
    for (size_t i = 0; i < text.n;) {
        char bytes[4];
        size_t n, length = 1;
        if (is_high(text.at[i]))
            length = doubled_length(bytes, &n, (struct str){text.at + i, text.n - i});
        if (length == 0)
            return false;
        i += length;
    }
    return true;
}

void encoding_put_undoubled(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n;) {
        char bytes[4] = {text.at[i]};
        size_t n = 1, length = 0;
        if (is_high(text.at[i]))
            length = doubled_length(bytes, &n, (struct str){text.at + i, text.n - i});
        buf_put(out, bytes, length ? n : 1);
        i += length ? length : 1;
    }
}

static bool mend_text(json_t *value)
{
    struct str text = {json_string_value(value), json_string_length(value)};
    if (!encoding_is_doubled(text))
        return false;
    AUTO_BUF mended = BUF_INIT(text.n + 1);
    encoding_put_undoubled(&mended, text);
    return json_string_setn(value, buf_text(&mended), mended.n) == 0;
}

size_t encoding_mend_json(json_t *value)
{
    if (json_is_string(value))
        return mend_text(value);
    size_t n = 0;
    for (size_t i = 0; i < json_array_size(value); i++)
        n += encoding_mend_json(json_array_get(value, i));
    const char *name;
    json_t *member;
    json_object_foreach(value, name, member) n += encoding_mend_json(member);
    return n;
}

/** The offset of the first « Ã© » and the like in @p text. */
static size_t find_doubled(struct str text)
{
    for (size_t i = 0; i + 3 < text.n; i++) {
        char bytes[4];
        size_t n;
        struct str rest = {text.at + i, text.n - i};
        bool is_head = str_starts_with(rest, STR("\xC3\x83")) ||
                       str_starts_with(rest, STR("\xC3\xA2\xE2\x82\xAC"));
        if (is_head && doubled_length(bytes, &n, rest))
            return i;
    }
    return text.n;
}

size_t encoding_find_damage(struct str text)
{
    size_t replaced = str_find(text, STR("\xEF\xBF\xBD"));
    size_t doubled = may_be_doubled(text) ? find_doubled(text) : text.n;
    return replaced < doubled ? replaced : doubled;
}
