/* Makes the bodies of the API as trees of jansson. */
#include "tests/unit/engine/answer/answer_oracle.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/percent.h"
#include "engine/explain/explain.h"
#include "engine/index/index_parts.h"
#include "tests/unit/cmocka_all.h"

static void dump(struct buf *out, json_t *root)
{
    char *bytes = json_dumps(root, JSON_COMPACT | JSON_REAL_PRECISION(10));
    assert_non_null(bytes);
    buf_put_text(out, bytes);
    free(bytes); /* library memory */
    json_decref(root);
}

static json_t *text(struct str s)
{
    return json_stringn(s.at, s.n);
}

static json_t *text_or_null(struct str s)
{
    return s.n ? text(s) : json_null();
}

static json_t *date_or_null(date_day day)
{
    char iso[DATE_TEXT_BYTES];
    date_format(iso, day);
    return iso[0] ? json_string(iso) : json_null();
}

static json_t *regions_of(const struct vocabulary *vocabulary, region_set regions)
{
    json_t *list = json_array();
    for (size_t i = 0; i < vocabulary_n_regions(vocabulary); i++)
        if (regions >> i & 1U)
            (void)json_array_append_new(
                list, json_string(vocabulary_region(vocabulary, i)->code));
    return list;
}

static json_t *themes_of(const struct vocabulary *vocabulary,
                         const struct theme_set *themes)
{
    json_t *list = json_array();
    for (unsigned i = 0; i < vocabulary_n_themes(vocabulary); i++)
        if (theme_set_has(themes, i))
            (void)json_array_append_new(
                list, json_string(vocabulary_theme(vocabulary, i)->slug));
    return list;
}

/** Members that a document may lack. Each has the name of its field. */
static const enum record_field optional_fields[] = {FIELD_URL,
                                                    FIELD_SOURCE,
                                                    FIELD_AUTHOR,
                                                    FIELD_PART_OF,
                                                    FIELD_SECTION,
                                                    FIELD_LABEL,
                                                    FIELD_VALUE,
                                                    FIELD_UNIT,
                                                    FIELD_PERIOD,
                                                    FIELD_NATIONAL_VALUE,
                                                    FIELD_NATIONAL_PERIOD,
                                                    FIELD_PREVIOUS_VALUE,
                                                    FIELD_PREVIOUS_PERIOD,
                                                    FIELD_CHANGE,
                                                    FIELD_DOUBT};

static json_t *origin_or_null(const struct document *d)
{
    if (!d->fields[FIELD_ORIGIN_FILE].n)
        return json_null();
    return json_pack("{s:o, s:[I,I]}", "file", text(d->fields[FIELD_ORIGIN_FILE]),
                     "lines", (json_int_t)d->origin_lines[0],
                     (json_int_t)d->origin_lines[1]);
}

static json_t *document_json(const struct document *d,
                             const struct vocabulary *vocabulary)
{
    json_t *json = json_object();
    (void)json_object_set_new(json, "id", text(d->fields[FIELD_ID]));
    (void)json_object_set_new(json, "kind", json_string(kind_slug(d->kind)));
    (void)json_object_set_new(json, "title", text(d->title));
    (void)json_object_set_new(json, "regions", regions_of(vocabulary, d->regions));
    (void)json_object_set_new(json, "themes", themes_of(vocabulary, &d->themes));
    for (unsigned i = 0; i < RECORD_DATE_COUNT_; i++)
        (void)json_object_set_new(json, record_date_name((enum record_date)i),
                                  date_or_null(d->dates[i]));
    for (size_t i = 0; i < COUNT_OF(optional_fields); i++)
        (void)json_object_set_new(json, record_field_name(optional_fields[i]),
                                  text_or_null(d->fields[optional_fields[i]]));
    (void)json_object_set_new(json, "origin", origin_or_null(d));
    AUTO_BUF page = BUF_INIT(4096);
    buf_put_text(&page, "/documents/");
    percent_encode(&page, d->fields[FIELD_ID], true);
    (void)json_object_set_new(json, "page_url", text(buf_str(&page)));
    return json;
}

static json_t *labels_json(struct str first, struct search_labels labels)
{
    json_t *json = json_array();
    if (first.n)
        (void)json_array_append_new(json, text(first));
    for (size_t i = 0; i < labels.n; i++)
        (void)json_array_append_new(json, text(labels.at[i]));
    return json;
}

static json_t *concepts_json(const struct search_answer *answer)
{
    json_t *json = json_array();
    for (size_t i = 0; i < answer->n_concepts; i++) {
        const struct search_concept *c = &answer->concepts[i];
        (void)json_array_append_new(
            json, json_pack("{s:o, s:o, s:o, s:o, s:o}", "code", text(c->code), "label",
                            text(c->label), "path", labels_json(c->domain, c->path),
                            "narrower", labels_json(STR(""), c->narrower), "related",
                            labels_json(STR(""), c->related)));
    }
    return json;
}

static json_t *query_json(const struct search_answer *answer)
{
    json_t *expanded = json_array(), *understood = json_array(), *ignored = json_array();
    json_t *notices = json_array();
    for (size_t i = 0; i < answer->n_notices; i++)
        (void)json_array_append_new(notices, text(answer->notices[i]));
    for (size_t i = 0; i < answer->n_expanded; i++)
        (void)json_array_append_new(
            expanded, json_pack("{s:o, s:o}", "from", text(answer->expanded[i].from),
                                "to", text(answer->expanded[i].to)));
    for (size_t i = 0; i < answer->n_understood; i++) {
        const struct search_understood *u = &answer->understood[i];
        (void)json_array_append_new(
            understood,
            json_pack("{s:o, s:o, s:o, s:o, s:b}", "text", text(u->text), "parameter",
                      text(u->parameter), "value", text(u->value), "label",
                      text(u->label), "applied", u->applied));
    }
    for (size_t i = 0; i < answer->n_ignored; i++)
        (void)json_array_append_new(ignored, text(answer->ignored[i]));
    const char *mode = answer->request->mode == MODE_STRICT ? "strict" : "broad";
    return json_pack(
        "{s:o, s:s, s:b, s:I, s:o, s:b, s:o, s:o, s:o, s:o, s:o}", "text",
        text(answer->request->text), "mode", mode, "relaxed", answer->relaxed, "folded",
        (json_int_t)answer->n_folded, "corrected", text_or_null(answer->corrected),
        "corrected_ran", answer->corrected_ran, "notices", notices, "expanded", expanded,
        "understood", understood, "concepts", concepts_json(answer), "ignored", ignored);
}

static const char *const ways[] = {
    [EXPLAIN_NONE] = "none",       [EXPLAIN_TYPED] = "typed",
    [EXPLAIN_PREFIX] = "prefix",   [EXPLAIN_ALTERNATIVE] = "form",
    [EXPLAIN_SYNONYM] = "synonym",
};

static const char *const places[PLACE_COUNT_] = {
    [PLACE_TITLE] = "title",     [PLACE_LEAD] = "lead",     [PLACE_TEXT] = "text",
    [PLACE_SECTION] = "section", [PLACE_AUTHOR] = "author", [PLACE_NOWHERE] = NULL,
};

/** The parts of a score besides the first pass, whose parts are given word by word. */
static const struct {
    enum rank_part part;
    const char *name;
} part_names[] = {
    {RANK_LEAD, "lead"},           {RANK_WINDOW, "window"},
    {RANK_PAIRS, "pairs"},         {RANK_PROXIMITY, "proximity"},
    {RANK_ACCENTS, "accents"},     {RANK_WHOLE_TITLE, "whole_title"},
    {RANK_FRESHNESS, "freshness"},
};

/** Six decimals: more would be rounding errors of the sum. */
static json_t *figure(double value)
{
    double scaled = value * 1e6;
    return json_real((double)(int64_t)(scaled < 0 ? scaled - .5 : scaled + .5) / 1e6);
}

/** The form that the word was found in; null when it is the typed one or was not
 *  found. */
static json_t *found_as(const struct explained_word *word)
{
    struct str as = word->synonym                                  ? word->synonym->to
                    : word->way != EXPLAIN_NONE && !word->is_exact ? word->written
                                                                   : STR("");
    return as.n ? json_stringn(as.at, as.n) : json_null();
}

static json_t *word_json(const struct explained_word *word)
{
    struct str written = word->word->written;
    const char *place = places[word->place];
    return json_pack("{s:o, s:s, s:o, s:o, s:o, s:o, s:o}", "word",
                     json_stringn(written.at, written.n), "by", ways[word->way], "as",
                     found_as(word), "place", place ? json_string(place) : json_null(),
                     "title", figure(word->title), "text", figure(word->text), "about",
                     figure(word->about));
}

static json_t *explanation_json(const struct explanation *explanation)
{
    json_t *words = json_array();
    for (size_t i = 0; i < explanation->n_words; i++)
        (void)json_array_append_new(words, word_json(&explanation->words[i]));
    json_t *json = json_pack("{s:o, s:o}", "total",
                             figure(rank_parts_sum(&explanation->parts)), "words", words);
    for (size_t i = 0; i < COUNT_OF(part_names); i++)
        (void)json_object_set_new(json, part_names[i].name,
                                  figure(explanation->parts.at[part_names[i].part]));
    return json;
}

/** The other parts of the same document, with the members that a list of them shows. */
static json_t *parts_json(const struct search_hit *hit)
{
    static const enum record_field shown[] = {FIELD_ID, FIELD_SECTION, FIELD_URL};
    json_t *parts = json_array();
    for (size_t i = 0; i < hit->n_parts; i++) {
        json_t *part = json_object();
        (void)json_object_set_new(part, "title", text(hit->parts[i].title));
        for (size_t j = 0; j < COUNT_OF(shown); j++)
            (void)json_object_set_new(part, record_field_name(shown[j]),
                                      text_or_null(hit->parts[i].fields[shown[j]]));
        (void)json_array_append_new(parts, part);
    }
    return parts;
}

static json_t *hit_json(const struct search_hit *hit, const struct vocabulary *vocabulary)
{
    json_t *json = document_json(&hit->document, vocabulary);
    (void)json_object_set_new(json, "title_html", text(hit->title_html));
    (void)json_object_set_new(json, "snippet", text(hit->snippet));
    (void)json_object_set_new(json, "snippet_html", text(hit->snippet_html));
    /* Four decimals: more would be rounding errors of the sum. */
    (void)json_object_set_new(json, "score",
                              json_real((double)(int64_t)(hit->score * 1e4 + .5) / 1e4));
    (void)json_object_set_new(json, "partial", json_boolean(hit->partial));
    (void)json_object_set_new(json, "explain", text_or_null(hit->explain));
    (void)json_object_set_new(json, "parts", parts_json(hit));
    if (hit->explanation)
        (void)json_object_set_new(json, "explain_parts",
                                  explanation_json(hit->explanation));
    return json;
}

static json_t *facets_json(const struct search_answer *answer)
{
    json_t *json = json_object();
    for (unsigned facet = 0; facet < FACET_COUNT_; facet++) {
        if (!(answer->request->facets >> facet & 1U))
            continue;
        json_t *values = json_array();
        for (size_t i = 0; i < answer->facets[facet].n; i++) {
            const struct facet_value *v = &answer->facets[facet].at[i];
            (void)json_array_append_new(
                values, json_pack("{s:o, s:o, s:I, s:b}", "value", text(v->value),
                                  "label", text(v->label), "count", (json_int_t)v->count,
                                  "selected", v->selected));
        }
        (void)json_object_set_new(json, facet_name((enum facet)facet), values);
    }
    return json;
}

static json_t *link_to(const char *path, const struct search_answer *answer,
                       const struct index *index, uint32_t page)
{
    AUTO_BUF url = BUF_INIT(64U << 10);
    AUTO_BUF query = BUF_INIT(64U << 10);
    search_request_write(&query, answer->request, index, page);
    buf_printf(&url, "%s%s%s", path, query.n ? "?" : "", buf_text(&query));
    return json_string(buf_text(&url));
}

static json_t *link_to_feed(const struct search_answer *answer, const struct index *index)
{
    AUTO_BUF url = BUF_INIT(64U << 10);
    AUTO_BUF query = BUF_INIT(64U << 10);
    search_request_write_feed(&query, answer->request, index);
    buf_printf(&url, "/feed.atom%s%s", query.n ? "?" : "", buf_text(&query));
    return json_string(buf_text(&url));
}

static json_t *links_json(const struct search_answer *answer, const struct index *index)
{
    static const char api[] = "/api/v1/search";
    uint32_t page = answer->request->page, last = search_last_page(answer);
    json_t *prev = page > 1
                       ? link_to(api, answer, index, page - 1 < last ? page - 1 : last)
                       : json_null();
    json_t *next = page < last ? link_to(api, answer, index, page + 1) : json_null();
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "self", link_to(api, answer, index, 0),
        "first", link_to(api, answer, index, 1), "prev", prev, "next", next, "last",
        link_to(api, answer, index, last), "html",
        link_to("/recherche", answer, index, 0), "atom", link_to_feed(answer, index));
}

void oracle_search(struct buf *out, const struct search_answer *answer,
                   const struct index *index)
{
    const struct vocabulary *vocabulary = index_vocabulary(index);
    struct index_info info = index_info(index);
    char built_at[TIME_TEXT_BYTES];
    time_format(built_at, info.built_at);
    json_t *hits = json_array();
    for (size_t i = 0; i < answer->n_hits; i++)
        (void)json_array_append_new(hits, hit_json(&answer->hits[i], vocabulary));
    json_t *root = json_pack(
        "{s:o, s:I, s:I, s:I, s:I, s:I, s:{s:s, s:s, s:I}, s:o, s:o, s:o, s:o}", "query",
        query_json(answer), "total", (json_int_t)answer->total, "partial_total",
        (json_int_t)answer->partial_total, "page", (json_int_t)answer->request->page,
        "per_page", (json_int_t)answer->request->per_page, "pages",
        (json_int_t)answer->pages, "index", "generation", info.generation, "built_at",
        built_at, "documents", (json_int_t)info.n_documents, "figures", json_null(),
        "hits", hits, "facets", facets_json(answer), "links", links_json(answer, index));
    dump(out, root);
}

static json_t *passage_json(const struct passage *passage)
{
    AUTO_BUF name = BUF_INIT(40);
    buf_printf(&name, "passage-%u", passage->number);
    /* Four decimals: more would be rounding errors of the sum. */
    double score = (double)(int64_t)(passage->score * 1e4 + .5) / 1e4;
    return json_pack("{s:I, s:o, s:I, s:I, s:I, s:o, s:o, s:o, s:f}", "number",
                     (json_int_t)passage->number, "anchor", text(buf_str(&name)), "part",
                     (json_int_t)passage->part + 1, "start", (json_int_t)passage->start,
                     "end", (json_int_t)passage->end, "heading",
                     passage->heading.n ? text(passage->heading) : json_null(), "snippet",
                     text(passage->snippet), "snippet_html", text(passage->snippet_html),
                     "score", score);
}

void oracle_passages(struct buf *out, const struct passages *passages)
{
    json_t *list = json_array();
    for (size_t i = 0; i < passages->n; i++)
        (void)json_array_append_new(list, passage_json(&passages->at[i]));
    json_t *root = json_pack("{s:o, s:o, s:I, s:o}", "id", text(passages->id), "q",
                             text(passages->text), "total", (json_int_t)passages->total,
                             "passages", list);
    dump(out, root);
}

static json_t *similar_hit_json(const struct similar_hit *hit,
                                const struct vocabulary *vocabulary)
{
    json_t *json = document_json(&hit->document, vocabulary);
    json_t *shared = json_array();
    for (size_t i = 0; i < hit->n_shared; i++)
        (void)json_array_append_new(shared,
                                    json_stringn(hit->shared[i].at, hit->shared[i].n));
    /* Four decimals: more would be rounding errors of the sum. */
    (void)json_object_set_new(json, "score",
                              json_real((double)(int64_t)(hit->score * 1e4 + .5) / 1e4));
    (void)json_object_set_new(json, "shared", shared);
    return json;
}

void oracle_similar(struct buf *out, const struct similar_answer *answer,
                    const struct index *index)
{
    json_t *list = json_array();
    for (size_t i = 0; i < answer->n_hits; i++)
        (void)json_array_append_new(
            list, similar_hit_json(&answer->hits[i], index_vocabulary(index)));
    json_t *root = json_pack("{s:o, s:o}", "id",
                             json_stringn(answer->id.at, answer->id.n), "similar", list);
    dump(out, root);
}
