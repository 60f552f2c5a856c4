/* The elements of HTML that are known by name, and what each is for who reads a page. */
#ifndef INDEXER_MARKUP_HTML_ELEMENT_H
#define INDEXER_MARKUP_HTML_ELEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "text/block/block.h"

/** What an element does to the text around and inside it. */
enum html_role {
    /* Its text goes on in the line: <span>, custom elements, what is not known. */
    HTML_INLINE,
    /* A block of its own without a meaning: <div>, <p>. */
    HTML_BLOCK,
    /* A block or a span of html_element.block. */
    HTML_OPENS,
    /* It and its text are not shown: <script>. */
    HTML_DROPPED,
    /* It has no content: <br>, <hr>, <img>. */
    HTML_EMPTY
};

/* How an element is parsed. */
enum {
    /* Its content is no markup: <script>, <title>. */
    HTML_IS_RAW = 1,
    /* Its start ends an open <p>. */
    HTML_ENDS_P = 2,
    /* It belongs into <head>. */
    HTML_IN_HEAD = 4,
    /* Endings of elements outside of it do not reach into it: <table>, <td>. */
    HTML_IS_SCOPE = 8
};

/* ROW(NAME, name, role, block, flags), the names in bytewise order. */
#define HTML_TAGS(ROW)                                                                   \
    ROW(A, "a", OPENS, LINK, 0)                                                          \
    ROW(ADDRESS, "address", BLOCK, PARAGRAPH, HTML_ENDS_P)                               \
    ROW(ARTICLE, "article", BLOCK, PARAGRAPH, HTML_ENDS_P)                               \
    ROW(ASIDE, "aside", OPENS, ASIDE, HTML_ENDS_P)                                       \
    ROW(AUDIO, "audio", DROPPED, PARAGRAPH, 0)                                           \
    ROW(B, "b", OPENS, STRONG, 0)                                                        \
    ROW(BASE, "base", EMPTY, PARAGRAPH, HTML_IN_HEAD)                                    \
    ROW(BLOCKQUOTE, "blockquote", OPENS, QUOTE, HTML_ENDS_P)                             \
    ROW(BODY, "body", INLINE, PARAGRAPH, 0)                                              \
    ROW(BR, "br", EMPTY, PARAGRAPH, 0)                                                   \
    ROW(BUTTON, "button", INLINE, PARAGRAPH, 0)                                          \
    ROW(CANVAS, "canvas", DROPPED, PARAGRAPH, 0)                                         \
    ROW(CAPTION, "caption", OPENS, CAPTION, HTML_IS_SCOPE)                               \
    ROW(CENTER, "center", BLOCK, PARAGRAPH, HTML_ENDS_P)                                 \
    ROW(CITE, "cite", OPENS, EMPHASIS, 0)                                                \
    ROW(CODE, "code", OPENS, CODE_SPAN, 0)                                               \
    ROW(COL, "col", EMPTY, PARAGRAPH, 0)                                                 \
    ROW(COLGROUP, "colgroup", DROPPED, PARAGRAPH, 0)                                     \
    ROW(DATALIST, "datalist", DROPPED, PARAGRAPH, 0)                                     \
    ROW(DD, "dd", OPENS, DESCRIPTION, HTML_ENDS_P)                                       \
    ROW(DEL, "del", OPENS, STRIKE, 0)                                                    \
    ROW(DETAILS, "details", OPENS, DETAILS, HTML_ENDS_P)                                 \
    ROW(DFN, "dfn", OPENS, EMPHASIS, 0)                                                  \
    ROW(DIALOG, "dialog", BLOCK, PARAGRAPH, HTML_ENDS_P)                                 \
    ROW(DIR, "dir", OPENS, LIST, HTML_ENDS_P)                                            \
    ROW(DIV, "div", BLOCK, PARAGRAPH, HTML_ENDS_P)                                       \
    ROW(DL, "dl", OPENS, DEFINITIONS, HTML_ENDS_P)                                       \
    ROW(DT, "dt", OPENS, TERM, HTML_ENDS_P)                                              \
    ROW(EM, "em", OPENS, EMPHASIS, 0)                                                    \
    ROW(EMBED, "embed", EMPTY, PARAGRAPH, 0)                                             \
    ROW(FIELDSET, "fieldset", BLOCK, PARAGRAPH, HTML_ENDS_P)                             \
    ROW(FIGCAPTION, "figcaption", OPENS, CAPTION, HTML_ENDS_P)                           \
    ROW(FIGURE, "figure", BLOCK, PARAGRAPH, HTML_ENDS_P)                                 \
    ROW(FOOTER, "footer", BLOCK, PARAGRAPH, HTML_ENDS_P)                                 \
    ROW(FORM, "form", BLOCK, PARAGRAPH, HTML_ENDS_P)                                     \
    ROW(FRAME, "frame", EMPTY, PARAGRAPH, 0)                                             \
    ROW(FRAMESET, "frameset", DROPPED, PARAGRAPH, 0)                                     \
    ROW(H1, "h1", OPENS, HEADING, HTML_ENDS_P)                                           \
    ROW(H2, "h2", OPENS, HEADING, HTML_ENDS_P)                                           \
    ROW(H3, "h3", OPENS, HEADING, HTML_ENDS_P)                                           \
    ROW(H4, "h4", OPENS, HEADING, HTML_ENDS_P)                                           \
    ROW(H5, "h5", OPENS, HEADING, HTML_ENDS_P)                                           \
    ROW(H6, "h6", OPENS, HEADING, HTML_ENDS_P)                                           \
    ROW(HEAD, "head", DROPPED, PARAGRAPH, 0)                                             \
    ROW(HEADER, "header", BLOCK, PARAGRAPH, HTML_ENDS_P)                                 \
    ROW(HGROUP, "hgroup", BLOCK, PARAGRAPH, HTML_ENDS_P)                                 \
    ROW(HR, "hr", EMPTY, PARAGRAPH, HTML_ENDS_P)                                         \
    ROW(HTML, "html", INLINE, PARAGRAPH, 0)                                              \
    ROW(I, "i", OPENS, EMPHASIS, 0)                                                      \
    ROW(IFRAME, "iframe", DROPPED, PARAGRAPH, HTML_IS_RAW)                               \
    ROW(IMG, "img", EMPTY, IMAGE, 0)                                                     \
    ROW(INPUT, "input", EMPTY, PARAGRAPH, 0)                                             \
    ROW(KBD, "kbd", OPENS, CODE_SPAN, 0)                                                 \
    ROW(LEGEND, "legend", BLOCK, PARAGRAPH, HTML_ENDS_P)                                 \
    ROW(LI, "li", OPENS, ITEM, HTML_ENDS_P)                                              \
    ROW(LINK, "link", EMPTY, PARAGRAPH, HTML_IN_HEAD)                                    \
    ROW(MAIN, "main", BLOCK, PARAGRAPH, HTML_ENDS_P)                                     \
    ROW(MENU, "menu", OPENS, LIST, HTML_ENDS_P)                                          \
    ROW(META, "meta", EMPTY, PARAGRAPH, HTML_IN_HEAD)                                    \
    ROW(NAV, "nav", BLOCK, PARAGRAPH, HTML_ENDS_P)                                       \
    ROW(NOEMBED, "noembed", DROPPED, PARAGRAPH, HTML_IS_RAW)                             \
    ROW(NOFRAMES, "noframes", DROPPED, PARAGRAPH, HTML_IS_RAW)                           \
    ROW(NOSCRIPT, "noscript", DROPPED, PARAGRAPH, HTML_IN_HEAD)                          \
    ROW(OBJECT, "object", INLINE, PARAGRAPH, 0)                                          \
    ROW(OL, "ol", OPENS, ORDERED, HTML_ENDS_P)                                           \
    ROW(OPTION, "option", INLINE, PARAGRAPH, 0)                                          \
    ROW(P, "p", BLOCK, PARAGRAPH, HTML_ENDS_P)                                           \
    ROW(PARAM, "param", EMPTY, PARAGRAPH, 0)                                             \
    ROW(PRE, "pre", OPENS, CODE, HTML_ENDS_P)                                            \
    ROW(Q, "q", INLINE, PARAGRAPH, 0)                                                    \
    ROW(S, "s", OPENS, STRIKE, 0)                                                        \
    ROW(SAMP, "samp", OPENS, CODE_SPAN, 0)                                               \
    ROW(SCRIPT, "script", DROPPED, PARAGRAPH, HTML_IS_RAW | HTML_IN_HEAD)                \
    ROW(SEARCH, "search", BLOCK, PARAGRAPH, HTML_ENDS_P)                                 \
    ROW(SECTION, "section", BLOCK, PARAGRAPH, HTML_ENDS_P)                               \
    ROW(SELECT, "select", DROPPED, PARAGRAPH, 0)                                         \
    ROW(SOURCE, "source", EMPTY, PARAGRAPH, 0)                                           \
    ROW(STRIKE, "strike", OPENS, STRIKE, 0)                                              \
    ROW(STRONG, "strong", OPENS, STRONG, 0)                                              \
    ROW(STYLE, "style", DROPPED, PARAGRAPH, HTML_IS_RAW | HTML_IN_HEAD)                  \
    ROW(SUB, "sub", OPENS, LOWER, 0)                                                     \
    ROW(SUMMARY, "summary", OPENS, SUMMARY, HTML_ENDS_P)                                 \
    ROW(SUP, "sup", OPENS, UPPER, 0)                                                     \
    ROW(SVG, "svg", DROPPED, PARAGRAPH, 0)                                               \
    ROW(TABLE, "table", OPENS, TABLE, HTML_ENDS_P | HTML_IS_SCOPE)                       \
    ROW(TBODY, "tbody", INLINE, PARAGRAPH, 0)                                            \
    ROW(TD, "td", OPENS, CELL, HTML_IS_SCOPE)                                            \
    ROW(TEMPLATE, "template", DROPPED, PARAGRAPH, HTML_IN_HEAD)                          \
    ROW(TEXTAREA, "textarea", DROPPED, PARAGRAPH, HTML_IS_RAW)                           \
    ROW(TFOOT, "tfoot", INLINE, PARAGRAPH, 0)                                            \
    ROW(TH, "th", OPENS, HEAD_CELL, HTML_IS_SCOPE)                                       \
    ROW(THEAD, "thead", INLINE, PARAGRAPH, 0)                                            \
    ROW(TIME, "time", INLINE, PARAGRAPH, 0)                                              \
    ROW(TITLE, "title", DROPPED, PARAGRAPH, HTML_IS_RAW | HTML_IN_HEAD)                  \
    ROW(TR, "tr", OPENS, TABLE_ROW, 0)                                                   \
    ROW(TRACK, "track", EMPTY, PARAGRAPH, 0)                                             \
    ROW(TT, "tt", OPENS, CODE_SPAN, 0)                                                   \
    ROW(UL, "ul", OPENS, LIST, HTML_ENDS_P)                                              \
    ROW(VAR, "var", OPENS, EMPHASIS, 0)                                                  \
    ROW(VIDEO, "video", DROPPED, PARAGRAPH, 0)                                           \
    ROW(WBR, "wbr", EMPTY, PARAGRAPH, 0)                                                 \
    ROW(XMP, "xmp", OPENS, CODE, HTML_IS_RAW | HTML_ENDS_P)

#define HTML_TAG_VALUE(NAME, name, role, block, flags) HTML_TAG_##NAME,
enum html_tag_id {
    HTML_TAGS(HTML_TAG_VALUE)
    /* An element of any other name. */
    HTML_TAG_OTHER,
    /* No element, but text. */
    HTML_TAG_TEXT,
    HTML_TAG_COUNT_
};
#undef HTML_TAG_VALUE

struct html_element {
    const char *name;
    enum html_role role;
    enum block_type block;
    unsigned flags;
};

/** What is known of @p id; HTML_TAG_OTHER and HTML_TAG_TEXT are HTML_INLINE. */
const struct html_element *html_element(enum html_tag_id id);

/** The element called @p name, in any case; HTML_TAG_OTHER when there is none. */
enum html_tag_id html_element_find(struct str name);

#endif
