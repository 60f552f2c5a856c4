/* The one way in which HTML is written: markup comes from string literals, and everything else is
 * escaped on its way in. */
#ifndef SERVER_HTML_HTML_H
#define SERVER_HTML_HTML_H

#include <assert.h>
#include <stdbool.h>

#include "base/buf.h"
#include "server/html/url.h"

/**
 * A writer of HTML, held by value. A link with its text is written so:
 *
 *     HTML(h, "<li>");
 *     HTML_TAG(h, "<a class=\"proposal\"");
 *     HTML_URL(h, "href", url);
 *     html_text(h, label);
 *     HTML(h, "</a></li>");
 *
 * What is in capitals takes markup, which the compiler accepts as a string literal only. Nothing
 * that is not a literal is ever written unescaped, and no text can end up inside a tag: the first
 * call after HTML_TAG() that is not for an attribute ends the tag. The test lint_markup checks the
 * literals: HTML() takes whole tags, HTML_TAG() an unfinished one.
 */
struct html {
    /** Where the page grows. Going past its ceiling marks it; nothing else can fail. */
    struct buf *out;
    /** Whether a start tag still waits for attributes and its ">". */
    bool in_tag;
};

/** End the start tag that is still open, if there is one. */
static inline void html_end_tag(struct html *h)
{
    if (h->in_tag)
        buf_put_byte(h->out, '>');
    h->in_tag = false;
}

/** Write markup of whole tags, and the text between them, as it stands: HTML(h, "<ul><li>"). */
#define HTML(h, literal) html_put_markup((h), "" literal "", sizeof(literal) - 1)

/** Begin a start tag, ">" left out, to which attributes are then added: HTML_TAG(h, "<a"). */
#define HTML_TAG(h, literal) html_put_tag((h), "" literal "", sizeof(literal) - 1)

/** Add attributes that are always the same to the tag: HTML_ATTRS(h, "checked"). */
#define HTML_ATTRS(h, literal) html_put_attrs((h), " " literal "", sizeof(literal))

/** Add an attribute whose value is escaped: HTML_ATTR(h, "value", words). Not for addresses. */
#define HTML_ATTR(h, name, value)                                                        \
    html_put_attr((h), " " name "=\"", sizeof(name) + 2, (value))

/** Add an attribute whose value is an address: HTML_URL(h, "href", url). */
#define HTML_URL(h, name, url) HTML_ATTR(h, name, (url).text)

/** Add an attribute that ends in a number: HTML_NUMBERED(h, "id", "passage-", 3). */
#define HTML_NUMBERED(h, name, before, number)                                           \
    html_put_numbered((h), " " name "=\"" before "", sizeof(name before) + 2, (number))

/** Write text between markup of whole tags: HTML_TEXT(h, "<dd>", author, "</dd>"). */
#define HTML_TEXT(h, before, text, behind)                                               \
    do {                                                                                 \
        HTML(h, before);                                                                 \
        html_text((h), (text));                                                          \
        HTML(h, behind);                                                                 \
    } while (0)

/** Write text, escaped (& < > " ' and white space that is not a space). */
void html_text(struct html *h, struct str text);

/** Write the decimal digits of @p number. */
void html_number(struct html *h, unsigned long number);

/** Write a link of @p text to @p url. */
void html_link(struct html *h, struct url url, struct str text);

/**
 * Write @p html, which was escaped already and holds no element but <mark>. Only <mark> and </mark>
 * are let through; every other "<", ">" and quote is escaped, so that even a text that nobody
 * escaped makes no element and no attribute.
 */
void html_marked(struct html *h, struct str html);

/* What the macros call; a page calls the macros, which see to it that markup is a literal. */

void html_put_markup(struct html *h, const char *literal, size_t n);
void html_put_tag(struct html *h, const char *literal, size_t n);
void html_put_attrs(struct html *h, const char *literal, size_t n);

/** @p opening is ` name="`. */
void html_put_attr(struct html *h, const char *opening, size_t n, struct str value);

/** @p opening is ` name="` and what stands before the number. */
void html_put_numbered(struct html *h, const char *opening, size_t n,
                       unsigned long number);

#endif
