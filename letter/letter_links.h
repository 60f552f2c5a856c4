/* Where the links of a letter lead. Private to letter/. */
#ifndef LETTER_LETTER_LINKS_H
#define LETTER_LETTER_LINKS_H

#include "html/url.h"
#include "letter/letter_write.h"

/** The page of the item's document, absolute; where the address of the service is not
 *  known, the document's own address, which may be empty. */
struct url letter_item_url(const struct letter_writing *w,
                           const struct letter_item *item);

/** The results of the letter's filters and days. */
struct url letter_search_url(const struct letter_writing *w);

/** The letter of these days as a page, even tomorrow. */
struct url letter_own_url(const struct letter_writing *w);

#endif
