/* Fills results.html. */
#include "server/page/page_results.h"

#include "server/page/filters.h"
#include "server/page/french.h"
#include "server/page/html_hit.h"
#include "server/page/page.h"
#include "server/page/page_concepts.h"
#include "server/page/page_filters.h"
#include "server/page/page_notices.h"

/** How many filters are tried one by one when nothing is found. */
#define TRIALS_MAX 8
#define NEWEST_SHOWN 3

/** « « VAE inversée » – 37 résultats, page 2 ». */
static void put_title(struct buf *out, const struct search_answer *answer)
{
    struct str words =
        answer->corrected_ran ? answer->corrected : str_trim(answer->request->text);
    if (words.n > 0)
        buf_printf(out, "« %.*s » – ", STR_ARG(words));
    else
        buf_put_text(out, "Tous les documents – ");
    french_count(out, answer->total, "résultat");
    if (answer->request->page > 1)
        buf_printf(out, ", page %u", answer->request->page);
}

static void put_heading(struct template_data *node, const struct search_answer *answer)
{
    AUTO_BUF count = BUF_INIT(128);
    french_count(&count, answer->total,
                 answer->request->text.n ? "résultat" : "document");
    template_data_set(node, "COUNT", buf_str(&count));
    struct str words = str_trim(answer->request->text);
    if (words.n > 0) {
        struct template_data *for_words = template_data_add(node, "FOR");
        template_data_set(for_words, "WORDS", words);
    }
    if (answer->request->page > 1 && answer->n_hits > 0) {
        struct template_data *page = template_data_add(node, "PAGE_OF");
        template_data_set_number(page, "PAGE", answer->request->page);
        template_data_set_number(page, "PAGES", search_last_page(answer));
    }
}

/** How many documents @p request finds. */
static enum status count_of(uint32_t *out, struct exchange *x,
                            const struct search_request *request, struct error *err)
{
    struct search_request counted = *request;
    counted.facets = 0;
    counted.page = counted.per_page = 1;
    struct search_answer answer;
    enum status st = search(&answer, x->searcher, &counted, err);
    *out = st ? 0 : answer.total;
    return st;
}

static enum status put_trial(struct template_data *node, struct exchange *x,
                             struct str label, const struct search_request *request,
                             struct error *err)
{
    uint32_t total;
    enum status st = count_of(&total, x, request, err);
    if (st)
        return st;
    struct template_data *trial = template_data_add(node, "TRIAL");
    struct template_data *found = template_data_add(trial, total > 0 ? "SOME" : "NONE");
    AUTO_BUF count = BUF_INIT(128);
    french_count(&count, total, "résultat");
    template_data_set(found, "COUNT", buf_str(&count));
    template_data_set(found, "HREF", request_href(request, x->index, 1, x->arena));
    if (label.n > 0) {
        struct template_data *one = template_data_add(trial, "ONE");
        template_data_set(one, "LABEL", label);
    } else {
        template_data_show(trial, "ALL");
    }
    return STATUS_OK;
}

/** What dropping each filter, and all of them, would find. */
static enum status put_trials(struct template_data *node, struct exchange *x,
                              const struct search_request *request, struct error *err)
{
    struct filter *filters = arena_array(x->arena, FILTERS_MAX, sizeof *filters);
    size_t n = filters_list(filters, request, x->index, x->arena);
    if (n == 0)
        return STATUS_OK;
    struct template_data *trials = template_data_add(node, "TRIALS");
    enum status st = STATUS_OK;
    for (size_t i = 0; i < n && i < TRIALS_MAX && !st; i++)
        st = put_trial(trials, x, filters[i].label, &filters[i].without, err);
    if (st || n == 1)
        return st;
    struct search_request none = filters_none(request);
    return put_trial(trials, x, STR(""), &none, err);
}

/** The newest of the same regions: something to read all the same. */
static enum status put_newest(struct template_data *node, struct exchange *x,
                              const struct search_request *request, struct error *err)
{
    struct search_request newest = filters_none(request);
    newest.regions = request->regions;
    newest.text = STR("");
    newest.sort = SORT_NEWEST;
    newest.mode = MODE_BROAD;
    newest.facets = 0;
    newest.per_page = NEWEST_SHOWN;
    struct search_answer answer;
    enum status st = search(&answer, x->searcher, &newest, err);
    if (st || answer.n_hits == 0)
        return st;
    struct template_data *section = template_data_add(node, "NEWEST");
    page_hits(section, answer.hits, answer.n_hits, x->index, STR(""));
    return STATUS_OK;
}

static enum status put_nothing_found(struct template_data *node, struct exchange *x,
                                     const struct search_request *request,
                                     struct error *err)
{
    struct template_data *empty = template_data_add(node, "EMPTY");
    enum status st = put_trials(empty, x, request, err);
    return st ? st : put_newest(empty, x, request, err);
}

static void put_past_the_end(struct template_data *node,
                             const struct search_answer *answer,
                             const struct index *index, struct arena *arena)
{
    struct template_data *past = template_data_add(node, "PAST");
    uint32_t last = search_last_page(answer);
    template_data_set_number(past, "PAGE", answer->request->page);
    template_data_set_number(past, "LAST", last);
    template_data_set(past, "HREF", request_href(answer->request, index, last, arena));
}

static void put_hits(struct template_data *node, const struct search_answer *answer,
                     const struct index *index)
{
    struct template_data *list = template_data_add(node, "HITS");
    uint32_t first = (answer->request->page - 1) * answer->request->per_page + 1;
    template_data_set_number(list, "START", first);
    page_hits(list, answer->hits, answer->n_hits, index, answer->request->text);
}

static enum status fill(struct page *page, struct exchange *x,
                        const struct search_answer *answer, struct error *err)
{
    struct template_data *main = page->main;
    const struct search_request *request = answer->request;
    page_search_bar(page, request->text);
    page_kept_fields(main, request, x->index, x->arena);
    put_heading(main, answer);
    page_tags(main, request, x->index, x->arena);
    page_notices(main, answer, x->index, x->arena);
    page_concepts(main, answer, x->index, x->arena);
    page_filters(main, answer, x->index, x->arena);
    if (answer->total == 0)
        return put_nothing_found(main, x, request, err);
    if (answer->n_hits == 0) {
        put_past_the_end(main, answer, x->index, x->arena);
        return STATUS_OK;
    }
    page_orders(main, request, x->index, x->arena);
    page_explain(main, request, x->index, x->arena);
    put_hits(main, answer, x->index);
    page_pager(main, answer, x->index, x->arena);
    return STATUS_OK;
}

enum status page_results(struct exchange *x, const struct search_answer *answer,
                         struct error *err)
{
    AUTO_PAGE page;
    page_start(&page, x, "results.html");
    enum status st = fill(&page, x, answer, err);
    if (st)
        return st;
    AUTO_BUF title = BUF_INIT(1U << 14);
    put_title(&title, answer);
    return page_send(&page, x, buf_str(&title), err);
}
