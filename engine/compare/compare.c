/* Compares the regions: plans and matches the words once, then counts and ranks what each
 * region has of them. */
#include "engine/compare/compare.h"

#include "engine/compare/compare_way.h"
#include "engine/index/index_parts.h"
#include "engine/match/filter.h"
#include "engine/match/match.h"

void compare_way_find(struct compare_way *way, struct matched *matched,
                      const struct search_request *request)
{
    const struct plan *plan = way->plan;
    if (!matched->set)
        matched->set = match_plan(plan, &matched->relaxed);
    way->relaxed = matched->relaxed;
    struct set *docs =
        understood_list(way->understood, matched->set, &way->relaxed, plan);
    struct facet_list lists[FACET_COUNT_] = {{NULL, 0}};
    way->docs = filter_and_count(lists, docs, request, plan);
    compare_count(&way->counts, &way->docs, &plan->index->columns, plan->arena);
}

/** The counts from which each cell of the table is taken. */
struct tables {
    /* As the words were typed, with the corrections of single words. */
    const struct compare_counts *typed;
    /* Without these. NULL, like the last, when there is nothing to correct. */
    const struct compare_counts *as_typed;
    const struct compare_counts *corrected;
};

/** Whether the search with the filters of a cell runs the corrected query, of which there
 *  is one: that finds documents, and the words as they were typed find none. */
static bool is_corrected(const struct tables *t, size_t row, size_t kind)
{
    return t->corrected->at[row][kind] && !t->as_typed->at[row][kind];
}

static uint32_t cell(const struct tables *t, size_t row, size_t kind)
{
    const struct compare_counts *counts = t->typed;
    if (t->corrected && is_corrected(t, row, kind))
        counts = t->corrected;
    return counts->at[row][kind];
}

static struct compare_row row_of(const struct tables *t, size_t number, struct str value,
                                 struct str label)
{
    struct compare_row row = {
        .region = number == COMPARE_ALL ? -1 : (int)number,
        .value = value,
        .label = label,
        .total = cell(t, number, KIND_COUNT_),
        .corrected = t->corrected && is_corrected(t, number, KIND_COUNT_),
    };
    for (size_t kind = 0; kind < KIND_COUNT_; kind++)
        row.kinds[kind] = cell(t, number, kind);
    return row;
}

/** Make the rows; the last one is that of the documents of no region. */
static struct compare_row *make_rows(const struct tables *t,
                                     const struct vocabulary *vocabulary,
                                     struct arena *arena)
{
    size_t n = vocabulary_n_regions(vocabulary);
    struct compare_row *rows = arena_array(arena, n + 1, sizeof *rows);
    for (size_t i = 0; i < n; i++) {
        const struct region *region = vocabulary_region(vocabulary, i);
        rows[i] = row_of(t, i, str_of(region->code), str_of(region->label));
    }
    rows[n] = row_of(t, COMPARE_NATIONAL, STR("national"), STR("National"));
    return rows;
}

/** What the words match as they were typed, where all of them must be met. */
static struct compare_counts count_as_typed(struct plan *plan,
                                            const struct search_request *request)
{
    struct matched matched = {NULL, false};
    struct compare_counts counts = {{{0}}};
    (void)correction_match_typed(&matched, plan);
    if (matched.relaxed)
        return counts;
    const struct doc_set *docs = plan_docs(plan, filter_only(matched.set, request, plan));
    struct doc_list list = doc_set_list(docs, plan->arena);
    compare_count(&counts, &list, &plan->index->columns, plan->arena);
    return counts;
}

/** One comparison while it is made. */
struct comparing {
    struct searcher *searcher;
    struct plan plan;
    struct understood understood;
    struct correction correction;
    /* The query as typed, and corrected when `has_corrected`. */
    struct compare_way typed, corrected;
    bool has_corrected;
    struct compare_counts as_typed;
};

/** Plan the words, and correct them, as a search does. */
static void plan_words(struct comparing *c, const struct search_request *request)
{
    struct searcher *s = c->searcher;
    understood_find(&c->understood, request, searcher_index(s), searcher_analyser(s),
                    searcher_arena(s));
    struct plan_setting setting = {searcher_index(s), searcher_analyser(s),
                                   searcher_arena(s), searcher_documents(s),
                                   request->mode,     c->understood.places};
    plan_make(&c->plan, &setting, request->text);
    correction_begin(&c->correction);
    if (!c->understood.is_all)
        correction_find(&c->correction, &c->plan, &setting, request);
    understood_drop_empty(&c->understood, &c->plan);
}

/** Find and count the documents of both ways. */
static void find_ways(struct comparing *c, const struct search_request *request)
{
    struct matched typed = {NULL, false}, corrected = {NULL, false};
    if (!c->correction.runs)
        typed = c->correction.matched;
    c->typed = (struct compare_way){.plan = &c->plan, .understood = &c->understood};
    compare_way_find(&c->typed, &typed, request);
    /* Where no document at all is found by it, no region has any. */
    c->has_corrected = c->correction.n_documents > 0;
    if (!c->has_corrected)
        return;
    c->as_typed = count_as_typed(&c->plan, request);
    if (c->correction.runs)
        corrected = c->correction.matched;
    c->corrected =
        (struct compare_way){.plan = &c->correction.plan, .understood = &c->understood};
    compare_way_find(&c->corrected, &corrected, request);
}

static void make_table(struct comparison *out, const struct comparing *c)
{
    const struct compare_request *request = out->request;
    const struct vocabulary *vocabulary = index_vocabulary(searcher_index(c->searcher));
    struct tables tables = {&c->typed.counts, NULL, NULL};
    if (c->has_corrected) {
        tables.as_typed = &c->as_typed;
        tables.corrected = &c->corrected.counts;
    }
    out->n_rows = vocabulary_n_regions(vocabulary);
    struct compare_row *rows =
        make_rows(&tables, vocabulary, searcher_arena(c->searcher));
    timing_stage(&out->timing, STAGE_FACETS);
    compare_best(rows, out->n_rows + 1, &c->typed,
                 c->has_corrected ? &c->corrected : NULL, &request->search);
    timing_stage(&out->timing, STAGE_RANK);
    compare_sort(rows, out->n_rows, request);
    out->rows = rows;
    out->national = rows[out->n_rows];
    out->all = row_of(&tables, COMPARE_ALL, STR(""), STR(""));
}

/** The figures that are asked for. A corrected query may name another place than the one
 *  typed. */
static const struct figure_card *find_figures(const struct comparing *c,
                                              const struct search_request *request)
{
    if (!c->correction.runs)
        return figure_card_find(&c->plan, &c->understood.places, request);
    struct searcher *s = c->searcher;
    struct search_request meant = *request;
    struct understood understood;
    meant.text = c->correction.text;
    understood_find(&understood, &meant, searcher_index(s), searcher_analyser(s),
                    searcher_arena(s));
    return figure_card_find(&c->correction.plan, &understood.places, request);
}

enum status compare(struct comparison *out, struct searcher *searcher,
                    const struct compare_request *request, struct error *err)
{
    *out = (struct comparison){.request = request, .corrected = STR("")};
    timing_begin(&out->timing);
    struct comparing *c = arena_alloc(searcher_arena(searcher), sizeof *c);
    c->searcher = searcher;
    plan_words(c, &request->search);
    timing_stage(&out->timing, STAGE_PLAN);
    find_ways(c, &request->search);
    timing_stage(&out->timing, STAGE_MATCH);
    make_table(out, c);
    out->figures = find_figures(c, &request->search);
    timing_stage(&out->timing, STAGE_EXTRACTS);
    out->understood = c->understood.at;
    out->n_understood = c->understood.n;
    out->corrected_ran = c->correction.runs;
    out->relaxed = c->correction.runs ? c->corrected.relaxed : c->typed.relaxed;
    if (c->correction.runs || c->correction.n_documents > out->all.total)
        out->corrected = c->correction.text;
    correction_release(&c->correction);
    plan_release(&c->plan);
    return documents_failure(searcher_documents(searcher), err);
}
