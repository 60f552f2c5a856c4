/* Answering: plan, match, filter and count, rank, extract. */
#include "engine/search.h"

#include "base/memory.h"
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

static struct plan_setting setting_of(const struct searcher *searcher,
                                      const struct search_request *request)
{
    return (struct plan_setting){searcher->index, searcher->db, searcher->analyser,
                                 searcher->arena, request->mode};
}

/** Documents in the order of their dates. Numbers run newest first, undated ones last; those stay last. */
static void by_date(struct ranked *out, size_t *n, size_t room,
                    const struct filtered *among, const struct columns *columns,
                    bool oldest)
{
    uint32_t n_dated = 0;
    while (n_dated < among->n && among->docids[n_dated] <= columns->n_dated)
        n_dated++;
    *n = among->n < room ? among->n : room;
    for (size_t i = 0; i < *n; i++) {
        size_t from = oldest && i < n_dated ? n_dated - 1 - i : i;
        out[i] = (struct ranked){among->docids[from], 0};
    }
}

static enum status order(struct ranked *out, size_t *n, size_t room,
                         const struct plan *plan, const struct search_request *request,
                         const struct filtered *among, struct error *err)
{
    bool has_words = false;
    for (size_t i = 0; i < plan->n_words; i++)
        has_words = has_words || !plan->words[i].only_exclude;
    if (request->sort == SORT_RELEVANCE && has_words)
        return rank_best(out, n, room, plan, among, err);
    by_date(out, n, room, among, &plan->index->columns, request->sort == SORT_OLDEST);
    return STATUS_OK;
}

static void show_hits(struct search_answer *answer, const struct plan *plan,
                      const struct ranked *ranked, size_t n)
{
    struct extract extract = extract_new(plan);
    struct search_hit *hits = arena_array(plan->arena, n, sizeof *hits);
    for (size_t i = 0; i < n; i++) {
        hits[i].docid = ranked[i].docid;
        hits[i].score = ranked[i].score;
        index_document(plan->index, ranked[i].docid, &hits[i].document);
        if (!answer->request->without_extracts)
            extract_hit(&extract, &hits[i]);
    }
    answer->hits = hits;
    answer->n_hits = n;
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
                               struct understood *understood, struct error *err)
{
    const struct search_request *request = out->request;
    roaring_bitmap_t *docs = match_plan(plan, &out->relaxed);
    understood_list(understood, docs, &out->relaxed, plan);
    struct filtered among =
        facets_count(out->facets, docs, request, plan->index, plan->arena);
    roaring_bitmap_free(docs);
    out->total = among.n;
    out->pages = (among.n + request->per_page - 1) / request->per_page;
    size_t skip = (size_t)(request->page - 1) * request->per_page;
    size_t room = skip + request->per_page;
    struct ranked *ranked = arena_array(plan->arena, room, sizeof *ranked);
    size_t n = 0;
    struct filtered first = among;
    if (request->sort == SORT_RELEVANCE)
        first = understood_first(understood, &among, plan->arena);
    enum status st = order(ranked, &n, room, plan, request, &first, err);
    if (st)
        return st;
    if (request->sort == SORT_RELEVANCE)
        understood_append(ranked, &n, room, understood, &among);
    show_hits(out, plan, ranked + (skip < n ? skip : n), skip < n ? n - skip : 0);
    return STATUS_OK;
}

enum status search(struct search_answer *out, struct searcher *searcher,
                   const struct search_request *request, struct error *err)
{
    *out = (struct search_answer){.request = request, .corrected = STR("")};
    AUTO_UNDERSTOOD understood;
    understood_find(&understood, request, searcher->index, searcher->analyser,
                    searcher->arena);
    out->understood = understood.at;
    out->n_understood = understood.n;
    AUTO_PLAN plan;
    struct plan_setting setting = setting_of(searcher, request);
    enum status st = plan_make(&plan, &setting, request->text, err);
    if (!st)
        st = answer_plan(out, &plan, &understood, err);
    if (st)
        return st;
    show_query(out, &plan);
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
