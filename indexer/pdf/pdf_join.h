/* Joins the lines of a paragraph: words that were cut at the end of a line are whole
 * again. */
#ifndef INDEXER_PDF_PDF_JOIN_H
#define INDEXER_PDF_PDF_JOIN_H

#include "base/buf.h"
#include "base/intern.h"
#include "indexer/pdf/pdf_page.h"

/** The words of @p document, in small letters; to be freed with intern_free(). */
struct intern *pdf_words_of(const struct pdf_document *document);

/**
 * Append @p line to @p paragraph. A hyphen between the two goes when it only cuts a
 * word, and stays in « porte-monnaie », « dit-il », « Saint-Denis »: as the rest of the
 * document writes the word, and else by the rules of French.
 */
void pdf_join(struct buf *paragraph, struct str line, const struct intern *words);

#endif
