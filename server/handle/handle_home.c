/* GET /: the home page, with the search field, what is new, key figures and the ways in.
 * With words or filters it leads to their results. */
#include "server/handle/handlers.h"
#include "server/home/home.h"
#include "server/page/page.h"
#include "server/page/page_request.h"

/** A request and its answer, which borrows it. */
struct asked {
    struct search_request request;
    struct search_answer answer;
};

/** Ask for the newest @p n documents of @p kind; KIND_COUNT_: of all kinds. */
static enum status ask(struct asked *out, struct exchange *x, enum kind kind, uint32_t n,
                       struct error *err)
{
    struct search_faults faults;
    enum status st =
        search_request_read(&out->request, &faults, x->index, NULL, 0, x->arena);
    if (st)
        return error_set(err, STATUS_INTERNAL, "the empty request is refused");
    out->request.per_page = n;
    if (kind < KIND_COUNT_) {
        out->request.kinds = 1U << kind;
        out->request.facets = 0;
    }
    return search(&out->answer, x->searcher, &out->request, err);
}

enum status handle_home(struct exchange *x, struct error *err)
{
    if (page_has_search(x)) {
        page_move(x, URL("/recherche"));
        return STATUS_OK;
    }
    if (page_is_known(x, STR("")))
        return STATUS_OK;
    struct asked all, news;
    enum status st = ask(&all, x, KIND_COUNT_, SEARCH_PER_PAGE, err);
    if (!st)
        st = ask(&news, x, KIND_NEWS, HOME_NEWS_MOST, err);
    struct home home = {&all.answer, &news.answer};
    return st ? st : home_page(x, &home, err);
}
