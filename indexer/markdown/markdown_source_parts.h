/* What the files that read Markdown's source share: markdown_source.c goes from line to
 * line, markdown_line.c and markdown_container.c read those that mean something as a
 * whole, markdown_inline.c the marks within them, markdown_shortcode.c and markdown_mdx.c
 * what stands in braces. Private to this folder. */
#ifndef INDEXER_MARKDOWN_MARKDOWN_SOURCE_PARTS_H
#define INDEXER_MARKDOWN_MARKDOWN_SOURCE_PARTS_H

#include "indexer/markdown/markdown_source.h"

/** A paragraph is parted behind so many bytes. */
#define MARKDOWN_PARAGRAPH_MAX (16U << 10)

/** The most bytes of code or the like between two marks or tags. */
#define MARKDOWN_RAW_MAX (64U << 10)

/** The most containers inside each other. */
#define CONTAINERS_MAX 32

/** A container that is open. */
struct container {
    /* How far its lines are indented; 0 when it has a closing line. */
    unsigned indent;
    /* The colons of the line that opened it; 0 when it has none. */
    unsigned n_colons;
    /* The tag that ends it, or empty. */
    struct str end;
    /* Of a definition: lines without the indent go on until a blank line. */
    bool is_lazy;
};

/** A line of the source, and what stands before its words. */
struct line_parts {
    /* From its first byte, without the line feed. */
    struct str whole;
    /* Blanks and ">", and the marks of lists behind them, in bytes. */
    size_t n_prefix, n_marks;
    /* The columns behind the last ">", and the number of ">". */
    unsigned indent, n_quotes;
    bool is_blank;
};

struct markdown_source {
    struct str text;
    /* Where the next line begins. */
    size_t at;
    struct buf out;
    struct markdown_facts *facts;
    bool is_mdx;

    /* The fence that is open: its mark, how often, in how many quotes; or 0. */
    char fence_mark;
    size_t fence_length;
    unsigned fence_quotes;

    struct container containers[CONTAINERS_MAX];
    size_t n_containers;
    /* The indents of the open containers together. */
    unsigned dedent;

    /* The line before was blank, or a line of indented code; a list is open. */
    bool is_after_blank, is_after_code, is_in_list;
    /* What was put for the line at hand ends with a blank one. */
    bool leaves_blank;
    /* The quotes that the line is in. */
    unsigned n_quotes;
    /* Where the paragraph that is being put began. */
    size_t paragraph_start;
    /* The columns of the table that is open, or 0; and how many cells its rows, and those
     * of tables before it, lack. */
    size_t n_columns, n_missing_cells;
    /* How many "|" may part cells in the rest of the row. */
    size_t n_pipes;

    /* Byte of the text before which a search for an end that failed need not be made
     * again: of comments, of what is in braces, of a ">" in the line. */
    size_t no_comment_before, no_brace_before, no_tag_before, no_script_before;
    size_t no_raw_before;
    /* Where the "==" stands that ends a highlighted text. */
    size_t highlight_end;
    /* Definitions of links and notes, which every piece of a large text needs. */
    struct buf definitions;
};

/** The parts of the line that begins at byte @p at. */
struct line_parts markdown_line(const struct markdown_source *source, size_t at);

/** The words of @p line, trimmed. */
struct str markdown_words(const struct line_parts *line);

/** Go to the line after @p line. */
void markdown_skip_line(struct markdown_source *source, const struct line_parts *line);

/** Put an empty line, within the quotes of @p line. */
void markdown_put_blank(struct markdown_source *source, const struct line_parts *line);

/** Put @p text as a block of its own at the place of @p line. */
void markdown_put_block(struct markdown_source *source, const struct line_parts *line,
                        struct str text);

/** Read a line that means something as a whole. Returns whether it was one. */
bool markdown_special_line(struct markdown_source *source, const struct line_parts *line);

/* markdown_container.c */

/** Put the title of a container, in quotes or not, as a paragraph that stands out. */
void markdown_put_title(struct markdown_source *source, const struct line_parts *line,
                        struct str title);
/** Read the line of a container: `:::tip`, `!!! note`, `: definition`, a term. */
bool markdown_container_line(struct markdown_source *source,
                             const struct line_parts *line);
/** End the containers that are told by the indent of their lines, where @p line is not
 *  in them. */
void markdown_end_indented(struct markdown_source *source, const struct line_parts *line);

/* markdown_bound.c */

/** Open a container; nothing when there are too many. */
void markdown_open(struct markdown_source *source, struct container container);
/** End the containers from number @p n on. */
void markdown_close(struct markdown_source *source, size_t n,
                    const struct line_parts *line);

/** The same as markdown_special_line() for what would make the parser slow. */
bool markdown_bound_line(struct markdown_source *source, const struct line_parts *line);
/** Copy the definitions of links and notes in the text, as far as there is room. */
void markdown_collect_definitions(struct markdown_source *source);

/* markdown_inline.c */

/** Put the words of the line from byte @p at of the text on; returns where the next line
 *  begins. A mark may go over several lines. */
size_t markdown_put_inline(struct markdown_source *source, size_t at);

/* markdown_shortcode.c */

/** Put what readers see of the mark in braces, which begins at byte @p at; returns its
 *  length, 0 when it is none. */
size_t markdown_put_braces(struct markdown_source *source, size_t at);
/** The length of a list of attributes in braces at the start of @p rest, or 0. */
size_t markdown_attribute_list(struct str rest);
/** Put the values that readers see of `name="value"` in @p attributes. */
void markdown_put_visible(struct markdown_source *source, struct str attributes,
                          bool has_positional);

/* markdown_mdx.c */

/** Skip lines of JavaScript; returns whether there were some. */
bool markdown_mdx_script(struct markdown_source *source, const struct line_parts *line);
/** Put what readers see of the expression, or the component's tag, at byte @p at; returns
 *  its length, 0 when it is none. */
size_t markdown_put_expression(struct markdown_source *source, size_t at);
size_t markdown_put_component(struct markdown_source *source, size_t at);
/** Whether @p text begins with lines of JavaScript. */
bool markdown_is_mdx(struct str text);

#endif
