/* The passes that make the published layout of a monograph, and what they share. */
#ifndef INDEXER_MONOGRAPH_LAYOUT_PRINTED_PASS_H
#define INDEXER_MONOGRAPH_LAYOUT_PRINTED_PASS_H

#include "base/buf.h"
#include "indexer/monograph/layout/printed_line.h"

/** Cut @p text at line ends and form feeds; leave out its YAML header. */
struct printed_sheet printed_cut(struct arena *arena, struct str text);

/** Make rows of tables whose columns a line of dashes tells, as pandoc writes them. */
void printed_read_dashed_tables(struct printed_sheet *sheet);

/**
 * Drop page numbers, page marks, rules, pictures, and the heads and feet that run over
 * the pages.
 */
void printed_drop_pages(struct printed_sheet *sheet);

/** Make rows of the tables between <table> and </table>. */
void printed_read_html_tables(struct printed_sheet *sheet);

/** Make rows of Markdown tables, with or without rules, and of grids. */
void printed_read_pipe_tables(struct printed_sheet *sheet);

/** Make rows of columns that spaces align, as pdftotext -layout prints them. */
void printed_read_aligned_tables(struct printed_sheet *sheet);

/**
 * Join the lines of a paragraph that was broken at a width or by a page border, and undo
 * hyphens.
 */
void printed_rejoin_lines(struct printed_sheet *sheet);

/** Note which lines are marked as headings, and drop marks and escapes. */
void printed_clean_marks(struct printed_sheet *sheet);

/** Find the table of contents, and write its entries as « TITLE<TAB>3 ». */
void printed_read_contents(struct printed_sheet *sheet);

/**
 * Tell the headings: by the table of contents, numbers, marks, or, where they are not in
 * capitals, by their words and place. The numbers are dropped.
 */
void printed_tell_headings(struct printed_sheet *sheet);

/** The code points of the line, at most @p most of them. */
size_t printed_width(struct str text, size_t most);

/** Whether the line has a tab: it is a row. */
bool printed_is_row(struct str text);

/** Whether the line is only white space. */
bool printed_is_blank(struct str text);

/** The bytes of the bullet or number and its spaces at the front of @p text, else 0. */
size_t printed_bullet(struct str text);

/** Whether @p text begins « Source : » or « Sources : ». */
bool printed_is_source(struct str text);

/** Whether all letters of @p text outside of brackets are capitals, three at least. */
bool printed_is_capitals(struct str text);

/** Whether @p folded is only a page number: « 12 », « page 3 15 ». */
bool printed_is_page_number(struct str folded);

/** Add the words of @p sheet to @p words, and its pairs with a hyphen between. */
void printed_learn_words(struct intern *words, const struct printed_sheet *sheet);

/**
 * Append @p next to @p out, the text of the lines before it, with a space between. A word
 * that was broken with a hyphen becomes whole; the hyphen stays where @p words or the
 * language want it: « vice-président », « Hauts-de-France ».
 */
void printed_join(struct buf *out, const struct intern *words, struct str next);

#endif
