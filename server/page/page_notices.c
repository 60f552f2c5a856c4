/* Fills tags, notices, proposals, orders and the pager. */
#include "server/page/page_notices.h"

#include "base/percent.h"
#include "server/page/filters.h"
#include "server/page/page.h"

/* A tag is a small form: a button works without script, and says that it changes something. */
void page_tags(struct template_data *node, const struct search_request *request,
               const struct index *index, struct arena *arena)
{
    struct filter *filters = arena_array(arena, FILTERS_MAX, sizeof *filters);
    size_t n = filters_list(filters, request, index, arena);
    if (n == 0)
        return;
    struct template_data *tags = template_data_add(node, "TAGS");
    for (size_t i = 0; i < n; i++) {
        struct template_data *tag = template_data_add(tags, "TAG");
        template_data_set(tag, "LABEL", filters[i].label);
        size_t n_params;
        const struct search_param *params =
            request_params(&n_params, &filters[i].without, index, arena);
        for (size_t j = 0; j < n_params; j++) {
            struct template_data *field = template_data_add(tag, "FIELD");
            template_data_set(field, "NAME", params[j].name);
            template_data_set(field, "VALUE", params[j].value);
        }
    }
    struct search_request none = filters_none(request);
    template_data_set(tags, "RESET", request_href(&none, index, 1, arena));
}

/** « Recherche élargie à : … », and the way back to the words as typed. */
static void put_expanded(struct template_data *node, const struct search_answer *answer,
                         const struct index *index, struct arena *arena)
{
    struct search_request exact = *answer->request;
    if (exact.mode == MODE_STRICT) {
        exact.mode = MODE_BROAD;
        struct template_data *strict = template_data_add(node, "STRICT");
        template_data_set(strict, "HREF", request_href(&exact, index, 1, arena));
        return;
    }
    if (answer->n_expanded == 0)
        return;
    struct template_data *expanded = template_data_add(node, "EXPANDED");
    for (size_t i = 0; i < answer->n_expanded; i++) {
        struct template_data *item = template_data_add(expanded, "TO");
        template_data_set(item, "TEXT", answer->expanded[i].to);
        if (i > 0)
            template_data_show(item, "NOT_FIRST");
    }
    exact.mode = MODE_STRICT;
    template_data_set(expanded, "HREF", request_href(&exact, index, 1, arena));
    template_data_set(expanded, "EXACT", str_trim(exact.text));
}

/** The request with every proposal of the same label set, a month is two parameters, and without the words that they
 *  make needless. */
static struct search_request with_proposal(const struct search_answer *answer,
                                           const struct search_understood *proposal,
                                           const struct index *index, struct arena *arena)
{
    struct uri uri;
    struct search_faults faults;
    AUTO_BUF target = BUF_INIT(1U << 17);
    struct search_request base = *answer->request;
    base.text = proposal->rest;
    if (base.text.n == 0 && base.sort == SORT_RELEVANCE)
        base.sort = SORT_NEWEST;
    buf_put_str(&target, request_href(&base, index, 1, arena));
    for (size_t i = 0; i < answer->n_understood; i++) {
        const struct search_understood *u = &answer->understood[i];
        if (!str_equal(u->label, proposal->label))
            continue;
        buf_put_byte(&target,
                     str_find(buf_str(&target), STR("?")) < target.n ? '&' : '?');
        buf_put_str(&target, u->parameter);
        buf_put_byte(&target, '=');
        percent_encode(&target, u->value, false);
    }
    struct search_request request;
    struct str kept = arena_str(arena, buf_str(&target));
    if (uri_parse(&uri, &faults, kept, arena) ||
        search_request_read(&request, &faults, index, uri.params, uri.n_params, arena))
        return *answer->request;
    return request;
}

static bool was_proposed(const struct search_answer *answer, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (str_equal(answer->understood[j].label, answer->understood[i].label))
            return true;
    return false;
}

/** « Filtrer : Hauts-de-France · avril 2026 ». */
static void put_proposals(struct template_data *node, const struct search_answer *answer,
                          const struct index *index, struct arena *arena)
{
    struct template_data *proposals = NULL;
    for (size_t i = 0; i < answer->n_understood; i++) {
        const struct search_understood *proposal = &answer->understood[i];
        struct str label = proposal->label;
        if (was_proposed(answer, i))
            continue;
        struct search_request request = with_proposal(answer, proposal, index, arena);
        if (!proposals) {
            proposals = template_data_add(node, "PROPOSALS");
            if (proposal->applied)
                template_data_show(proposals, "APPLIED");
        }
        struct template_data *item = template_data_add(proposals, "PROPOSAL");
        template_data_set(item, "LABEL", label);
        template_data_set(item, "HREF", request_href(&request, index, 1, arena));
    }
}

/** « Vouliez-vous dire « y » ? », or that y's documents are shown as what was typed has none. */
static void put_corrected(struct template_data *node, const struct search_answer *answer,
                          const struct index *index, struct arena *arena)
{
    if (answer->corrected.n == 0)
        return;
    struct search_request corrected = *answer->request;
    corrected.text = answer->corrected;
    struct template_data *item =
        template_data_add(node, answer->corrected_ran ? "CORRECTED_RAN" : "CORRECTED");
    template_data_set(item, "TYPED", answer->request->text);
    template_data_set(item, "TEXT", answer->corrected);
    template_data_set(item, "HREF", request_href(&corrected, index, 1, arena));
}

void page_notices(struct template_data *node, const struct search_answer *answer,
                  const struct index *index, struct arena *arena)
{
    put_expanded(node, answer, index, arena);
    put_proposals(node, answer, index, arena);
    if (answer->relaxed && answer->n_hits > 0)
        template_data_show(node, "RELAXED");
    put_corrected(node, answer, index, arena);
    for (size_t i = 0; i < answer->n_ignored; i++) {
        struct template_data *item = template_data_add(node, "IGNORED");
        template_data_set(item, "TEXT", answer->ignored[i]);
    }
}

void page_orders(struct template_data *node, const struct search_request *request,
                 const struct index *index, struct arena *arena)
{
    static const struct {
        enum search_sort sort;
        const char *label;
    } orders[] = {{SORT_RELEVANCE, "Pertinence"},
                  {SORT_NEWEST, "Plus récent"},
                  {SORT_OLDEST, "Plus ancien"}};
    bool has_words = str_trim(request->text).n > 0;
    for (size_t i = 0; i < COUNT_OF(orders); i++) {
        if (orders[i].sort == SORT_RELEVANCE && !has_words)
            continue;
        struct search_request sorted = *request;
        sorted.sort = orders[i].sort;
        struct template_data *item = template_data_add(node, "ORDER");
        template_data_set(item, "LABEL", str_of(orders[i].label));
        template_data_set(item, "HREF", request_href(&sorted, index, 1, arena));
        if (request->sort == orders[i].sort)
            template_data_show(item, "CURRENT");
    }
}

void page_explain(struct template_data *node, const struct search_request *request,
                  const struct index *index, struct arena *arena)
{
    if (str_trim(request->text).n == 0)
        return;
    struct search_request other = *request;
    other.explain = !request->explain;
    struct template_data *link = template_data_add(node, "EXPLAIN");
    template_data_set(link, "HREF", request_href(&other, index, request->page, arena));
    template_data_show(link, request->explain ? "ON" : "OFF");
}

/** "Précédent" or "Suivant": a link to @p href, or the word alone where @p href is empty. */
static void put_step(struct template_data *pager, const char *section, struct str href)
{
    struct template_data *step = template_data_add(pager, section);
    struct template_data *kind = template_data_add(step, href.n > 0 ? "LINK" : "NONE");
    template_data_set(kind, "HREF", href);
}

void page_pager(struct template_data *node, const struct search_answer *answer,
                const struct index *index, struct arena *arena)
{
    uint32_t last = search_last_page(answer);
    uint32_t current = answer->request->page;
    if (last <= 1 || current > last)
        return;
    struct template_data *pager = template_data_add(node, "PAGER");
    const struct search_request *request = answer->request;
    put_step(pager, "PREVIOUS",
             current > 1 ? request_href(request, index, current - 1, arena) : STR(""));
    for (uint32_t page = 1; page <= last; page++) {
        /* The first, the last, and two on each side of the current one. */
        bool is_near = page + 2 >= current && page <= current + 2;
        if (page != 1 && page != last && !is_near) {
            if (page == 2 || page == last - 1)
                template_data_show(template_data_add(pager, "PAGE"), "GAP");
            continue;
        }
        struct template_data *item = template_data_add(pager, "PAGE");
        struct template_data *link =
            template_data_add(item, page == current ? "HERE" : "OTHER");
        template_data_set_number(link, "NUMBER", page);
        template_data_set(link, "HREF", request_href(request, index, page, arena));
    }
    put_step(pager, "NEXT",
             current < last ? request_href(request, index, current + 1, arena) : STR(""));
}
