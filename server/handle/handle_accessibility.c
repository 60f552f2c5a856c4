/* GET /accessibilite: the accessibility statement. */
#include "server/about/about_accessibility.h"
#include "server/handle/handlers.h"

enum status handle_accessibility(struct exchange *x, struct error *err)
{
    (void)err;
    reply_header(x->reply, "Cache-Control", "public, max-age=600");
    about_accessibility(x);
    return STATUS_OK;
}
