/* Answering: plan, match, filter and count, rank, extract. */
#include "engine/search.h"

#include "base/memory.h"
#include "engine/collapse.h"
#include "engine/concepts.h"
#include "engine/correct.h"
#include "engine/explain.h"
#include "engine/extract.h"
#include "engine/facets.h"
#include "engine/index_parts.h"
#include "engine/match.h"
#include "engine/plan.h"
#include "engine/rank.h"
#include "engine/understood.h"
#include "text/analyse.h"
#include "xapian-c/database.h"

struct searcher {
    const struct index *index;
    struct xc_database *db;
    struct analyser *analyser;
    struct arena *arena;
};

enum status searcher_new(struct searcher **out, const struct index *index,
                         struct error *err)
{
    *out = NULL;
    AUTO_SEARCHER *searcher = mem_new(sizeof *searcher);
    searcher->index = index;
    enum status st = xc_database_open(&searcher->db, index->postings_path, err);
    if (st)
        return st;
    searcher->analyser = vocabulary_analyser_new(index->vocabulary);
    searcher->arena = arena_new();
    *out = TAKE(searcher);
    return STATUS_OK;
}

void searcher_free(struct searcher *searcher)
{
    if (!searcher)
        return;
    xc_database_free(searcher->db);
    analyser_free(searcher->analyser);
    arena_free(searcher->arena);
    mem_free(searcher);
}

void searcher_free_at(struct searcher **searcher)
{
    searcher_free(*searcher);
}

struct arena *searcher_arena(struct searcher *searcher)
{
    return searcher->arena;
}

struct analyser *searcher_analyser(struct searcher *searcher)
{
    return searcher->analyser;
}

const struct index *searcher_index(const struct searcher *searcher)
{
    return searcher->index;
}

const struct xc_database *searcher_database(const struct searcher *searcher)
{
    return searcher->db;
}

static struct plan_setting setting_of(const struct searcher *searcher,
                                      const struct search_request *request)
{
    return (struct plan_setting){searcher->index, searcher->db, searcher->analyser,
                                 searcher->arena, request->mode};
}

/** Documents in the order of their dates. Numbers run newest first, undated ones last; those stay last.
 *  @return how many were put, @p room at most. */
static size_t put_by_date(struct ranked *out, size_t room, const struct filtered *among,
                          const struct columns *columns, bool oldest)
{
    uint32_t n_dated = 0;
    while (n_dated < among->n && among->docids[n_dated] <= columns->n_dated)
        n_dated++;
    size_t n = among->n < room ? among->n : room;
    for (size_t i = 0; i < n; i++) {
        size_t from = oldest && i < n_dated ? n_dated - 1 - i : i;
        out[i] = (struct ranked){among->docids[from], 0};
    }
    return n;
}

/** Those that hold all the words first: a date must not bring up what hardly answers. */
static size_t by_date(struct ranked *out, size_t room, const struct plan *plan,
                      const struct filtered *among, bool oldest)
{
    roaring_bitmap_t *wholly = match_plan_wholly(plan);
    struct filtered first = {arena_array(plan->arena, among->n, sizeof(uint32_t)), 0};
    struct filtered rest = {arena_array(plan->arena, among->n, sizeof(uint32_t)), 0};
    roaring_uint32_iterator_t at;
    roaring_init_iterator(wholly, &at);
    for (uint32_t i = 0; i < among->n; i++) {
        uint32_t docid = among->docids[i];
        while (at.has_value && at.current_value < docid)
            roaring_advance_uint32_iterator(&at);
        bool holds_all = at.has_value && at.current_value == docid;
        struct filtered *to = holds_all ? &first : &rest;
        to->docids[to->n++] = docid;
    }
    roaring_bitmap_free(wholly);
    const struct columns *columns = &plan->index->columns;
    size_t n = put_by_date(out, room, &first, columns, oldest);
    return n + put_by_date(out + n, room - n, &rest, columns, oldest);
}

/** The answers in their order. */
struct order {
    struct collapsed *at;
    size_t n;
    size_t room;
    uint32_t n_folded; /* documents that are no answers of their own */
};

static void take(struct order *out, const struct ranked *ranked, size_t n)
{
    out->n = n;
    for (size_t i = 0; i < n; i++)
        out->at[i] = (struct collapsed){.best = ranked[i]};
}

/** By relevance. Where parts are folded, more are ranked until there are answers enough. */
static enum status by_relevance(struct order *out, const struct plan *plan,
                                const struct search_request *request,
                                const struct filtered *among, struct error *err)
{
    const struct columns *columns = &plan->index->columns;
    if (!request->separate)
        out->n_folded = collapse_count(among, columns, plan->arena);
    size_t wanted = among->n - out->n_folded;
    wanted = wanted < out->room ? wanted : out->room;
    enum status st = STATUS_OK;
    for (size_t room = out->room + (out->n_folded ? RANK_SECOND_LOOK : 0); !st;
         room *= 4) {
        struct ranked *ranked = arena_array(plan->arena, room, sizeof *ranked);
        size_t n = 0;
        st = rank_best(ranked, &n, room, plan, among, err);
        if (st || !out->n_folded) {
            take(out, ranked, n);
            break;
        }
        out->at = arena_array(plan->arena, n, sizeof *out->at);
        out->n = collapse(out->at, ranked, n, columns, plan->arena);
        if (out->n >= wanted)
            break;
    }
    return st;
}

static enum status order(struct order *out, const struct plan *plan,
                         const struct search_request *request,
                         const struct filtered *among, struct error *err)
{
    out->at = arena_array(plan->arena, out->room, sizeof *out->at);
    bool has_words = false;
    for (size_t i = 0; i < plan->n_words; i++)
        has_words = has_words || !plan->words[i].only_exclude;
    if (request->sort == SORT_RELEVANCE && has_words)
        return by_relevance(out, plan, request, among, err);
    bool oldest = request->sort == SORT_OLDEST;
    struct ranked *ranked = arena_array(plan->arena, out->room, sizeof *ranked);
    take(out, ranked,
         has_words
             ? by_date(ranked, out->room, plan, among, oldest)
             : put_by_date(ranked, out->room, among, &plan->index->columns, oldest));
    return STATUS_OK;
}

static void show_parts(struct search_hit *hit, const struct collapsed *answer,
                       const struct plan *plan)
{
    struct document *parts = arena_array(plan->arena, answer->n_parts, sizeof *parts);
    for (size_t i = 0; i < answer->n_parts; i++)
        index_document(plan->index, answer->parts[i], &parts[i]);
    hit->parts = parts;
    hit->n_parts = answer->n_parts;
}

/** What an explanation may take before it is cut; its text is far shorter. */
#define EXPLAIN_MAX_BYTES 8192

/** Say of each of the @p n hits at @p hits why it is one. */
static enum status explain_hits(struct search_hit *hits, size_t n,
                                const struct plan *plan, struct error *err)
{
    struct explainer *explainer = NULL;
    enum status st = explainer_new(&explainer, plan, err);
    for (size_t i = 0; !st && i < n; i++) {
        struct explanation *explanation = arena_alloc(plan->arena, sizeof *explanation);
        st = explain_document(explanation, explainer, hits[i].docid, hits[i].score, err);
        AUTO_BUF text = BUF_INIT(EXPLAIN_MAX_BYTES);
        if (!st)
            explain_put_french(&text, explanation);
        hits[i].explanation = explanation->n_words ? explanation : NULL;
        hits[i].explain = arena_str(plan->arena, buf_str(&text));
    }
    return st;
}

static enum status show_hits(struct search_answer *answer, const struct plan *plan,
                             const struct collapsed *ranked, size_t n, struct error *err)
{
    struct extract extract = extract_new(plan);
    struct search_hit *hits = arena_array(plan->arena, n, sizeof *hits);
    for (size_t i = 0; i < n; i++) {
        hits[i].docid = ranked[i].best.docid;
        hits[i].score = ranked[i].best.score;
        index_document(plan->index, hits[i].docid, &hits[i].document);
        show_parts(&hits[i], &ranked[i], plan);
        if (!answer->request->without_extracts)
            extract_hit(&extract, &hits[i]);
    }
    answer->hits = hits;
    answer->n_hits = n;
    bool explains = answer->request->explain && plan->n_words;
    return explains ? explain_hits(hits, n, plan, err) : STATUS_OK;
}

/** The plan's lists, copied to where they outlive it. */
static void show_query(struct search_answer *answer, const struct plan *plan)
{
    struct arena *arena = plan->arena;
    struct search_expanded *expanded =
        arena_array(arena, plan->n_expanded, sizeof *expanded);
    for (size_t i = 0; i < plan->n_expanded; i++)
        expanded[i] = plan->expanded[i];
    struct str *ignored = arena_array(arena, plan->ignored.n, sizeof *ignored);
    for (size_t i = 0; i < plan->ignored.n; i++)
        ignored[i] = plan->ignored.at[i];
    answer->expanded = expanded;
    answer->n_expanded = plan->n_expanded;
    answer->ignored = ignored;
    answer->n_ignored = plan->ignored.n;
}

static enum status answer_plan(struct search_answer *out, const struct plan *plan,
                               const struct search_request *request, struct error *err)
{
    roaring_bitmap_t *docs = match_plan(plan, &out->relaxed);
    struct filtered among =
        facets_count(out->facets, docs, request, plan->index, plan->arena);
    roaring_bitmap_free(docs);
    out->total = among.n;
    size_t skip = (size_t)(request->page - 1) * request->per_page;
    struct order ordered = {.room = skip + request->per_page};
    enum status st = order(&ordered, plan, request, &among, err);
    if (st)
        return st;
    out->n_folded = ordered.n_folded;
    out->pages = (among.n - ordered.n_folded + request->per_page - 1) / request->per_page;
    size_t n = ordered.n > skip ? ordered.n - skip : 0;
    n = n < request->per_page ? n : request->per_page;
    return show_hits(out, plan, ordered.at + (n ? skip : 0), n, err);
}

enum status search(struct search_answer *out, struct searcher *searcher,
                   const struct search_request *request, struct error *err)
{
    *out = (struct search_answer){.request = request, .corrected = STR("")};
    AUTO_PLAN plan;
    struct plan_setting setting = setting_of(searcher, request);
    enum status st = plan_make(&plan, &setting, request->text, err);
    AUTO_CORRECTION correction = {.text = STR("")};
    if (!st)
        st = correction_find(&correction, &plan, &setting, request, err);
    struct plan *ran = correction.runs ? &correction.plan : &plan;
    if (!st)
        st = answer_plan(out, ran, request, err);
    if (st)
        return st;
    out->corrected_ran = correction.runs;
    if (correction.runs || correction.n_documents > out->total)
        out->corrected = correction.text;
    show_query(out, ran);
    understood_find(out, searcher->index, searcher->analyser, searcher->arena);
    concepts_find(out, searcher->index, searcher->analyser, searcher->arena);
    return STATUS_OK;
}

struct str search_mark_text(struct searcher *searcher,
                            const struct search_request *request, uint32_t docid,
                            enum record_field field)
{
    AUTO_PLAN plan;
    struct plan_setting setting = setting_of(searcher, request);
    enum status st = plan_make(&plan, &setting, request->text, NULL);
    if (st)
        plan.n_words = 0; /* nothing is marked */
    struct document document;
    index_document(searcher->index, docid, &document);
    struct extract extract = extract_new(&plan);
    return extract_field(&extract, docid, &document, field);
}
