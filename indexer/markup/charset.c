/* Decodes texts. Valid UTF-8 with a letter beyond ASCII is hardly ever anything else. */
#include "indexer/markup/charset.h"

#include <errno.h>
#include <iconv.h>

#include "base/utf8.h"
#include "indexer/markup/utf16.h"

#define NAME_MAX_BYTES 40U

/** What Windows-1252 has at 0x80 to 0x9F. */
static const uint16_t windows[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/* Browsers read Latin-1 as Windows-1252, and so are they meant. */
static const char *const windows_names[] = {
    "windows-1252", "cp1252",   "iso-8859-1", "iso8859-1", "iso_8859-1",
    "latin1",       "us-ascii", "ascii",      "ansi",      NULL};

uint32_t charset_windows(unsigned char byte)
{
    return byte < 0xA0 ? windows[byte - 0x80] : byte;
}

/** Append valid UTF-8 as it is and each other byte as Windows-1252. */
static void put_mixed(struct buf *out, struct str bytes)
{
    while (bytes.n) {
        size_t n = utf8_first_invalid(bytes);
        buf_put(out, bytes.at, n);
        if (n == bytes.n)
            return;
        char to[4];
        buf_put(out, to, utf8_encode(to, charset_windows((unsigned char)bytes.at[n])));
        bytes = (struct str){bytes.at + n + 1, bytes.n - n - 1};
    }
}

static void put_windows(struct buf *out, struct str bytes)
{
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char c = (unsigned char)bytes.at[i];
        char to[4];
        if (c < 0x80)
            buf_put_byte(out, bytes.at[i]);
        else
            buf_put(out, to, utf8_encode(to, charset_windows(c)));
    }
}

static void close_converter(const iconv_t *converter)
{
    if (*converter != (iconv_t)-1)
        (void)iconv_close(*converter);
}

/** Append @p bytes of the encoding @p name; what is wrong in them becomes U+FFFD. @return
 *  false when the encoding is not known. */
static bool put_converted(struct buf *out, struct str bytes, const char *name)
{
    CLEANUP(close_converter) iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1)
        return false;
    /* iconv() does not write to it. */
    char *from = NULL;
    memcpy(&from, &bytes.at, sizeof from);
    while (bytes.n) {
        char room[4096], *to = room;
        size_t left = sizeof room;
        size_t done = iconv(converter, &from, &bytes.n, &to, &left);
        buf_put(out, room, sizeof room - left);
        if (done != (size_t)-1 || errno == E2BIG)
            continue;
        buf_put_text(out, "\uFFFD");
        from++;
        bytes.n--;
    }
    return true;
}

static bool is_named(const char *name, const char *const *names)
{
    while (*names && strcasecmp(name, *names) != 0)
        names++;
    return *names;
}

const char *charset_put(struct buf *out, struct str bytes, struct str declared)
{
    static const struct str mark = {"\xEF\xBB\xBF", 3};
    char name[NAME_MAX_BYTES];
    if (utf16_is_marked(bytes)) {
        utf16_put_text(out, bytes);
        return NULL;
    }
    bool is_marked = str_starts_with(bytes, mark);
    if (is_marked)
        bytes = (struct str){bytes.at + mark.n, bytes.n - mark.n};
    if (utf8_first_invalid(bytes) == bytes.n) {
        buf_put_str(out, bytes);
        return NULL;
    }
    declared = str_trim(declared);
    size_t n = declared.n < sizeof name ? declared.n : 0;
    memcpy(name, n ? declared.at : "", n);
    name[n] = '\0';
    if (is_named(name, windows_names)) {
        put_windows(out, bytes);
        return NULL;
    }
    bool is_utf8 = is_marked || n == 0 || strncasecmp(name, "utf", 3) == 0;
    if (!is_utf8 && put_converted(out, bytes, name))
        return NULL;
    put_mixed(out, bytes);
    return "des octets ne sont pas de l'UTF-8 : lus comme du Windows-1252";
}
