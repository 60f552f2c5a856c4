/* The page of the letter. */
#ifndef SERVER_LETTER_PAGE_LETTER_H
#define SERVER_LETTER_PAGE_LETTER_H

#include "letter/letter.h"
#include "server/exchange/exchange.h"

/** Write the page into the reply. */
void page_letter(struct exchange *x, const struct letter *letter);

#endif
