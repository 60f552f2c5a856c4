/* Writes a comparison as JSON: docs/API.md, section 8. */
#include "engine/answer/document_json.h"
#include "engine/card/card_json.h"
#include "engine/compare/compare.h"
#include "engine/index/index_parts.h"
#include "engine/json/json_put.h"

/** What the writing functions need. */
struct writing {
    struct buf *out;
    const struct comparison *comparison;
    const struct index *index;
    struct str site;
};

static void put_understood(struct buf *out, const struct search_understood *one)
{
    json_put_text(out, STR("{\"text\":"), one->text);
    json_put_text(out, STR(",\"parameter\":"), one->parameter);
    json_put_text(out, STR(",\"value\":"), one->value);
    json_put_text(out, STR(",\"label\":"), one->label);
    json_put_text(out, STR(",\"rest\":"), one->rest);
    buf_put_byte(out, '}');
}

static void put_query(const struct writing *w)
{
    const struct comparison *c = w->comparison;
    struct buf *out = w->out;
    const struct search_request *search = &c->request->search;
    json_put_text(out, STR("{\"query\":{\"text\":"), search->text);
    buf_put_str(out, search->mode == MODE_STRICT ? STR(",\"mode\":\"strict\"")
                                                 : STR(",\"mode\":\"broad\""));
    json_put_boolean(out, STR(",\"relaxed\":"), c->relaxed);
    json_put_text_or_null(out, STR(",\"corrected\":"), c->corrected);
    json_put_boolean(out, STR(",\"corrected_ran\":"), c->corrected_ran);
    buf_put_str(out, STR(",\"understood\":["));
    for (size_t i = 0; i < c->n_understood; i++) {
        buf_put_str(out, i ? STR(",") : STR(""));
        put_understood(out, &c->understood[i]);
    }
    buf_put_str(out, STR("]}"));
}

static void put_index(const struct writing *w)
{
    struct index_info info = index_info(w->index);
    char built_at[TIME_TEXT_BYTES];
    time_format(built_at, info.built_at);
    json_put_text(w->out, STR(",\"index\":{\"generation\":"), str_of(info.generation));
    json_put_text(w->out, STR(",\"built_at\":"), str_of(built_at));
    json_put_number(w->out, STR(",\"documents\":"), info.n_documents);
    buf_put_byte(w->out, '}');
}

/** The kinds that have a column, with all documents of each. */
static void put_kinds(const struct writing *w)
{
    uint32_t kinds = compare_kinds(w->comparison->request);
    buf_put_str(w->out, STR(",\"kinds\":["));
    for (uint32_t left = kinds; left; left &= left - 1) {
        unsigned kind = (unsigned)__builtin_ctz(left);
        buf_put_str(w->out, left == kinds ? STR("") : STR(","));
        json_put_text(w->out, STR("{\"value\":"), str_of(kind_slug((enum kind)kind)));
        json_put_text(w->out, STR(",\"label\":"), str_of(kind_label((enum kind)kind)));
        json_put_number(w->out, STR(",\"total\":"), w->comparison->all.kinds[kind]);
        buf_put_byte(w->out, '}');
    }
    buf_put_byte(w->out, ']');
}

static void put_best(const struct writing *w, const struct search_hit *best)
{
    struct buf *out = w->out;
    struct document_shape shape = {.vocabulary = index_vocabulary(w->index),
                                   .site = w->site,
                                   .members = HIT_MEMBERS_ALL};
    buf_put_str(out, STR(",\"best\":"));
    if (!best) {
        buf_put_str(out, STR("null"));
        return;
    }
    document_json_open(out, &best->document, &shape);
    json_put_text(out, STR(",\"title_html\":"), best->title_html);
    json_put_text(out, STR(",\"snippet\":"), best->snippet);
    json_put_text(out, STR(",\"snippet_html\":"), best->snippet_html);
    buf_put_byte(out, '}');
}

/** Append @p before, the address of @p path, whose query follows, and a quote. */
static void open_link(const struct writing *w, struct str before, struct str path)
{
    buf_put_str(w->out, before);
    buf_put_str(w->out, STR("\""));
    buf_put_str(w->out, w->site);
    buf_put_str(w->out, path);
}

/** The search of the row. */
static void put_link(const struct writing *w, struct str before, struct str path,
                     const struct compare_row *row)
{
    struct search_request search =
        compare_cell_request(w->comparison->request, row->region, KIND_COUNT_);
    open_link(w, before, path);
    buf_put_byte(w->out, '?');
    search_request_write(w->out, &search, w->index, 1);
    buf_put_byte(w->out, '"');
}

static void put_row(const struct writing *w, const struct compare_row *row)
{
    struct buf *out = w->out;
    json_put_text(out, STR("{\"value\":"), row->value);
    json_put_text(out, STR(",\"label\":"), row->label);
    json_put_number(out, STR(",\"total\":"), row->total);
    json_put_boolean(out, STR(",\"corrected\":"), row->corrected);
    buf_put_str(out, STR(",\"kinds\":"));
    uint32_t kinds = compare_kinds(w->comparison->request);
    for (uint32_t left = kinds; left; left &= left - 1) {
        unsigned kind = (unsigned)__builtin_ctz(left);
        json_put_text(out, left == kinds ? STR("{") : STR(","),
                      str_of(kind_slug((enum kind)kind)));
        json_put_number(out, STR(":"), row->kinds[kind]);
    }
    buf_put_byte(out, '}');
    put_best(w, row->best);
    put_link(w, STR(",\"links\":{\"search\":"), STR("/api/v1/search"), row);
    put_link(w, STR(",\"html\":"), STR("/recherche"), row);
    buf_put_str(out, STR("}}"));
}

/** The regions that have no documents: their values. */
static void put_without(const struct writing *w)
{
    size_t n_put = 0;
    buf_put_str(w->out, STR(",\"without\":["));
    for (size_t i = 0; i < w->comparison->n_rows; i++)
        if (!w->comparison->rows[i].total)
            json_put_text(w->out, n_put++ ? STR(",") : STR(""),
                          w->comparison->rows[i].value);
    buf_put_byte(w->out, ']');
}

static void put_own_link(const struct writing *w, struct str before, struct str path)
{
    AUTO_BUF own = BUF_INIT(64U << 10);
    compare_request_write(&own, w->comparison->request, w->index);
    open_link(w, before, path);
    buf_put_str(w->out, own.n ? STR("?") : STR(""));
    buf_put_str(w->out, buf_str(&own));
    buf_put_byte(w->out, '"');
}

void comparison_to_json(struct buf *out, const struct comparison *comparison,
                        const struct index *index, struct str site)
{
    struct writing w = {out, comparison, index, site};
    put_query(&w);
    json_put_number(out, STR(",\"total\":"), comparison->all.total);
    put_index(&w);
    put_kinds(&w);
    buf_put_str(out, STR(",\"regions\":["));
    for (size_t i = 0; i < comparison->n_rows; i++) {
        buf_put_str(out, i ? STR(",") : STR(""));
        put_row(&w, &comparison->rows[i]);
    }
    buf_put_str(out, STR("],\"national\":"));
    put_row(&w, &comparison->national);
    put_without(&w);
    buf_put_str(out, STR(",\"figures\":"));
    figure_card_to_json(out, comparison->figures, index);
    put_own_link(&w, STR(",\"links\":{\"self\":"), STR("/api/v1/compare"));
    put_own_link(&w, STR(",\"csv\":"), STR("/api/v1/compare.csv"));
    put_own_link(&w, STR(",\"html\":"), STR("/comparer"));
    buf_put_str(out, STR("}}"));
}
