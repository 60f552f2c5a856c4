/* What several handlers need: refusals, caching headers, JSON bodies. */
#include "server/exchange/exchange.h"

#include <time.h>

#include "base/utf8.h"
#include "server/http/etag.h"
#include "server/http/gzip.h"

/** The body is written later: what the texts are borrowed from may be gone by then. */
static const struct search_faults *copy_faults(const struct search_faults *faults,
                                               struct arena *arena)
{
    if (!faults)
        return NULL;
    struct search_faults *copy = arena_alloc(arena, sizeof *copy);
    *copy = *faults;
    for (size_t i = 0; i < copy->n; i++) {
        copy->at[i].parameter = arena_str(arena, copy->at[i].parameter);
        copy->at[i].detail = arena_str(arena, copy->at[i].detail);
    }
    return copy;
}

void exchange_refuse(struct exchange *x, enum problem problem,
                     const struct search_faults *faults)
{
    const struct problem_text *text = problem_text(problem);
    struct reply *reply = x->reply;
    reply_clear(reply);
    reply->status = text->status;
    reply_header(reply, "Cache-Control", "no-store");
    if (text->status == 503 || text->status == 429)
        reply_header(reply, "Retry-After", "5");
    if (problem == PROBLEM_METHOD)
        reply_header(reply, "Allow", "GET, HEAD, OPTIONS");
    struct refusal *refusal = arena_alloc(x->arena, sizeof *refusal);
    refusal->problem = problem;
    refusal->faults = copy_faults(faults, x->arena);
    x->refusal = refusal;
}

void exchange_redirect(struct exchange *x, struct str address)
{
    reply_clear(x->reply);
    x->reply->status = 308;
    reply_header_text(x->reply, "Location", address);
    reply_header_fixed(x->reply, "Cache-Control", "public, max-age=60");
}

bool exchange_is_known(struct exchange *x, struct str what)
{
    AUTO_BUF key = BUF_INIT(1U << 20);
    /* The length of the path comes first, so that no two pairs of path and text make the
     * same key. Links begin with the public address. */
    struct str path = x->uri->path;
    buf_printf(&key, "%s %.*s %zu %.*s ", INFFO_VERSION,
               STR_ARG(x->site->identity->public_url), path.n, STR_ARG(path));
    buf_put_str(&key, what);
    AUTO_BUF etag = BUF_INIT(256);
    AUTO_BUF gzip_etag = BUF_INIT(256);
    etag_write(&etag, str_of(index_info(x->index).generation), buf_str(&key));
    etag_put_gzip(&gzip_etag, buf_str(&etag));
    reply_header_fixed(x->reply, "Cache-Control",
                       "public, max-age=60, stale-while-revalidate=300");
    const char *known = etag_known(
        head_field(x->head, "if-none-match"), buf_text(&etag), buf_text(&gzip_etag),
        gzip_is_wanted(head_field(x->head, "accept-encoding")));
    reply_header_text(x->reply, "ETag", known ? str_of(known) : buf_str(&etag));
    if (!known)
        return recall_claim(x, buf_str(&key));
    x->reply->status = 304;
    return true;
}

static bool stands_before(const struct uri *uri, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (uri->params[j].value.n && str_equal(uri->params[j].name, uri->params[i].name))
            return true;
    return false;
}

bool exchange_takes_only(struct exchange *x, const char *const names[])
{
    struct search_faults faults = {.n = 0};
    const struct uri *uri = x->uri;
    for (size_t i = 0; i < uri->n_params; i++) {
        const struct search_param *param = &uri->params[i];
        if (!str_is_in(param->name, names))
            faults_add(&faults, param->name, STR("paramètre inconnu"));
        else if (param->value.n && stands_before(uri, i))
            faults_add(&faults, param->name,
                       STR("ce paramètre ne peut être donné qu'une fois"));
        else if (utf8_first_invalid(param->value) < param->value.n)
            faults_add(&faults, param->name,
                       STR("la valeur n'est pas de l'UTF-8 valide"));
    }
    if (faults.n > 0)
        exchange_refuse(x, PROBLEM_PARAMETER, &faults);
    return faults.n == 0;
}

static int append(const char *bytes, size_t n, void *out)
{
    buf_put(out, bytes, n);
    return 0;
}

void exchange_take_json(struct exchange *x, json_t *body)
{
    reply_header(x->reply, "Content-Type", "application/json");
    (void)json_dump_callback(body, append, &x->reply->body, JSON_COMPACT);
    json_decref(body);
}

json_t *json_text(struct str s)
{
    return json_stringn(s.n ? s.at : "", s.n);
}

/** The slug of the first theme of @p themes; empty when there is none. */
static struct str first_theme(const struct vocabulary *vocabulary,
                              const struct theme_set *themes)
{
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++)
        if (theme_set_has(themes, i))
            return str_of(vocabulary_theme(vocabulary, i)->slug);
    return STR("");
}

void exchange_note_gap(struct exchange *x, const struct search_answer *answer)
{
    const struct search_request *request = answer->request;
    if (!x->site->gaps || answer->total || request->page != 1 || !request->text.n)
        return;
    const struct vocabulary *vocabulary = index_vocabulary(x->index);
    size_t region = 0, n_regions = vocabulary_n_regions(vocabulary);
    while (region < n_regions && !(request->regions >> region & 1U))
        region++;
    struct gap gap = {.words = request->text,
                      .region = region < n_regions
                                    ? str_of(vocabulary_region(vocabulary, region)->code)
                                    : STR(""),
                      .theme = first_theme(vocabulary, &request->themes),
                      .day = (date_day)(time(NULL) / 86400)};
    gap_counter_note(x->site->gaps, &gap);
    x->recall.is_for_once = true;
}
