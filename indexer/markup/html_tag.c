/* Finds the end of a tag and takes its attributes apart. */
#include "indexer/markup/html_tag.h"

#include "base/macros.h"

/* A ">" in quotes does not end a tag, unless the tag is longer than this: a quote may
 * have no end, and each tag would look for it through the whole text. */
#define QUOTED_MAX 4096

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool html_name_is(struct str s, struct str small)
{
    if (s.n != small.n)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (lower(s.at[i]) != small.at[i])
            return false;
    return true;
}

/** The index behind the end of the tag whose attributes begin at @p i; 0 for none. */
static size_t end_of_tag(struct str rest, size_t i)
{
    char quote = 0;
    size_t most = rest.n < QUOTED_MAX ? rest.n : QUOTED_MAX;
    for (size_t k = i; k < most; k++) {
        char c = rest.at[k];
        if (quote)
            quote = c == quote ? (char)0 : quote;
        else if (c == '>')
            return k + 1;
        else if ((c == '"' || c == '\'') && rest.at[k - 1] == '=')
            quote = c;
    }
    const char *end = memchr(rest.at + i, '>', rest.n - i);
    return end ? (size_t)(end - rest.at) + 1 : 0;
}

/** What is no element: each begins and ends so. */
static const struct {
    struct str start, end;
} others[] = {
    {{"<!--", 4}, {"-->", 3}},
    {{"<![CDATA[", 9}, {"]]>", 3}},
    {{"<!", 2}, {">", 1}},
    {{"<?", 2}, {">", 1}},
};

static size_t other_length(struct str rest)
{
    for (size_t i = 0; i < COUNT_OF(others); i++) {
        if (!str_starts_with(rest, others[i].start))
            continue;
        struct str inside = {rest.at + others[i].start.n, rest.n - others[i].start.n};
        size_t end = str_find(inside, others[i].end);
        if (end < inside.n)
            return others[i].start.n + end + others[i].end.n;
    }
    return 0;
}

bool html_tag_read(struct html_tag *out, struct str rest)
{
    *out = (struct html_tag){.name = STR(""), .attributes = STR("")};
    if (rest.n > 1 && (rest.at[1] == '!' || rest.at[1] == '?')) {
        out->length = other_length(rest);
        return out->length > 0;
    }
    out->is_end = rest.n > 1 && rest.at[1] == '/';
    size_t start = out->is_end ? 2 : 1, i = start;
    if (i >= rest.n || !is_letter(rest.at[i]))
        return false;
    while (i < rest.n && !is_white(rest.at[i]) && rest.at[i] != '>' &&
           rest.at[i] != '/' && rest.at[i] != '<')
        i++;
    out->name = (struct str){rest.at + start, i - start};
    out->length = i < rest.n ? end_of_tag(rest, i) : 0;
    if (!out->length)
        return false;
    out->is_empty = rest.at[out->length - 2] == '/';
    out->attributes = (struct str){rest.at + i, out->length - 1 - out->is_empty - i};
    return true;
}

/** Take a value, in quotes or not, away from the start of @p rest. */
static struct str take_value(struct str *rest)
{
    size_t i = 0, skip = 0;
    char quote = rest->n ? rest->at[0] : (char)0;
    if (quote == '"' || quote == '\'') {
        i = skip = 1;
        while (i < rest->n && rest->at[i] != quote)
            i++;
    } else {
        while (i < rest->n && !is_white(rest->at[i]))
            i++;
    }
    struct str value = {rest->at + skip, i - skip};
    i = i + skip < rest->n ? i + skip : rest->n;
    *rest = (struct str){rest->at + i, rest->n - i};
    return value;
}

bool html_attribute_next(struct str *name, struct str *value, struct str *attributes)
{
    struct str rest = str_trim(*attributes);
    size_t i = 0;
    while (i < rest.n && !is_white(rest.at[i]) && (i == 0 || rest.at[i] != '='))
        i++;
    *name = (struct str){rest.at, i};
    *value = STR("");
    rest = str_trim((struct str){rest.at + i, rest.n - i});
    if (rest.n && rest.at[0] == '=') {
        rest = str_trim((struct str){rest.at + 1, rest.n - 1});
        *value = take_value(&rest);
    }
    *attributes = rest;
    return name->n > 0;
}

struct str html_attribute(struct str attributes, struct str name)
{
    struct str found, value;
    while (html_attribute_next(&found, &value, &attributes))
        if (html_name_is(found, name))
            return value;
    return STR("");
}
