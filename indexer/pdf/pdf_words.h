/* Makes pieces of text of the characters of a page. */
#ifndef INDEXER_PDF_PDF_WORDS_H
#define INDEXER_PDF_PDF_WORDS_H

#include <stdint.h>

#include "indexer/pdf/pdf_page.h"

/** The most bytes of text of a document: more than a record holds. */
#define PDF_TEXT_MAX (16U << 20)

/** The words of a page, one of which is being written. Held by value; all borrowed. */
struct pdf_words {
    struct pdf_document *document;
    struct pdf_page *page;
    /* Of the next characters. */
    float size;
    bool is_bold;
    /* The word: its place, and where its text begins. */
    struct pdf_box box;
    bool is_open;
    size_t start;
    /* Of the piece that is being written. */
    bool has_piece;
    size_t n_bold, n_letters;
    /* The longest word of the piece. */
    size_t longest;
    /* White space came since the last word. */
    bool had_space;
};

/** The font of the characters that follow: its name in the file, « ABCDEF+Calibri-Bold »,
 *  and its size in points. */
void pdf_words_set_font(struct pdf_words *words, struct str name, float size);

/** Put a character at @p box. White space ends the word. */
void pdf_words_put(struct pdf_words *words, uint32_t character,
                   const struct pdf_box *box);

/** End the last word, and the piece. */
void pdf_words_end(struct pdf_words *words);

#endif
