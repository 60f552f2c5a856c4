/* Tells where paragraphs begin among the lines of a column. */
#ifndef INDEXER_PDF_PDF_PARAGRAPH_H
#define INDEXER_PDF_PDF_PARAGRAPH_H

#include "indexer/pdf/pdf_write.h"

/** The measures of a column, in points. */
struct pdf_measure {
    float left, right;
    /* From the top of a line to that of the next one. */
    float leading;
};

struct pdf_measure pdf_measure_of(const struct pdf_writer *writer);

/** Whether line @p i, not the first, begins a paragraph. */
bool pdf_begins_paragraph(const struct pdf_writer *writer,
                          const struct pdf_measure *measure, size_t i);

/** The text of line @p i, borrowed until a line is added. */
struct str pdf_line_text(const struct pdf_writer *writer, size_t i);

/** Whether a text ends with the end of a sentence, and whether one begins with a small
 *  letter. */
bool pdf_ends_sentence(struct str text);
bool pdf_begins_small(struct str text);

#endif
