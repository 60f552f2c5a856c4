/* GET /: the home page, with the search field, regions, kinds and the newest
 * documents. */
#include "server/handle/handlers.h"
#include "server/page/page.h"
#include "server/page/page_home.h"

#define NEWEST_SHOWN 5

enum status handle_home(struct exchange *x, struct error *err)
{
    if (!exchange_takes_only(x, (const char *const[]){NULL}) || page_is_known(x, STR("")))
        return STATUS_OK;
    struct search_request request;
    struct search_faults faults;
    enum status st = search_request_read(&request, &faults, x->index, NULL, 0, x->arena);
    if (st)
        return st;
    request.per_page = NEWEST_SHOWN;
    struct search_answer answer;
    st = search(&answer, x->searcher, &request, err);
    if (!st)
        page_home(x, &answer);
    return st;
}
