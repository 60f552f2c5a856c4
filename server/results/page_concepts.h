/* What the thesaurus knows of the words that were typed: « Thème Formacode : A › B › C
 * ». */
#ifndef SERVER_RESULTS_PAGE_CONCEPTS_H
#define SERVER_RESULTS_PAGE_CONCEPTS_H

#include "html/html.h"
#include "server/exchange/exchange.h"

/**
 * Write a line for each concept of the answer. Each descriptor on the way to the concept
 * is a link that searches for it with the same filters.
 */
void page_concepts(struct html *h, const struct exchange *x,
                   const struct search_answer *answer);

#endif
