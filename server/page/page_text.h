/* Writes the text of a document with its structure: the one place that makes HTML of a
 * layout (text/block/layout.h). */
#ifndef SERVER_PAGE_PAGE_TEXT_H
#define SERVER_PAGE_PAGE_TEXT_H

#include "engine/answer/search.h"
#include "engine/index/documents.h"
#include "html/html.h"

/**
 * Write the text of @p document as headings, paragraphs, lists, tables and so on, with
 * @p marks in <mark>. Headings begin below that of the page. Each paragraph of
 * engine/near/paragraphs.h can be linked to as "#passage-N", each page of a PDF as
 * "#page-N". Links lead to http:// and https:// only; what is relative is so to the
 * document's own address. A damaged layout is as none.
 */
void page_text(struct html *h, const struct document *document, struct text_marks marks,
               struct arena *arena);

#endif
