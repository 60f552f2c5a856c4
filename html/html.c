/* Escapes text and attribute values. */
#include "html/html.h"

#include <assert.h>
#include <limits.h>

#include "base/macros.h"
#include "html/french.h"

void html_put_markup(struct html *h, const char *literal, size_t n)
{
    html_end_tag(h);
    buf_put(h->out, literal, n);
}

void html_end(struct html *h)
{
    html_end_tag(h);
    buf_put_str(h->out, h->ending);
}

void html_put_tag(struct html *h, const char *literal, size_t n)
{
    html_put_markup(h, literal, n);
    h->in_tag = true;
}

void html_put_attrs(struct html *h, const char *literal, size_t n)
{
    assert(h->in_tag);
    buf_put(h->out, literal, n);
}

/**
 * What is written instead of a byte. Text and attribute values need the same, since
 * values always stand in double quotes. Line breaks and tabs become spaces.
 */
static const struct str replacements[UCHAR_MAX + 1] = {
    ['&'] = {"&amp;", 5},  ['<'] = {"&lt;", 4},   ['>'] = {"&gt;", 4},
    ['"'] = {"&quot;", 6}, ['\''] = {"&#39;", 5}, ['\t'] = {" ", 1},
    ['\n'] = {" ", 1},     ['\v'] = {" ", 1},     ['\f'] = {" ", 1},
    ['\r'] = {" ", 1},
};

/** Append @p text, escaped. */
static void escape(struct buf *out, struct str text)
{
    size_t start = 0;
    for (size_t i = 0; i < text.n; i++) {
        struct str instead = replacements[(unsigned char)text.at[i]];
        if (!instead.n)
            continue;
        buf_put(out, text.at + start, i - start);
        buf_put_str(out, instead);
        start = i + 1;
    }
    buf_put(out, text.at + start, text.n - start);
}

void html_text(struct html *h, struct str text)
{
    html_end_tag(h);
    escape(h->out, text);
}

void html_number(struct html *h, unsigned long number)
{
    html_end_tag(h);
    buf_put_number(h->out, number);
}

void html_link(struct html *h, struct url url, struct str text)
{
    HTML_TAG(h, "<a");
    HTML_URL(h, "href", url);
    html_text(h, text);
    HTML(h, "</a>");
}

void html_put_attr(struct html *h, const char *opening, size_t n, struct str value)
{
    assert(h->in_tag);
    buf_put(h->out, opening, n);
    escape(h->out, value);
    buf_put_byte(h->out, '"');
}

void html_put_numbered(struct html *h, const char *opening, size_t n,
                       unsigned long number)
{
    assert(h->in_tag);
    buf_put(h->out, opening, n);
    buf_put_number(h->out, number);
    buf_put_byte(h->out, '"');
}

/** The mark that @p html begins with; empty when there is none. */
static struct str mark_of(struct str html)
{
    static const struct str marks[] = {{"<mark>", 6}, {"</mark>", 7}};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (str_starts_with(html, marks[i]))
            return marks[i];
    return STR("");
}

/** Whether @p c could begin or end an element or the value of an attribute, or be a space
 *  in a number. */
static bool is_special(char c)
{
    return c == '<' || c == '>' || c == '"' || c == '\'' || c == ' ';
}

/** What is written instead of the special byte at @p at; empty when it stays. */
static struct str instead_of(struct str html, size_t at)
{
    return html.at[at] == ' ' ? french_space(html, at)
                              : replacements[(unsigned char)html.at[at]];
}

void html_marked(struct html *h, struct str html)
{
    html_end_tag(h);
    size_t start = 0;
    for (size_t i = 0; i < html.n;) {
        if (!is_special(html.at[i])) {
            i++;
            continue;
        }
        struct str mark = mark_of((struct str){html.at + i, html.n - i});
        struct str instead = mark.n ? mark : instead_of(html, i);
        i += mark.n ? mark.n : 1;
        if (mark.n || !instead.n)
            continue;
        buf_put(h->out, html.at + start, i - 1 - start);
        buf_put_str(h->out, instead);
        start = i;
    }
    buf_put(h->out, html.at + start, html.n - start);
}

/** What is written in JSON instead of a byte that HTML might take for markup. In sound
 *  JSON these bytes stand in strings only. */
static struct str json_escape_of(char c)
{
    switch (c) {
    case '<':
        return STR("\\u003c");
    case '>':
        return STR("\\u003e");
    case '&':
        return STR("\\u0026");
    default:
        return STR("");
    }
}

void html_linked_data(struct html *h, struct str json)
{
    HTML(h, "<script type=\"application/ld+json\">");
    size_t start = 0;
    for (size_t i = 0; i < json.n; i++) {
        struct str instead = json_escape_of(json.at[i]);
        if (!instead.n)
            continue;
        buf_put(h->out, json.at + start, i - start);
        buf_put_str(h->out, instead);
        start = i + 1;
    }
    buf_put(h->out, json.at + start, json.n - start);
    HTML(h, "</script>");
}

void html_option(struct html *h, struct str value, struct str label, bool chosen)
{
    HTML_TAG(h, "<option");
    HTML_ATTR(h, "value", value);
    if (chosen)
        HTML_ATTRS(h, "selected");
    html_text(h, label);
    HTML(h, "</option>");
}
