/* Finds HTML tags and entities in a text. Only the names listed here, with attributes or
 * nothing behind them, make a tag: « a<b et c>d » is text. */
#include "text/word/markup.h"

#include <stdbool.h>

#include "base/macros.h"

/* A longer tag is taken for text, so that each '<' looks ahead by no more than this. */
#define TAG_MAX_BYTES 1024

static const char *const tag_names[] = {
    "a",     "abbr",    "article", "b",     "blockquote", "br",  "caption", "code",
    "dd",    "del",     "div",     "dl",    "dt",         "em",  "font",    "footer",
    "h1",    "h2",      "h3",      "h4",    "h5",         "h6",  "header",  "hr",
    "i",     "img",     "ins",     "li",    "mark",       "ol",  "p",       "pre",
    "q",     "section", "small",   "span",  "strong",     "sub", "sup",     "table",
    "tbody", "td",      "th",      "thead", "tr",         "u",   "ul"};

struct entity {
    const char *name;
    uint32_t cp;
};

static const struct entity entities[] = {
    {"amp;", '&'},      {"nbsp;", ' '},    {"lt;", '<'},      {"gt;", '>'},
    {"quot;", '"'},     {"apos;", '\''},   {"rsquo;", '\''},  {"#39;", '\''},
    {"#x27;", '\''},    {"#8217;", '\''},  {"#160;", ' '},    {"laquo;", 0xAB},
    {"raquo;", 0xBB},   {"eacute;", 0xE9}, {"egrave;", 0xE8}, {"ecirc;", 0xEA},
    {"agrave;", 0xE0},  {"acirc;", 0xE2},  {"ccedil;", 0xE7}, {"icirc;", 0xEE},
    {"ocirc;", 0xF4},   {"ucirc;", 0xFB},  {"ugrave;", 0xF9}, {"euro;", 0x20AC},
    {"hellip;", 0x2026}};

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

size_t markup_tag(struct str rest)
{
    size_t i = 1;
    if (match(rest, "<!--"))
        return end_of_tag(rest, 4);
    if (i < rest.n && rest.at[i] == '/')
        i++;
    struct str name = {rest.at + i, rest.n - i};
    for (size_t k = 0; k < COUNT_OF(tag_names); k++) {
        size_t n = match(name, tag_names[k]);
        if (!n || n == name.n || is_alnum(name.at[n]) || name.at[n] == '-')
            continue;
        size_t end = end_of_tag(rest, i + n);
        bool is_tag = end && is_tag_body((struct str){name.at + n, end - 1 - i - n});
        return is_tag ? end : 0;
    }
    return 0;
}

uint32_t markup_entity(struct str rest, size_t *length)
{
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
