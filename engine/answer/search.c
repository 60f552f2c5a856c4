/* Answers a search: plans, matches, filters and counts, ranks, makes snippets. */
#include "engine/answer/search.h"

#include "base/memory.h"
#include "engine/answer/concepts.h"
#include "engine/answer/correct.h"
#include "engine/answer/expanded.h"
#include "engine/answer/extract.h"
#include "engine/answer/notices.h"
#include "engine/answer/partial.h"
#include "engine/answer/search_order.h"
#include "engine/explain/explain.h"
#include "engine/index/index_parts.h"
#include "engine/match/filter.h"
#include "engine/match/match.h"
#include "engine/plan/plan.h"
#include "engine/understood/understood.h"
#include "text/analyse.h"

struct searcher {
    const struct index *index;
    struct analyser *analyser;
    struct arena *arena;
    struct documents *documents;
};

struct searcher *searcher_new(const struct index *index)
{
    struct searcher *searcher = mem_new(sizeof *searcher);
    searcher->index = index;
    searcher->analyser = vocabulary_analyser_new(index->vocabulary);
    searcher->arena = arena_new();
    searcher->documents = documents_new(index, searcher->arena);
    return searcher;
}

void searcher_free(struct searcher *searcher)
{
    if (!searcher)
        return;
    analyser_free(searcher->analyser);
    documents_free(searcher->documents);
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

void searcher_rest(struct searcher *searcher)
{
    arena_clear(searcher->arena);
    store_rest(documents_store(searcher->documents));
}

struct analyser *searcher_analyser(struct searcher *searcher)
{
    return searcher->analyser;
}

struct documents *searcher_documents(struct searcher *searcher)
{
    return searcher->documents;
}

const struct index *searcher_index(const struct searcher *searcher)
{
    return searcher->index;
}

static struct plan_setting setting_of(struct searcher *searcher,
                                      const struct search_request *request,
                                      struct plan_places places)
{
    return (struct plan_setting){searcher->index,     searcher->analyser, searcher->arena,
                                 searcher->documents, request->mode,      places};
}

static void show_parts(struct search_hit *hit, const struct collapsed *answer,
                       const struct plan *plan)
{
    struct document *parts = arena_array(plan->arena, answer->n_parts, sizeof *parts);
    for (size_t i = 0; i < answer->n_parts; i++)
        documents_read(plan->documents, answer->parts[i], &parts[i]);
    hit->parts = parts;
    hit->n_parts = answer->n_parts;
}

/** The most bytes of an explanation; its text is far shorter. */
#define EXPLAIN_MAX_BYTES 8192

/** Explain each of the @p n hits. */
static void explain_hits(struct search_hit *hits, size_t n, const struct plan *plan)
{
    struct explainer *explainer = explainer_new(plan);
    for (size_t i = 0; i < n; i++) {
        struct explanation *explanation = arena_alloc(plan->arena, sizeof *explanation);
        explain_document(explanation, explainer, hits[i].docid, hits[i].score);
        AUTO_BUF text = BUF_INIT(EXPLAIN_MAX_BYTES);
        explain_put_french(&text, explanation);
        hits[i].explanation = explanation->n_words ? explanation : NULL;
        hits[i].explain = arena_str(plan->arena, buf_str(&text));
    }
}

static void show_hits(struct search_answer *answer, const struct plan *plan,
                      const struct collapsed *ranked, size_t n)
{
    struct extract extract = extract_new(plan);
    struct search_hit *hits = arena_array(plan->arena, n, sizeof *hits);
    for (size_t i = 0; i < n; i++) {
        hits[i].docid = ranked[i].best.docid;
        hits[i].score = ranked[i].best.score;
        hits[i].partial = ranked[i].partial;
        documents_read(plan->documents, hits[i].docid, &hits[i].document);
        show_parts(&hits[i], &ranked[i], plan);
        if (!answer->request->without_extracts)
            extract_hit(&extract, &hits[i]);
    }
    answer->hits = hits;
    answer->n_hits = n;
    if (answer->request->explain && plan->n_words)
        explain_hits(hits, n, plan);
}

/** Copy the lists of the plan to the arena, for the answer outlives the plan. */
static void show_query(struct search_answer *answer, const struct plan *plan)
{
    struct arena *arena = plan->arena;
    struct str *ignored = arena_array(arena, plan->ignored.n, sizeof *ignored);
    for (size_t i = 0; i < plan->ignored.n; i++)
        ignored[i] = plan->ignored.at[i];
    expanded_find(answer, plan);
    answer->ignored = ignored;
    answer->n_ignored = plan->ignored.n;
}

/**
 * Answer by @p plan. What it matches is taken from @p matched when it is known already.
 */
static void answer_plan(struct search_answer *out, const struct plan *plan,
                        struct matched *matched, struct understood *understood)
{
    const struct search_request *request = out->request;
    if (!matched->set)
        matched->set = match_plan(plan, &matched->relaxed);
    out->relaxed = matched->relaxed;
    struct set *docs = understood_list(understood, matched->set, &out->relaxed, plan);
    timing_stage(&out->timing, STAGE_MATCH);
    struct doc_list among = filter_and_count(out->facets, docs, request, plan);
    timing_stage(&out->timing, STAGE_FACETS);
    out->total = among.n;
    size_t skip = (size_t)(request->page - 1) * request->per_page;
    struct search_subject subject = {plan, request, understood};
    struct search_order order;
    search_order(&order, skip + request->per_page, &subject, &among);
    uint32_t n_results = among.n - order.n_folded;
    struct partial partial = {NULL, 0, NULL};
    if (!out->relaxed)
        partial_find(&partial, &subject, docs, &among, n_results);
    search_order_partly(&order, skip + request->per_page, plan, &partial);
    timing_stage(&out->timing, STAGE_RANK);
    out->n_folded = order.n_folded;
    out->partial_total = partial.n;
    out->pages = (n_results + partial.n + request->per_page - 1) / request->per_page;
    size_t n = order.n > skip ? order.n - skip : 0;
    n = n < request->per_page ? n : request->per_page;
    show_hits(out, plan, order.at + (n ? skip : 0), n);
}

/** The figure that is asked for. A corrected query may name another place than the one
 *  typed: « hauts de frnace ». */
static const struct figure_card *find_figures(const struct plan *plan,
                                              const struct understood *typed,
                                              const struct str *corrected,
                                              struct searcher *searcher,
                                              const struct search_request *request)
{
    if (!corrected)
        return figure_card_find(plan, &typed->places, request);
    struct search_request meant = *request;
    meant.text = *corrected;
    struct understood understood;
    understood_find(&understood, &meant, searcher->index, searcher->analyser,
                    searcher->arena);
    return figure_card_find(plan, &understood.places, request);
}

enum status search(struct search_answer *out, struct searcher *searcher,
                   const struct search_request *request, struct error *err)
{
    (void)err;
    *out = (struct search_answer){.request = request, .corrected = STR("")};
    timing_begin(&out->timing);
    struct understood understood;
    understood_find(&understood, request, searcher->index, searcher->analyser,
                    searcher->arena);
    AUTO_PLAN plan;
    struct plan_setting setting = setting_of(searcher, request, understood.places);
    plan_make(&plan, &setting, request->text);
    AUTO_CORRECTION correction;
    correction_begin(&correction);
    if (!understood.is_all)
        correction_find(&correction, &plan, &setting, request);
    const struct plan *ran = correction.runs ? &correction.plan : &plan;
    understood_drop_empty(&understood, &plan);
    out->understood = understood.at;
    out->n_understood = understood.n;
    timing_stage(&out->timing, STAGE_PLAN);
    answer_plan(out, ran, &correction.matched, &understood);
    out->corrected_ran = correction.runs;
    if (correction.runs || correction.n_documents > out->total)
        out->corrected = correction.text;
    show_query(out, ran);
    notices_find(out, ran, &understood);
    out->figures = find_figures(
        ran, &understood, correction.runs ? &correction.text : NULL, searcher, request);
    struct concept_list concepts = concepts_find(request->text, searcher->index,
                                                 searcher->analyser, searcher->arena);
    out->concepts = concepts.at;
    out->n_concepts = concepts.n;
    timing_stage(&out->timing, STAGE_EXTRACTS);
    return documents_failure(searcher->documents, err);
}

/** Plan the words of @p request, to mark them in one document. */
static void plan_words(struct plan *plan, struct searcher *searcher,
                       const struct search_request *request)
{
    struct plan_setting setting =
        setting_of(searcher, request, (struct plan_places){NULL, 0});
    plan_make(plan, &setting, request->text);
}

struct str search_mark_text(struct searcher *searcher,
                            const struct search_request *request, uint32_t docid,
                            enum record_field field)
{
    AUTO_PLAN plan;
    struct document document;
    plan_words(&plan, searcher, request);
    if (field == FIELD_TEXT)
        documents_read(searcher->documents, docid, &document);
    else
        documents_read_facts(searcher->documents, docid, &document);
    struct extract extract = extract_new(&plan);
    return extract_field(&extract, docid, &document, field);
}

struct text_marks search_text_marks(struct searcher *searcher,
                                    const struct search_request *request, uint32_t docid,
                                    const struct slice *slice)
{
    AUTO_PLAN plan;
    plan_words(&plan, searcher, request);
    struct extract extract = extract_new(&plan);
    return extract_text(&extract, docid, slice);
}
