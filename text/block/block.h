/* The blocks of a document, and the spans inside them: what its plain text does not say
 * about its structure. */
#ifndef TEXT_BLOCK_BLOCK_H
#define TEXT_BLOCK_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/** What a type may hold. */
enum block_class {
    /* Other blocks. */
    BLOCK_CONTAINER,
    /* Text and spans. */
    BLOCK_LEAF,
    /* A span: text and other spans, within a leaf. */
    BLOCK_SPAN
};

/* ROW(NAME, code, class): a layout (layout.h) has the code, of small letters. */
#define BLOCKS(ROW)                                                                      \
    ROW(SECTION, "sec", BLOCK_CONTAINER)                                                 \
    ROW(PAGE, "pg", BLOCK_CONTAINER)                                                     \
    ROW(QUOTE, "q", BLOCK_CONTAINER)                                                     \
    ROW(ASIDE, "aside", BLOCK_CONTAINER)                                                 \
    ROW(DETAILS, "det", BLOCK_CONTAINER)                                                 \
    ROW(LIST, "ul", BLOCK_CONTAINER)                                                     \
    ROW(ORDERED, "ol", BLOCK_CONTAINER)                                                  \
    ROW(ITEM, "li", BLOCK_CONTAINER)                                                     \
    ROW(DEFINITIONS, "dl", BLOCK_CONTAINER)                                              \
    ROW(DESCRIPTION, "dd", BLOCK_CONTAINER)                                              \
    ROW(TABLE, "tab", BLOCK_CONTAINER)                                                   \
    ROW(TABLE_ROW, "tr", BLOCK_CONTAINER)                                                \
    ROW(NOTE, "fn", BLOCK_CONTAINER)                                                     \
    ROW(HEADING, "h", BLOCK_LEAF)                                                        \
    ROW(PARAGRAPH, "p", BLOCK_LEAF)                                                      \
    ROW(SUMMARY, "sum", BLOCK_LEAF)                                                      \
    ROW(TERM, "dt", BLOCK_LEAF)                                                          \
    ROW(CAPTION, "cap", BLOCK_LEAF)                                                      \
    ROW(HEAD_CELL, "th", BLOCK_LEAF)                                                     \
    ROW(CELL, "td", BLOCK_LEAF)                                                          \
    ROW(CODE, "pre", BLOCK_LEAF)                                                         \
    ROW(LINK, "a", BLOCK_SPAN)                                                           \
    ROW(IMAGE, "img", BLOCK_SPAN)                                                        \
    ROW(STRONG, "b", BLOCK_SPAN)                                                         \
    ROW(EMPHASIS, "i", BLOCK_SPAN)                                                       \
    ROW(STRIKE, "s", BLOCK_SPAN)                                                         \
    ROW(CODE_SPAN, "c", BLOCK_SPAN)                                                      \
    ROW(UPPER, "up", BLOCK_SPAN)                                                         \
    ROW(LOWER, "low", BLOCK_SPAN)                                                        \
    ROW(NOTE_MARK, "ref", BLOCK_SPAN)

#define BLOCK_VALUE(NAME, code, class) BLOCK_##NAME,
enum block_type { BLOCKS(BLOCK_VALUE) BLOCK_TYPE_COUNT_ };
#undef BLOCK_VALUE

/** The most blocks and spans inside each other. */
#define BLOCK_DEPTH_MAX 32

/** What is known of a block beside its text. */
struct block_traits {
    /* The level of a heading, 1 to 6; the first number of an ordered list; of an item, 0,
     * or TASK_OPEN or TASK_DONE when it has a box to tick; the number of a page, a note
     * or a mark of a note. */
    uint32_t number;
    /* A list whose items stand apart like paragraphs. */
    bool is_loose;
    /* The address of a link or an image, as it is written in the source; or empty. */
    struct str address;
};
enum { BLOCK_TASK_OPEN = 1, BLOCK_TASK_DONE = 2 };

/** A block of a text, or a span. Borrowed from its layout. */
struct block {
    enum block_type type;
    struct block_traits traits;
    /* The blocks that it is inside of. */
    unsigned depth;
    /* Bytes of the plain text. Only cells may be empty. */
    size_t start, end;
};

/** The class and the code of @p type. */
enum block_class block_class_of(enum block_type type);
const char *block_code(enum block_type type);

#endif
