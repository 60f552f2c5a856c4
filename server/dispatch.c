/* Takes each request through the server, from its head to its answer. */
#include "server/dispatch.h"

#include <time.h>

#include "base/utf8.h"
#include "server/exchange/exchange.h"
#include "server/handle/route_table.h"
#include "server/http/negotiate.h"
#include "server/page/page_error.h"
#include "server/page/page_request.h"

static uint64_t now_us(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

/** What programs ask for outside of the API. Pages of other origins may read it too. */
static const char *const open_paths[] = {"/feed.atom", "/feed.json", "/opensearch.xml",
                                         "/openapi.json", NULL};

/** Whether pages of allowed origins may read what is at @p path. */
static bool is_open(struct str path)
{
    return str_starts_with(path, STR("/api/")) || str_is_in(path, open_paths);
}

/**
 * Name all that a page may do; nothing inline is allowed. Other answers may do nothing. A
 * handler that has set the policy of its answer knows better.
 */
static void put_policy(struct exchange *x, bool is_page)
{
    struct reply *reply = x->reply;
    bool is_known_page =
        reply->status == 304 && x->route && x->route->format == FORMAT_HTML;
    if (reply_header_of(reply, "Content-Security-Policy"))
        return;
    if (is_page || is_known_page)
        reply_header(reply, "Content-Security-Policy",
                     "default-src 'none'; style-src 'self'; script-src 'self'; "
                     "connect-src 'self'; img-src 'self'; form-action 'self'; "
                     "base-uri 'none'; frame-ancestors %s",
                     x->site->frame_ancestors);
    else
        reply_header_fixed(reply, "Content-Security-Policy",
                           "default-src 'none'; frame-ancestors 'none'");
}

/** Add the headers that every answer has. */
static void put_common_headers(struct exchange *x)
{
    struct reply *reply = x->reply;
    const char *type = reply_header_of(reply, "Content-Type");
    bool is_page = type && str_starts_with(str_of(type), STR("text/html"));
    reply_header_fixed(reply, "X-Content-Type-Options", "nosniff");
    reply_header_fixed(reply, "Referrer-Policy", "no-referrer");
    put_policy(x, is_page);
    if (is_page)
        reply_header_fixed(reply, "Content-Language", "fr");
    if (!reply_header_of(reply, "Vary"))
        reply_header_fixed(reply, "Vary",
                           is_open(x->uri->path) ? "Accept, Accept-Encoding, Origin"
                                                 : "Accept, Accept-Encoding");
}

/* Add the headers that depend on this one request, and are therefore not kept in the
 * cache. */

static void put_cors(struct reply *reply, const struct site *site,
                     const struct head *head, struct str path)
{
    if (is_open(path))
        cors_apply(&site->cors, reply, head_field(head, "origin"));
}

/**
 * Say that the answer came from the cache, with a time of 0.0: it is too short to be of
 * interest, and thus all clients get the same bytes.
 */
static void put_hit_timing(struct reply *reply)
{
    reply_header_fixed(reply, "Server-Timing", "total;dur=0.0, cache;desc=hit");
}

/** Add the headers of an answer that came from the cache. */
static void put_hit_headers(struct reply *reply, const struct site *site,
                            const struct head *head, struct str path)
{
    size_t n_shared = reply->n_headers;
    put_cors(reply, site, head, path);
    reply->is_shared = reply->status == 200 && reply->n_headers == n_shared;
    put_hit_timing(reply);
}

/** Whether the client accepts what the route gives. */
static bool is_acceptable(const struct exchange *x)
{
    struct str accept = head_field(x->head, "accept");
    switch (x->route->format) {
    case FORMAT_HTML:
        return accept_quality(accept, "text/html") > 0;
    case FORMAT_JSON:
        return accept_quality(accept, "application/json") > 0;
    case FORMAT_SUGGESTIONS:
        return accept_quality(accept, "application/json") > 0 ||
               accept_quality(accept, "application/x-suggestions+json") > 0;
    case FORMAT_FILE:
        return true;
    }
    return true;
}

/** Call the handler, with a searcher if it needs one. */
static void handle(struct exchange *x)
{
    AUTO_LEASE lease = {0};
    if (x->route->needs_index) {
        enum lease_answer answer = lease_take(&lease, x->site->served);
        if (answer != LEASE_OK) {
            exchange_refuse(
                x, answer == LEASE_NO_INDEX ? PROBLEM_NO_INDEX : PROBLEM_OVERLOAD, NULL);
            return;
        }
        x->lease = &lease;
        x->index = lease.index;
        x->searcher = lease.searcher;
    }
    struct error err = {0};
    enum status st = x->route->handle(x, &err);
    enum status damage = x->searcher
                             ? documents_failure(searcher_documents(x->searcher), &err)
                             : STATUS_OK;
    st = damage ? damage : st; /* damaged documents make no answer */
    if (!st && buf_overflowed(&x->reply->body))
        st = STATUS_INTERNAL;
    if (st)
        exchange_refuse(x, problem_of(st), NULL);
    x->lease = NULL;
    x->index = NULL;
    x->searcher = NULL;
}

/**
 * Whether a page is made in spite of @p fault: mails and networks add parameters to links
 * that no page knows, and some of them are badly encoded.
 */
static bool is_nobodys(const struct exchange *x, struct search_fault fault)
{
    struct str path = x->uri->path;
    return x->route && x->route->format == FORMAT_HTML &&
           utf8_first_invalid(path) == path.n && !search_param_is_known(fault.parameter);
}

/** Refuse the request if there is a fault that counts. */
static bool refuse_faults(struct exchange *x, const struct search_faults *faults)
{
    struct search_faults counted = {.n = 0};
    for (size_t i = 0; i < faults->n; i++)
        if (!is_nobodys(x, faults->at[i]))
            counted.at[counted.n++] = faults->at[i];
    if (counted.n > 0)
        exchange_refuse(x, PROBLEM_PARAMETER, &counted);
    return counted.n > 0;
}

/** Lead to the page whose path is this one without its last slash, if there is one. */
static bool lead_without_slash(struct exchange *x)
{
    struct str path = x->uri->path, rest;
    if (path.n < 2 || !str_ends_with(path, STR("/")))
        return false;
    path.n--;
    const struct route *route = route_find(path, &rest);
    if (!route || route->format != FORMAT_HTML || path.n < 2)
        return false;
    page_move(x, url_in(URL(""), path, x->arena));
    return true;
}

/** Answer what can be answered without the handler, or else call it. */
static void answer(struct exchange *x, const struct search_faults *faults)
{
    x->route = route_find(x->uri->path, &x->rest);
    if (refuse_faults(x, faults) || (!x->route && lead_without_slash(x)))
        return;
    if (!x->route)
        exchange_refuse(x, PROBLEM_NOT_FOUND, NULL);
    else if (str_equal(x->head->method, STR("OPTIONS")))
        cors_preflight(&x->site->cors, x->reply,
                       is_open(x->uri->path) ? head_field(x->head, "origin")
                                             : (struct str){NULL, 0});
    else if (!is_acceptable(x))
        exchange_refuse(x, PROBLEM_NOT_ACCEPTABLE, NULL);
    else
        handle(x);
}

/**
 * Append `name;dur=` and @p us as milliseconds. printf is not used, since it takes longer
 * for one fraction than everything else here.
 */
static void put_duration(struct buf *out, const char *name, uint64_t us)
{
    buf_put_text(out, name);
    buf_put_text(out, ";dur=");
    buf_put_number(out, us / 1000);
    const char rest[] = {'.', (char)('0' + us / 100 % 10), (char)('0' + us / 10 % 10),
                         (char)('0' + us % 10)};
    buf_put(out, rest, sizeof rest);
}

/** Tell how long the request took, and each stage of its search if there was one. */
static void put_timing(struct exchange *x, uint64_t us)
{
    if (x->recall.outcome && strcmp(x->recall.outcome, "hit") == 0) {
        put_hit_timing(x->reply);
        return;
    }
    AUTO_BUF times = BUF_INIT(1024);
    for (int i = 0; x->timing.last && i < STAGE_COUNT_; i++) {
        put_duration(&times, search_stage_name((enum search_stage)i),
                     x->timing.ns[i] / 1000);
        buf_put_text(&times, ", ");
    }
    put_duration(&times, "total", us);
    reply_header_text(x->reply, "Server-Timing", buf_str(&times));
}

struct dispatch_result dispatch(const struct site *site, const struct head *head,
                                struct reply *reply)
{
    uint64_t start = now_us();
    const char *route = recall(site, head, reply);
    if (route) {
        put_hit_headers(reply, site, head, str_of(route));
        return (struct dispatch_result){route, "hit"};
    }
    struct uri uri;
    struct search_faults faults = {.n = 0};
    enum status st = uri_parse(&uri, &faults, head->target, reply->arena);
    struct exchange x = {
        .site = site, .head = head, .uri = &uri, .arena = reply->arena, .reply = reply};
    if (st && !uri.path.at)
        uri.path = STR("");
    answer(&x, &faults);
    page_error_write(&x);
    put_common_headers(&x);
    recall_end(&x);
    put_cors(reply, site, head, uri.path);
    uint64_t us = now_us() - start;
    if (site->times)
        search_times_add(site->times, &x.timing, us * 1000);
    put_timing(&x, us);
    return (struct dispatch_result){x.route ? x.route->path : "-", x.recall.outcome};
}

/* No default: a new fault does not compile until someone decides what is answered. */
static enum problem problem_of_fault(enum head_fault fault)
{
    switch (fault) {
    case HEAD_TARGET_TOO_LONG:
        return PROBLEM_TARGET_TOO_LONG;
    case HEAD_TOO_LARGE:
        return PROBLEM_HEAD_TOO_LARGE;
    case HEAD_VERSION:
        return PROBLEM_VERSION;
    case HEAD_METHOD:
        return PROBLEM_METHOD;
    case HEAD_OK:
    case HEAD_MALFORMED:
    case HEAD_HOST:
    case HEAD_BODY:
        return PROBLEM_REQUEST;
    }
    return PROBLEM_REQUEST;
}

void dispatch_fault(const struct site *site, const struct head *head,
                    enum head_fault fault, struct reply *reply)
{
    /* Nothing that the client says is trusted here, not even its Accept field or target:
     * it gets problem details. */
    static const struct head empty = {{"", 0}, {"", 0}, {"", 0}, NULL, 0, 0};
    struct uri uri = {.path = STR("/api/")};
    struct exchange x = {.site = site,
                         .head = fault == HEAD_METHOD ? head : &empty,
                         .uri = &uri,
                         .arena = reply->arena,
                         .reply = reply};
    exchange_refuse(&x, problem_of_fault(fault), NULL);
    page_error_write(&x);
    put_common_headers(&x);
    cors_apply(&site->cors, reply, head_field(x.head, "origin"));
    reply->closes = true;
}
