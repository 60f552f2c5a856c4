/* What the page of the letter takes from its address, and the form that makes it. */
#ifndef SERVER_LETTER_LETTER_FORM_H
#define SERVER_LETTER_LETTER_FORM_H

#include "html/html.h"
#include "letter/letter_request.h"
#include "server/exchange/exchange.h"

/** How a letter is answered: as a page, a mail or a plain text. */
enum letter_format { LETTER_AS_PAGE, LETTER_AS_MAIL, LETTER_AS_TEXT };

/**
 * Read the letter that the address asks for. What the page does not know and what is
 * empty is left out, labels and slugs are taken in any case.
 *
 * @return STATUS_OK or STATUS_BAD_INPUT.
 */
MUST_CHECK enum status letter_page_read(struct letter_request *out,
                                        enum letter_format *format,
                                        struct search_faults *faults,
                                        const struct exchange *x);

/** The address of @p request in @p format, such as "/lettre?days=30&format=text". */
struct url letter_url(const struct exchange *x, const struct letter_request *request,
                      enum letter_format format);

/** Write the form. */
void letter_form(struct html *h, const struct exchange *x,
                 const struct letter_request *request);

#endif
