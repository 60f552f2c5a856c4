/* Writes the lines of a PDF as paragraphs, headings and lists. */
#ifndef INDEXER_PDF_PDF_WRITE_H
#define INDEXER_PDF_PDF_WRITE_H

#include "base/intern.h"
#include "indexer/pdf/pdf_blocks.h"
#include "indexer/pdf/pdf_page.h"
#include "indexer/pdf/pdf_style.h"

/** A line of a column that waits to become a part of a paragraph. */
struct pdf_line {
    struct pdf_box box;
    float size;
    bool is_bold;
    /* It stands beside the line before it, far away: they are not of one text. */
    bool is_apart;
    /* Its level as a heading (pdf_style.h), or 0. */
    unsigned level;
    /* Its text in the lines of the writer. */
    size_t start, n;
};

/** A document that is being written. Held by value; all borrowed but what
 *  pdf_writer_release() frees. */
struct pdf_writer {
    const struct pdf_document *document;
    struct pdf_style style;
    struct pdf_blocks blocks;
    /* All words of the document, to tell cut ones (pdf_join.h). */
    struct intern *words;
    /* The lines of the column so far, and their texts. */
    struct pdf_line *lines;
    size_t n_lines, room_lines;
    struct buf texts;
};

struct pdf_writer pdf_writer_open(const struct pdf_document *document,
                                  struct block_writer *blocks);
void pdf_writer_release(struct pdf_writer *writer);
#define AUTO_PDF_WRITER CLEANUP(pdf_writer_release) struct pdf_writer

/** Add a line of the pieces at @p pieces, from left to right. */
void pdf_write_line(struct pdf_writer *writer, const struct pdf_piece *const *pieces,
                    size_t n);

/** Another column begins, or something else than lines: write the paragraphs so far. */
void pdf_write_column(struct pdf_writer *writer);

/** Write what is held back too: a table follows, or the page ends. */
void pdf_write_end(struct pdf_writer *writer);

#endif
