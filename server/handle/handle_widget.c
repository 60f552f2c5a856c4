/* GET /widget.js: the element <inffo-search> for other sites' pages. Its address is for
 * ever, so that a portal writes it once; its tag says whether it has changed. */
#include "server/exchange/exchange.h"
#include "server/handle/handlers.h"

enum status handle_widget(struct exchange *x, struct error *err)
{
    (void)err;
    size_t made = 0;
    stored_present(stored_hold(x->site->widget), x->reply,
                   head_field(x->head, "accept-encoding"),
                   head_field(x->head, "if-none-match"), &made);
    return STATUS_OK;
}
