/* Writes HTML. Markup comes from string literals, and everything else is escaped. */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include <stdbool.h>

#include "base/buf.h"
#include "html/url.h"

/**
 * A writer of HTML, held by value. A link with its text is written like this:
 *
 *     HTML(h, "<li>");
 *     HTML_TAG(h, "<a class=\"proposal\"");
 *     HTML_URL(h, "href", url);
 *     html_text(h, label);
 *     HTML(h, "</a></li>");
 *
 * The names in capitals take markup, which has to be a string literal to compile.
 * Everything else is escaped. No text can get into a tag, because the first call after
 * HTML_TAG() that does not add an attribute ends the tag. The lint `markup` reads the
 * literals: it wants whole tags in HTML(), and the start of one tag in HTML_TAG().
 */
struct html {
    /* The page so far. Nothing but reaching its ceiling can fail, and that leaves a mark
     * in it. */
    struct buf *out;
    /* Whether a start tag is open: attributes may follow, anything else ends it. */
    bool in_tag;
    /* What html_end() ends the page with: markup that was written to another buffer by
     * this writer's functions. Borrowed until then. */
    struct str ending;
};

/** End the page with its ending. */
void html_end(struct html *h);

/** End the start tag that is still open; nothing when there is none. */
static inline void html_end_tag(struct html *h)
{
    if (h->in_tag)
        buf_put_byte(h->out, '>');
    h->in_tag = false;
}

/** Write whole tags, and text between them, as they stand: HTML(h, "<ul><li>"). */
#define HTML(h, literal) html_put_markup((h), "" literal "", sizeof(literal) - 1)

/**
 * Begin a start tag, without its ">": HTML_TAG(h, "<a"). Attributes may be added to it.
 */
#define HTML_TAG(h, literal) html_put_tag((h), "" literal "", sizeof(literal) - 1)

/** Add attributes whose values never change: HTML_ATTRS(h, "checked"). */
#define HTML_ATTRS(h, literal) html_put_attrs((h), " " literal "", sizeof(literal))

/**
 * Add an attribute, whose value is escaped: HTML_ATTR(h, "value", words). It may not be
 * one that takes an address.
 */
#define HTML_ATTR(h, name, value)                                                        \
    html_put_attr((h), " " name "=\"", sizeof(name) + 2, (value))

/** Add an attribute that takes an address: HTML_URL(h, "href", url). */
#define HTML_URL(h, name, url) HTML_ATTR(h, name, (url).text)

/**
 * Add an attribute whose value ends in a number: HTML_NUMBERED(h, "id", "passage-", 3).
 */
#define HTML_NUMBERED(h, name, before, number)                                           \
    html_put_numbered((h), " " name "=\"" before "", sizeof(name before) + 2, (number))

/** Write text with markup on both sides: HTML_TEXT(h, "<dd>", author, "</dd>"). */
#define HTML_TEXT(h, before, text, behind)                                               \
    do {                                                                                 \
        HTML(h, before);                                                                 \
        html_text((h), (text));                                                          \
        HTML(h, behind);                                                                 \
    } while (0)

/** Write text, in which & < > " ' are escaped; line breaks and tabs become spaces. */
void html_text(struct html *h, struct str text);

/** Write a number in decimal digits. */
void html_number(struct html *h, unsigned long number);

/** Write @p text as a link to @p url. */
void html_link(struct html *h, struct url url, struct str text);

/** Write one of the options of a <select>. */
void html_option(struct html *h, struct str value, struct str label, bool chosen);

/**
 * Write text that was escaped already and in which words are marked by <mark>. No other
 * tag is let through: every "<", ">" and quote outside of <mark> and </mark> is escaped,
 * so that even a text that nobody escaped makes no element and no attribute. Spaces in
 * numbers become such as do not break (french_space()).
 */
void html_marked(struct html *h, struct str html);

/**
 * Write @p json, sound JSON, as data for other programs (schema.org): browsers neither
 * run nor show it. No text of it can end the element, since "<", ">" and "&" are written
 * as escapes of JSON.
 */
void html_linked_data(struct html *h, struct str json);

/* These are for the macros above, which make sure that markup is a literal. */

void html_put_markup(struct html *h, const char *literal, size_t n);
void html_put_tag(struct html *h, const char *literal, size_t n);
void html_put_attrs(struct html *h, const char *literal, size_t n);

/** Add an attribute; @p opening is its name, "=" and the first quote. */
void html_put_attr(struct html *h, const char *opening, size_t n, struct str value);

/**
 * Add an attribute; @p opening is its name, "=", the first quote and what stands before
 * the number.
 */
void html_put_numbered(struct html *h, const char *opening, size_t n,
                       unsigned long number);

#endif
