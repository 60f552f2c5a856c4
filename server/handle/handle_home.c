/* GET /: the home page, with the search field, regions, kinds and the newest documents.
 * With words or filters it leads to their results. */
#include "server/handle/handlers.h"
#include "server/page/page.h"
#include "server/page/page_home.h"
#include "server/page/page_request.h"

#define NEWEST_SHOWN 5

enum status handle_home(struct exchange *x, struct error *err)
{
    if (page_has_search(x)) {
        page_move(x, URL("/recherche"));
        return STATUS_OK;
    }
    if (page_is_known(x, STR("")))
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
