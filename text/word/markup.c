/* Finds HTML tags and entities in a text. Only the names listed here, with attributes or
 * nothing behind them, make a tag: « a<b et c>d » is text. */
#include "text/word/markup.h"

#include <stdbool.h>
#include <string.h>

#include "base/macros.h"

/* A longer tag is taken for text, so that each '<' looks ahead by no more than this. */
#define TAG_MAX_BYTES 1024

static const char *const tag_names[] = {
    "a",     "abbr",    "article", "b",     "blockquote", "br",  "caption", "code",
    "dd",    "del",     "div",     "dl",    "dt",         "em",  "font",    "footer",
    "h1",    "h2",      "h3",      "h4",    "h5",         "h6",  "header",  "hr",
    "i",     "img",     "ins",     "li",    "mark",       "ol",  "p",       "pre",
    "q",     "section", "small",   "span",  "strong",     "sub", "sup",     "table",
    "tbody", "td",      "th",      "thead", "tr",         "u",   "ul",      "wbr"};

/* Those that may stand inside a word: « form<b>ation</b> » is one. */
static const char *const inline_names[] = {"b",   "del",  "em",    "font", "i",
                                           "ins", "mark", "small", "span", "strong",
                                           "sub", "sup",  "u",     "wbr"};

struct entity {
    const char *name;
    uint32_t cp;
};

static const struct entity entities[] = {
    {"amp;", '&'},      {"nbsp;", ' '},     {"lt;", '<'},        {"gt;", '>'},
    {"quot;", '"'},     {"apos;", '\''},    {"rsquo;", '\''},    {"lsquo;", '\''},
    {"laquo;", 0xAB},   {"raquo;", 0xBB},   {"eacute;", 0xE9},   {"egrave;", 0xE8},
    {"ecirc;", 0xEA},   {"euml;", 0xEB},    {"agrave;", 0xE0},   {"acirc;", 0xE2},
    {"aelig;", 0xE6},   {"ccedil;", 0xE7},  {"icirc;", 0xEE},    {"iuml;", 0xEF},
    {"ocirc;", 0xF4},   {"ouml;", 0xF6},    {"ucirc;", 0xFB},    {"ugrave;", 0xF9},
    {"uuml;", 0xFC},    {"oelig;", 0x153},  {"ntilde;", 0xF1},   {"iacute;", 0xED},
    {"aacute;", 0xE1},  {"euro;", 0x20AC},  {"hellip;", 0x2026}, {"shy;", 0xAD},
    {"zwnj;", 0x200C},  {"zwj;", 0x200D},   {"thinsp;", ' '},    {"ensp;", ' '},
    {"emsp;", ' '},     {"ndash;", 0x2013}, {"mdash;", 0x2014},  {"ldquo;", 0x201C},
    {"rdquo;", 0x201D}, {"deg;", 0xB0},     {"middot;", 0xB7},   {"bull;", 0x2022},
    {"ordm;", 'o'},     {"sup1;", '1'},     {"sup2;", '2'},      {"sup3;", '3'},
};

static char lower(char c)
{
    bool is_upper = c >= 'A' && c <= 'Z';
    return (char)(is_upper ? c + 32 : c);
}

static bool is_alnum(char c)
{
    char l = lower(c);
    return (l >= 'a' && l <= 'z') || (c >= '0' && c <= '9');
}

/**
 * The length of @p name when @p rest begins with it in any case, else 0. @p name is lower
 * case.
 */
static size_t match(struct str rest, const char *name)
{
    size_t i = 0;
    while (name[i]) {
        if (i >= rest.n || lower(rest.at[i]) != name[i])
            return 0;
        i++;
    }
    return i;
}

/**
 * The index after the next '>' from index @p i on; 0 when another tag begins first or
 * when the '>' is further than TAG_MAX_BYTES.
 */
static size_t end_of_tag(struct str rest, size_t i)
{
    size_t end = rest.n < TAG_MAX_BYTES ? rest.n : TAG_MAX_BYTES;
    for (; i < end && rest.at[i] != '<'; i++)
        if (rest.at[i] == '>')
            return i + 1;
    return 0;
}

/**
 * Whether @p body, which stands between a tag's name and its '>', is blank, is "/" or
 * holds an attribute (a '=').
 */
static bool is_tag_body(struct str body)
{
    body = str_trim(body);
    return body.n == 0 || str_equal(body, STR("/")) || memchr(body.at, '=', body.n);
}

/** The tag or comment at the start of a text. */
struct tag {
    /* NULL for a comment. */
    const char *name;
    bool is_end;
    /* The index after it; 0 when there is none. */
    size_t end;
};

static struct tag read_tag(struct str rest)
{
    struct tag tag = {NULL, rest.n > 1 && rest.at[1] == '/', 0};
    if (match(rest, "<!--")) {
        tag.end = end_of_tag(rest, 4);
        return tag;
    }
    size_t i = tag.is_end ? 2 : 1;
    struct str name = {rest.at + i, rest.n - i};
    for (size_t k = 0; k < COUNT_OF(tag_names); k++) {
        size_t n = match(name, tag_names[k]);
        if (!n || n == name.n || is_alnum(name.at[n]) || name.at[n] == '-')
            continue;
        size_t end = end_of_tag(rest, i + n);
        if (end && is_tag_body((struct str){name.at + n, end - 1 - i - n}))
            tag = (struct tag){tag_names[k], tag.is_end, end};
        return tag;
    }
    return tag;
}

size_t markup_tag(struct str rest)
{
    return read_tag(rest).end;
}

size_t markup_inline_tag(struct str rest)
{
    struct tag tag = read_tag(rest);
    bool is_inline =
        tag.name && str_is_among(str_of(tag.name), inline_names, COUNT_OF(inline_names));
    return is_inline ? tag.end : 0;
}

bool markup_is_raising(struct str rest)
{
    struct tag tag = read_tag(rest);
    return tag.name && !tag.is_end && strcmp(tag.name, "sup") == 0;
}

/** The value of a digit in base @p base; @p base for anything else. */
static uint32_t digit_of(char c, uint32_t base)
{
    char l = lower(c);
    uint32_t value = base;
    if (l >= '0' && l <= '9')
        value = (uint32_t)(l - '0');
    else if (l >= 'a' && l <= 'f')
        value = (uint32_t)(l - 'a') + 10;
    return value < base ? value : base;
}

#define CODE_POINT_MAX 0x10FFFFU

/** Read « &#233; » or « &#xE9; » as markup_entity() does. */
static uint32_t read_number(struct str rest, size_t *length)
{
    bool is_hexadecimal = rest.n > 2 && lower(rest.at[2]) == 'x';
    uint32_t base = is_hexadecimal ? 16 : 10, cp = 0;
    size_t first = is_hexadecimal ? 3 : 2, i = first;
    for (; i < rest.n && digit_of(rest.at[i], base) < base && cp <= CODE_POINT_MAX; i++)
        cp = cp * base + digit_of(rest.at[i], base);
    bool is_surrogate = cp >= 0xD800 && cp <= 0xDFFF;
    if (i == first || i >= rest.n || rest.at[i] != ';' || cp > CODE_POINT_MAX ||
        is_surrogate)
        return 0;
    *length = i + 1;
    return cp;
}

uint32_t markup_entity(struct str rest, size_t *length)
{
    if (rest.n > 1 && rest.at[1] == '#')
        return read_number(rest, length);
    struct str name = {rest.at + 1, rest.n - 1};
    for (size_t k = 0; k < COUNT_OF(entities); k++) {
        size_t n = match(name, entities[k].name);
        if (n) {
            *length = n + 1;
            return entities[k].cp;
        }
    }
    return 0;
}
