/* Cuts HTML into tags and texts, as HTML5 says that browsers do. */
#ifndef INDEXER_MARKUP_HTML_TOKEN_H
#define INDEXER_MARKUP_HTML_TOKEN_H

#include "indexer/markup/html_element.h"

enum html_token_type {
    HTML_TOKEN_END,
    /* Entities are not decoded. */
    HTML_TOKEN_TEXT,
    /* A text in which "&" and "<" are only signs: of a script, or of a CDATA section. */
    HTML_TOKEN_LITERAL,
    HTML_TOKEN_OPEN,
    HTML_TOKEN_CLOSE
};

/** Borrowed from the HTML. */
struct html_token {
    enum html_token_type type;
    /* Of a tag. */
    enum html_tag_id tag;
    struct str name;
    /* What stands between the name of a tag and its ">"; or the text. */
    struct str content;
    /* It ends with "/>". */
    bool is_closed;
};

/** Where the cutting is. Held by value; the HTML is borrowed. */
struct html_tokens {
    struct str html;
    size_t at;
    /* The element whose content is no markup, that is open; HTML_TAG_OTHER for none. */
    enum html_tag_id raw;
    /* No tag, and no CDATA section, ends any more: each further "<" is a text. This
     * keeps the time linear. */
    bool has_no_tag, has_no_section;
    /* A quote was not closed: from there on quotes do not hide a ">". */
    bool ignores_quotes;
};

/** The tokens of @p html, any bytes, of at most UINT32_MAX bytes. */
struct html_tokens html_tokens(struct str html);

/** The next token. Comments, declarations and processing instructions are left out. */
struct html_token html_token_next(struct html_tokens *tokens);

struct html_attribute {
    struct str name;
    /* Entities are not decoded. Empty where there is none. */
    struct str value;
};

/**
 * Cut the next attribute off the start of @p content of a tag.
 *
 * @return false when there is none any more.
 */
bool html_attribute_cut(struct html_attribute *out, struct str *content);

#endif
