/* GET /api/v1/suggest: completions of what a person is typing, as our JSON or as
 * suggestions of OpenSearch. */
#include "base/percent.h"
#include "engine/json/json_put.h"
#include "engine/request/request_params.h"
#include "engine/suggest/suggest.h"
#include "server/exchange/exchange.h"
#include "server/handle/handlers.h"
#include "server/http/negotiate.h"

#define OPENSEARCH_TYPE "application/x-suggestions+json"

enum suggest_format { SUGGEST_AS_JSON, SUGGEST_AS_OPENSEARCH };

/** What is asked for. The words and the regions are read as those of a search. */
struct asked {
    struct search_request search;
    unsigned limit;
    enum suggest_format format;
};

/* Reading the request. */

static void read_limit(struct asked *asked, struct search_faults *faults,
                       struct str value)
{
    int64_t limit = str_number(value, SUGGEST_LIMIT_MAX);
    if (limit < 1)
        faults_add(faults, STR("limit"), STR("un nombre de 1 à 20 est attendu"));
    asked->limit = (unsigned)limit;
}

static void read_format(struct asked *asked, struct search_faults *faults,
                        struct str value)
{
    if (str_equal(value, STR("opensearch")))
        asked->format = SUGGEST_AS_OPENSEARCH;
    else if (str_equal(value, STR("json")))
        asked->format = SUGGEST_AS_JSON;
    else
        faults_add(faults, STR("format"), STR("« json » ou « opensearch » est attendu"));
}

/** The parameters. Those without a reader are read as a search reads them. */
static const struct {
    const char *name;
    void (*read)(struct asked *asked, struct search_faults *faults, struct str value);
} parameters[] = {
    {"q", NULL}, {"region", NULL}, {"limit", read_limit}, {"format", read_format}};

static size_t number_of(struct str name)
{
    size_t i = 0;
    while (i < COUNT_OF(parameters) && !str_equal(name, str_of(parameters[i].name)))
        i++;
    return i;
}

static void read_own(struct exchange *x, struct asked *asked,
                     struct search_faults *faults)
{
    unsigned seen = 0;
    for (size_t i = 0; i < x->uri->n_params; i++) {
        const struct search_param *param = &x->uri->params[i];
        size_t number = number_of(param->name);
        if (number == COUNT_OF(parameters))
            faults_add(faults, param->name, STR("paramètre inconnu"));
        else if (!param->value.n)
            continue;
        else if (parameters[number].read && seen >> number & 1U)
            faults_add(faults, param->name,
                       STR("ce paramètre ne peut être donné qu'une fois"));
        else if (parameters[number].read)
            parameters[number].read(asked, faults, param->value);
        seen |= 1U << number;
    }
}

/**
 * Read all parameters.
 *
 * @return whether they are right; if not, the request is refused.
 */
static bool read(struct exchange *x, struct asked *asked)
{
    struct search_param of_search[URI_PARAMS_MAX];
    struct search_faults faults;
    size_t n = 0;
    for (size_t i = 0; i < x->uri->n_params; i++) {
        size_t number = number_of(x->uri->params[i].name);
        if (number < COUNT_OF(parameters) && !parameters[number].read)
            of_search[n++] = x->uri->params[i];
    }
    struct str accept = head_field(x->head, "accept");
    asked->limit = SUGGEST_LIMIT;
    asked->format = accept_quality(accept, OPENSEARCH_TYPE) >
                            accept_quality(accept, "application/json")
                        ? SUGGEST_AS_OPENSEARCH
                        : SUGGEST_AS_JSON;
    IGNORE(search_request_read(&asked->search, &faults, x->index, of_search, n,
                               searcher_arena(x->searcher)));
    read_own(x, asked, &faults);
    if (faults.n > 0)
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
    return faults.n == 0;
}

/* Writing the answer. */

/**
 * Append where the suggestion leads: to its document, or to a search in the regions that
 * were asked for.
 */
static void put_url(struct buf *out, const struct exchange *x, const struct asked *asked,
                    const struct suggestion *suggestion)
{
    buf_put_str(out, x->site->identity->public_url);
    if (suggestion->document.n) {
        buf_put_text(out, "/documents/");
        percent_encode(out, suggestion->document, true);
        return;
    }
    AUTO_BUF query = BUF_INIT(1U << 16);
    if (suggestion->filter.n)
        buf_put_str(&query, suggestion->filter);
    else
        param_put(&query, "q", suggestion->value);
    if (!str_starts_with(suggestion->filter, STR("region=")))
        param_write_region(&query, &asked->search, x->index, "region");
    buf_put_text(out, "/recherche?");
    buf_put_str(out, buf_str(&query));
}

static void put_member(struct buf *out, const char *name, struct str value)
{
    if (out->at[out->n - 1] != '{')
        buf_put_byte(out, ',');
    buf_printf(out, "\"%s\":", name);
    json_put_string(out, value);
}

static void put_suggestion(struct buf *out, const struct exchange *x,
                           const struct asked *asked, const struct suggestion *suggestion)
{
    const struct suggest_source_kind *kind = suggest_source_kind(suggestion->source);
    AUTO_BUF url = BUF_INIT(1U << 16);
    put_url(&url, x, asked, suggestion);
    buf_put_byte(out, '{');
    put_member(out, "text", suggestion->text);
    put_member(out, "html", suggestion->html);
    put_member(out, "type", str_of(kind->type));
    put_member(out, "label", str_of(kind->label));
    put_member(out, "detail", suggestion->detail);
    put_member(out, "value", suggestion->value);
    put_member(out, "url", buf_str(&url));
    buf_printf(out, ",\"documents\":%u}", suggestion->n_documents);
}

static void put_json(struct exchange *x, const struct asked *asked,
                     const struct suggest_answer *answer)
{
    struct buf *out = &x->reply->body;
    reply_header(x->reply, "Content-Type", "application/json");
    buf_put_text(out, "{\"query\":");
    json_put_string(out, asked->search.text);
    buf_put_text(out, ",\"suggestions\":[");
    for (size_t i = 0; i < answer->n; i++) {
        if (i)
            buf_put_byte(out, ',');
        put_suggestion(out, x, asked, &answer->at[i]);
    }
    buf_put_text(out, "]}");
}

/**
 * Whether the value of suggestion @p i is that of an earlier one: browsers show nothing
 * but values.
 */
static bool is_again(const struct suggest_answer *answer, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (str_equal(answer->at[j].value, answer->at[i].value))
            return true;
    return false;
}

/** « VAE — validation des acquis de l'expérience · 12 documents ». */
static void put_detail(struct buf *out, const struct suggestion *suggestion)
{
    AUTO_BUF text = BUF_INIT(1U << 16);
    buf_put_str(&text, str_equal(suggestion->text, suggestion->value) ? suggestion->detail
                                                                      : suggestion->text);
    buf_printf(&text, " · %u document%s", suggestion->n_documents,
               suggestion->n_documents > 1 ? "s" : "");
    json_put_string(out, buf_str(&text));
}

/**
 * Write OpenSearch Suggestions 1.1: the words, the completions, what each one is and
 * where it leads.
 */
static void put_opensearch(struct exchange *x, const struct asked *asked,
                           const struct suggest_answer *answer)
{
    AUTO_BUF values = BUF_INIT(1U << 20);
    AUTO_BUF details = BUF_INIT(1U << 20);
    AUTO_BUF urls = BUF_INIT(1U << 20);
    for (size_t i = 0; i < answer->n; i++) {
        const struct suggestion *suggestion = &answer->at[i];
        if (is_again(answer, i))
            continue;
        const char *before = values.n ? "," : "";
        buf_put_text(&values, before);
        buf_put_text(&details, before);
        buf_put_text(&urls, before);
        json_put_string(&values, suggestion->value);
        put_detail(&details, suggestion);
        AUTO_BUF url = BUF_INIT(1U << 16);
        put_url(&url, x, asked, suggestion);
        json_put_string(&urls, buf_str(&url));
    }
    struct buf *out = &x->reply->body;
    reply_header(x->reply, "Content-Type", OPENSEARCH_TYPE);
    buf_put_byte(out, '[');
    json_put_string(out, asked->search.text);
    buf_printf(out, ",[%s],[%s],[%s]]", buf_text(&values), buf_text(&details),
               buf_text(&urls));
}

enum status handle_suggest(struct exchange *x, struct error *err)
{
    (void)err;
    struct asked asked;
    if (!read(x, &asked))
        return STATUS_OK;
    AUTO_BUF normal = BUF_INIT(1U << 16);
    buf_printf(&normal, "%d %u ", (int)asked.format, asked.limit);
    AUTO_BUF search = BUF_INIT(1U << 16);
    search_request_write(&search, &asked.search, x->index, 0);
    buf_put_str(&normal, buf_str(&search));
    if (exchange_is_known(x, buf_str(&normal)))
        return STATUS_OK;
    struct suggest_means means = suggest_means_of(x->searcher);
    struct suggest_request request = {asked.search.text, asked.search.regions,
                                      asked.limit};
    struct suggest_answer answer;
    suggest_find(&answer, &means, &request);
    if (asked.format == SUGGEST_AS_OPENSEARCH)
        put_opensearch(x, &asked, &answer);
    else
        put_json(x, &asked, &answer);
    return STATUS_OK;
}
