/* Copies escaped text and its marks, and distrusts all else. */
#include "template-c/marked.h"

/** The mark that @p html begins with, or nothing. */
static struct str mark_of(struct str html)
{
    static const struct str marks[] = {{"<mark>", 6}, {"</mark>", 7}};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (str_starts_with(html, marks[i]))
            return marks[i];
    return STR("");
}

static const char *escaped(char c)
{
    switch (c) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void html_put_marked(struct buf *out, struct str html)
{
    size_t start = 0;
    for (size_t i = 0; i < html.n;) {
        const char *instead = escaped(html.at[i]);
        if (!instead) {
            i++;
            continue;
        }
        struct str mark = mark_of((struct str){html.at + i, html.n - i});
        i += mark.n ? mark.n : 1;
        if (mark.n)
            continue;
        buf_put(out, html.at + start, i - 1 - start);
        buf_put_text(out, instead);
        start = i;
    }
    buf_put(out, html.at + start, html.n - start);
}
