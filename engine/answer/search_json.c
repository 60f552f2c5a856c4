/* Writes the answer to a search as JSON: docs/API.md, section 4. */
#include "engine/answer/document_json.h"
#include "engine/answer/search.h"
#include "engine/card/card_json.h"
#include "engine/explain/explain_json.h"
#include "engine/index/index_parts.h"
#include "engine/json/json_put.h"

static void put_comma(struct buf *out, size_t i)
{
    if (i)
        buf_put_byte(out, ',');
}

/**
 * Append @p before and the labels, with @p first before them unless it is empty, as the
 * rest of a list.
 */
static void put_labels(struct buf *out, struct str before, struct str first,
                       struct search_labels labels)
{
    buf_put_str(out, before);
    if (first.n)
        json_put_string(out, first);
    for (size_t i = 0; i < labels.n; i++)
        json_put_text(out, i || first.n ? STR(",") : STR(""), labels.at[i]);
    buf_put_byte(out, ']');
}

static void put_concept(struct buf *out, const struct search_concept *concept)
{
    json_put_text(out, STR("{\"code\":"), concept->code);
    json_put_text(out, STR(",\"label\":"), concept->label);
    put_labels(out, STR(",\"path\":["), concept->domain, concept->path);
    put_labels(out, STR(",\"narrower\":["), STR(""), concept->narrower);
    put_labels(out, STR(",\"related\":["), STR(""), concept->related);
    buf_put_byte(out, '}');
}

static void put_expanded(struct buf *out, const struct search_expanded *expanded)
{
    json_put_text(out, STR("{\"from\":"), expanded->from);
    json_put_text(out, STR(",\"to\":"), expanded->to);
    buf_put_byte(out, '}');
}

static void put_understood(struct buf *out, const struct search_understood *understood)
{
    json_put_text(out, STR("{\"text\":"), understood->text);
    json_put_text(out, STR(",\"parameter\":"), understood->parameter);
    json_put_text(out, STR(",\"value\":"), understood->value);
    json_put_text(out, STR(",\"label\":"), understood->label);
    json_put_boolean(out, STR(",\"applied\":"), understood->applied);
    buf_put_byte(out, '}');
}

/** The lists of the member "query": how the words were understood. */
static void put_reading(struct buf *out, const struct search_answer *answer)
{
    buf_put_str(out, STR(",\"expanded\":["));
    for (size_t i = 0; i < answer->n_expanded; i++) {
        put_comma(out, i);
        put_expanded(out, &answer->expanded[i]);
    }
    buf_put_str(out, STR("],\"understood\":["));
    for (size_t i = 0; i < answer->n_understood; i++) {
        put_comma(out, i);
        put_understood(out, &answer->understood[i]);
    }
    buf_put_str(out, STR("],\"concepts\":["));
    for (size_t i = 0; i < answer->n_concepts; i++) {
        put_comma(out, i);
        put_concept(out, &answer->concepts[i]);
    }
    put_labels(out, STR("],\"ignored\":["), STR(""),
               (struct search_labels){answer->ignored, answer->n_ignored});
}

static void put_query(struct buf *out, const struct search_answer *answer)
{
    json_put_text(out, STR("{\"query\":{\"text\":"), answer->request->text);
    buf_put_str(out, answer->request->mode == MODE_STRICT ? STR(",\"mode\":\"strict\"")
                                                          : STR(",\"mode\":\"broad\""));
    json_put_boolean(out, STR(",\"relaxed\":"), answer->relaxed);
    json_put_number(out, STR(",\"folded\":"), answer->n_folded);
    json_put_text_or_null(out, STR(",\"corrected\":"), answer->corrected);
    json_put_boolean(out, STR(",\"corrected_ran\":"), answer->corrected_ran);
    put_labels(out, STR(",\"notices\":["), STR(""),
               (struct search_labels){answer->notices, answer->n_notices});
    put_reading(out, answer);
    buf_put_byte(out, '}');
}

/** The other parts of the same document: their titles and where they lead. */
static void put_parts(struct buf *out, const struct search_hit *hit)
{
    buf_put_str(out, STR(",\"parts\":["));
    for (size_t i = 0; i < hit->n_parts; i++) {
        const struct document *part = &hit->parts[i];
        put_comma(out, i);
        json_put_text(out, STR("{\"title\":"), part->title);
        json_put_text_or_null(out, STR(",\"id\":"), part->fields[FIELD_ID]);
        json_put_text_or_null(out, STR(",\"section\":"), part->fields[FIELD_SECTION]);
        json_put_text_or_null(out, STR(",\"url\":"), part->fields[FIELD_URL]);
        buf_put_byte(out, '}');
    }
    buf_put_byte(out, ']');
}

/** The texts of the hit that belong to this question: its extracts. */
static void put_extracts(struct buf *out, const struct search_hit *hit,
                         const struct document_shape *shape)
{
    if (shape_has(shape, HIT_TITLE_HTML))
        json_put_text(out, STR(",\"title_html\":"), hit->title_html);
    if (shape_has(shape, HIT_SNIPPET))
        json_put_text(out, STR(",\"snippet\":"), hit->snippet);
    if (shape_has(shape, HIT_SNIPPET_HTML))
        json_put_text(out, STR(",\"snippet_html\":"), hit->snippet_html);
}

static void put_hit(struct buf *out, const struct search_hit *hit,
                    const struct document_shape *shape)
{
    document_json_open(out, &hit->document, shape);
    put_extracts(out, hit, shape);
    if (shape_has(shape, HIT_SCORE)) {
        /* Four decimals: more digits of a sum mean nothing. */
        buf_put_str(out, STR(",\"score\":"));
        json_put_rounded(out, hit->score, 4);
    }
    if (shape_has(shape, HIT_PARTIAL))
        json_put_boolean(out, STR(",\"partial\":"), hit->partial);
    if (shape_has(shape, HIT_EXPLAIN))
        json_put_text_or_null(out, STR(",\"explain\":"), hit->explain);
    if (shape_has(shape, HIT_PARTS))
        put_parts(out, hit);
    if (hit->explanation && shape_has(shape, HIT_EXPLAIN_PARTS)) {
        buf_put_str(out, STR(",\"explain_parts\":"));
        explanation_to_json(out, hit->explanation);
    }
    buf_put_byte(out, '}');
}

static void put_facet(struct buf *out, const struct facet_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        const struct facet_value *value = &list->at[i];
        put_comma(out, i);
        json_put_text(out, STR("{\"value\":"), value->value);
        json_put_text(out, STR(",\"label\":"), value->label);
        json_put_number(out, STR(",\"count\":"), value->count);
        json_put_boolean(out, STR(",\"selected\":"), value->selected);
        buf_put_byte(out, '}');
    }
}

static void put_facets(struct buf *out, const struct search_answer *answer)
{
    size_t n_put = 0;
    buf_put_str(out, STR(",\"facets\":{"));
    for (unsigned facet = 0; facet < FACET_COUNT_; facet++) {
        if (!(answer->request->facets >> facet & 1U))
            continue;
        put_comma(out, n_put++);
        json_put_string(out, str_of(facet_name((enum facet)facet)));
        buf_put_str(out, STR(":["));
        put_facet(out, &answer->facets[facet]);
        buf_put_byte(out, ']');
    }
    buf_put_byte(out, '}');
}

uint32_t search_last_page(const struct search_answer *answer)
{
    uint32_t reach = SEARCH_DEPTH_MAX / answer->request->per_page;
    uint32_t last = answer->pages < reach ? answer->pages : reach;
    return last ? last : 1;
}

/** The addresses of a request's pages. */
struct addresses {
    /* What stands before every path. */
    struct str site;
    /* The query string for page 1. */
    struct str first;
};

/**
 * Append @p name and the link to page @p page at @p path. It is percent-encoded, so JSON
 * needs no escapes.
 */
static void put_link(struct buf *out, struct str name, const struct addresses *addresses,
                     struct str path, uint32_t page)
{
    buf_put_str(out, name);
    buf_put_byte(out, '"');
    buf_put_str(out, addresses->site);
    buf_put_str(out, path);
    if (addresses->first.n || page != 1)
        buf_put_byte(out, '?');
    search_request_write_page(out, addresses->first, page);
    buf_put_byte(out, '"');
}

static void put_links(struct buf *out, const struct search_answer *answer,
                      const struct index *index, struct str site)
{
    static const struct str api = {"/api/v1/search", 14};
    uint32_t page = answer->request->page, last = search_last_page(answer);
    AUTO_BUF request = BUF_INIT(64U << 10);
    search_request_write(&request, answer->request, index, 1);
    struct addresses addresses = {site, buf_str(&request)};
    put_link(out, STR(",\"links\":{\"self\":"), &addresses, api, page);
    put_link(out, STR(",\"first\":"), &addresses, api, 1);
    if (page > 1)
        put_link(out, STR(",\"prev\":"), &addresses, api,
                 page - 1 < last ? page - 1 : last);
    else
        buf_put_str(out, STR(",\"prev\":null"));
    if (page < last)
        put_link(out, STR(",\"next\":"), &addresses, api, page + 1);
    else
        buf_put_str(out, STR(",\"next\":null"));
    put_link(out, STR(",\"last\":"), &addresses, api, last);
    put_link(out, STR(",\"html\":"), &addresses, STR("/recherche"), page);
    AUTO_BUF feed = BUF_INIT(64U << 10);
    if (!search_request_is_feeds(answer->request)) {
        search_request_write_feed(&feed, answer->request, index);
        addresses.first = buf_str(&feed);
    }
    put_link(out, STR(",\"atom\":"), &addresses, STR("/feed.atom"), 1);
    buf_put_byte(out, '}');
}

/** The counts, the page and the index. */
static void put_head(struct buf *out, const struct search_answer *answer,
                     const struct index *index)
{
    struct index_info info = index_info(index);
    char built_at[TIME_TEXT_BYTES];
    time_format(built_at, info.built_at);
    json_put_number(out, STR(",\"total\":"), answer->total);
    json_put_number(out, STR(",\"partial_total\":"), answer->partial_total);
    json_put_number(out, STR(",\"page\":"), answer->request->page);
    json_put_number(out, STR(",\"per_page\":"), answer->request->per_page);
    json_put_number(out, STR(",\"pages\":"), answer->pages);
    json_put_text(out, STR(",\"index\":{\"generation\":"), str_of(info.generation));
    json_put_text(out, STR(",\"built_at\":"), str_of(built_at));
    json_put_number(out, STR(",\"documents\":"), info.n_documents);
    buf_put_byte(out, '}');
}

void search_answer_to_json(struct buf *out, const struct search_answer *answer,
                           const struct index *index, struct str site)
{
    const struct search_request *request = answer->request;
    struct document_shape shape = {.vocabulary = index_vocabulary(index),
                                   .site = site,
                                   .members = request->fields ? request->fields
                                                              : HIT_MEMBERS_ALL,
                                   .labels = request->labels};
    put_query(out, answer);
    put_head(out, answer, index);
    buf_put_str(out, STR(",\"figures\":"));
    figure_card_to_json(out, answer->figures, index);
    buf_put_str(out, STR(",\"hits\":["));
    for (size_t i = 0; i < answer->n_hits; i++) {
        put_comma(out, i);
        put_hit(out, &answer->hits[i], &shape);
    }
    buf_put_byte(out, ']');
    put_facets(out, answer);
    put_links(out, answer, index, site);
    buf_put_byte(out, '}');
}
