/* Reads what is followed, searches it by date, and has the feed written. */
#include "server/feed/feed.h"

#include "server/feed/feed_parts.h"
#include "server/page/filters.h"
#include "server/page/page_request.h"

/** The forms of a page of a feed; each is named in the others' headers. */
static const struct link_form forms[] = {{"/feed.atom", "application/atom+xml"},
                                         {"/feed.json", "application/feed+json"}};

/** The first day that can be written: a period from it leaves out what has no date. */
#define FIRST_YEAR 1000

/** Write what is followed: « « VAE » · Hauts-de-France · Actualité ». */
static struct str title_of(const struct exchange *x, const struct search_request *request)
{
    struct filter *filters = arena_array(x->arena, FILTERS_MAX, sizeof *filters);
    size_t n = filters_list(filters, request, x->index, x->arena);
    AUTO_BUF title = BUF_INIT(1U << 16);
    if (request->text.n)
        buf_printf(&title, "«\u00A0%.*s\u00A0»", STR_ARG(request->text));
    for (size_t i = 0; i < n; i++) {
        if (title.n)
            buf_put_text(&title, " · ");
        buf_put_str(&title, filters[i].label);
    }
    if (!title.n)
        buf_put_text(&title, "Tous les documents");
    return arena_str(x->arena, buf_str(&title));
}

/**
 * Read the request: that of a page of results, with more entries on a page where it names
 * no number, and always by date.
 */
static enum status read(struct search_request *out, struct search_faults *faults,
                        struct exchange *x)
{
    size_t n;
    struct search_param *params = page_params(&n, x, NULL);
    if (!uri_param(x->uri, "per_page").at) {
        AUTO_BUF usual = BUF_INIT(16);
        buf_put_number(&usual, FEED_PER_PAGE);
        params[n++] =
            (struct search_param){STR("per_page"), arena_str(x->arena, buf_str(&usual))};
    }
    enum status st = search_request_read(out, faults, x->index, params, n, x->arena);
    out->sort = SORT_NEWEST;
    out->facets = 0;
    out->fields = 0;
    out->explain = out->labels = out->separate = false;
    return st;
}

/** Find the documents that match, without those that have no date. */
static enum status find(struct search_answer *out, struct search_request *dated,
                        struct exchange *x, const struct search_request *request,
                        struct error *err)
{
    *dated = *request;
    if (dated->from == DATE_NONE)
        dated->from = date_from_civil(FIRST_YEAR, 1, 1);
    enum status st = search(out, x->searcher, dated, err);
    if (st || !out->relaxed)
        return st;
    /* These do not match: a page may show them, a subscriber did not ask for them. */
    out->n_hits = 0;
    out->total = 0;
    out->pages = 0;
    return STATUS_OK;
}

static void set_updated(struct feed *feed, const struct exchange *x)
{
    const struct search_answer *answer = feed->answer;
    struct index_info info = index_info(x->index);
    struct document newest = {.dates = {DATE_NONE}};
    if (answer->n_hits)
        newest.dates[RECORD_DATE] = answer->hits[0].document.dates[RECORD_DATE];
    else if (info.n_documents)
        documents_read(searcher_documents(x->searcher), 1, &newest);
    if (newest.dates[RECORD_DATE] == DATE_NONE)
        time_format(feed->updated, info.built_at);
    else
        feed_time(feed->updated, newest.dates[RECORD_DATE]);
}

/** Append the query of the first page: the search, and how many entries a page has
 *  unless these are as many as usual. */
static void put_query(struct buf *out, struct str search,
                      const struct search_request *request)
{
    buf_put_str(out, search);
    if (request->per_page == FEED_PER_PAGE)
        return;
    buf_put_text(out, search.n ? "&per_page=" : "per_page=");
    buf_put_number(out, request->per_page);
}

enum status feed_answer(struct exchange *x, const struct feed_format *format,
                        struct error *err)
{
    struct search_request request, dated;
    struct search_faults faults;
    if (read(&request, &faults, x)) {
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
        return STATUS_OK;
    }
    AUTO_BUF search = BUF_INIT(1U << 16), query = BUF_INIT(1U << 16);
    AUTO_BUF key = BUF_INIT(1U << 17);
    search_request_write_feed(&search, &request, x->index);
    put_query(&query, buf_str(&search), &request);
    buf_printf(&key, "%s %u %s", x->site->pages_digest, request.page, buf_text(&query));
    if (exchange_is_known(x, buf_str(&key)))
        return STATUS_OK;
    struct search_answer answer;
    enum status st = find(&answer, &dated, x, &request, err);
    if (st)
        return st;
    struct feed feed = {.identity = x->site->identity,
                        .vocabulary = index_vocabulary(x->index),
                        .title = title_of(x, &request),
                        .search = buf_str(&search),
                        .links = {.site = x->site->identity->public_url,
                                  .path = format->path,
                                  .first = buf_str(&query),
                                  .page = request.page,
                                  .last = search_last_page(&answer),
                                  .forms = forms,
                                  .n_forms = COUNT_OF(forms)},
                        .answer = &answer,
                        .arena = x->arena};
    set_updated(&feed, x);
    reply_header_fixed(x->reply, "Content-Type", format->type);
    links_set(x->reply, &feed.links);
    format->write(&x->reply->body, &feed);
    x->timing = answer.timing;
    timing_stage(&x->timing, STAGE_WRITE);
    return STATUS_OK;
}
