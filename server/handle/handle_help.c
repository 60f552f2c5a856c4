/* GET /aide: how to search. */
#include "server/handle/handlers.h"
#include "server/page/page.h"

enum status handle_help(struct exchange *x, struct error *err)
{
    AUTO_PAGE page;
    page_start(&page, x, "help.html");
    page_search_bar(&page, STR(""));
    reply_header(x->reply, "Cache-Control", "public, max-age=3600");
    return page_send(&page, x, STR("Aide à la recherche"), err);
}
