/* What the thesaurus says of the words: « Thème Formacode : A › B › C ». */
#ifndef SERVER_PAGE_PAGE_CONCEPTS_H
#define SERVER_PAGE_PAGE_CONCEPTS_H

#include "server/exchange/exchange.h"
#include "server/html/html.h"

/** Write a line for each concept of the answer: every descriptor on the way to it is a link that
 *  searches that descriptor with the same filters. */
void page_concepts(struct html *h, const struct exchange *x,
                   const struct search_answer *answer);

#endif
