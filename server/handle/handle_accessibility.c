/* GET /accessibilite: the accessibility statement. */
#include "server/handle/handlers.h"
#include "server/page/page_accessibility.h"

enum status handle_accessibility(struct exchange *x, struct error *err)
{
    (void)err;
    reply_header(x->reply, "Cache-Control", "public, max-age=600");
    page_accessibility(x);
    return STATUS_OK;
}
