/* Recomputing the first pass for one document, word by word, and looking where its words stand. */
#include "engine/explain.h"

#include <math.h>

#include "engine/explain_places.h"
#include "engine/rank.h"
#include "xapian-c/postings.h"

/** One term that the first pass weighs. */
struct weighed {
    struct str term;
    double factor; /* times w' / (w' + IMPACT_Q) */
    bool is_title;
};

/** One way to say a word: what it adds is the sum of its terms. */
struct way {
    enum explain_way kind;
    const struct plan_alternative *alternative;
    const struct plan_synonym *synonym;
    struct weighed *terms;
    size_t n, room;
};

/** A word with its ways: the best one scores. */
struct ways {
    const struct plan_word *word;
    struct way *at;
    size_t n;
};

struct explainer {
    const struct plan *plan;
    struct rank_second *second;
    struct ways words[PLAN_WORDS_MAX]; /* those that the first pass ranks by */
    size_t n_words;
    struct places places;
};

/** Add the terms of one form to @p way, as the first pass does. */
static enum status add_form(struct way *way, const struct plan *plan, struct str stem,
                            struct str exact, double factor, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < RANK_FAMILIES; i++) {
        struct str text = rank_families[i].is_exact ? exact : stem;
        if (!text.n)
            continue;
        char bytes[TERM_BYTES];
        struct str term = term_make(bytes, rank_families[i].family, text);
        uint32_t df = 0;
        st = xc_database_term_documents(&df, plan->db, term, err);
        if (st || !df)
            continue;
        way->terms[way->n++] =
            (struct weighed){arena_str(plan->arena, term),
                             factor * rank_family_weight(&plan->index->tuning, i) *
                                 plan_information(plan->index, df),
                             rank_families[i].is_title};
    }
    return st;
}

static struct way *new_way(struct ways *ways, const struct plan *plan,
                           enum explain_way kind, size_t n_forms)
{
    struct way *way = &ways->at[ways->n++];
    *way = (struct way){.kind = kind, .room = n_forms * RANK_FAMILIES};
    way->terms = arena_array(plan->arena, way->room, sizeof *way->terms);
    return way;
}

static enum status add_synonym(struct ways *ways, const struct plan *plan,
                               const struct plan_synonym *synonym, struct error *err)
{
    struct way *way = new_way(ways, plan, EXPLAIN_SYNONYM, synonym->n);
    way->synonym = synonym;
    size_t n = 0;
    for (size_t i = 0; i < synonym->n; i++)
        n += !synonym->stops[i];
    double factor = ways->word->weight * synonym->weight / sqrt(n ? (double)n : 1);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < synonym->n; i++)
        if (!synonym->stops[i] || !n)
            st = add_form(way, plan, synonym->stems[i], STR(""), factor, err);
    return st;
}

static enum status add_ways(struct ways *ways, const struct plan *plan,
                            const struct plan_word *word, struct error *err)
{
    size_t room = 1 + word->n_expansions + word->n_alternatives + word->n_synonyms;
    *ways = (struct ways){.word = word,
                          .at = arena_array(plan->arena, room, sizeof *ways->at)};
    enum status st = STATUS_OK;
    if (!word->is_prefix)
        st = add_form(new_way(ways, plan, EXPLAIN_TYPED, 1), plan, word->stem,
                      word->folded, word->weight, err);
    for (size_t i = 0; !st && word->is_prefix && i < word->n_expansions; i++)
        st = add_form(new_way(ways, plan, EXPLAIN_PREFIX, 1), plan, STR(""),
                      word->expansions[i], word->weight, err);
    for (size_t i = 0; !st && i < word->n_alternatives; i++) {
        const struct plan_alternative *other = &word->alternatives[i];
        struct way *way = new_way(ways, plan, EXPLAIN_ALTERNATIVE, 1);
        way->alternative = other;
        st = add_form(way, plan, other->stem, other->folded, word->weight * other->weight,
                      err);
    }
    for (size_t i = 0; !st && i < word->n_synonyms; i++)
        st = add_synonym(ways, plan, word->synonyms[i], err);
    return st;
}

enum status explainer_new(struct explainer **out, const struct plan *plan,
                          struct error *err)
{
    *out = NULL;
    struct explainer *explainer = arena_alloc(plan->arena, sizeof *explainer);
    explainer->plan = plan;
    explainer->second = rank_second_new(plan);
    explainer->places = places_new(plan);
    const struct plan_word *ranked[PLAN_WORDS_MAX];
    explainer->n_words = rank_choose_words(ranked, plan);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < explainer->n_words; i++)
        st = add_ways(&explainer->words[i], plan, ranked[i], err);
    if (!st)
        *out = explainer;
    return st;
}

/** The stored weight of @p term in document @p docid; 0 where it does not stand. */
static enum status stored_weight(uint32_t *out, const struct plan *plan, struct str term,
                                 uint32_t docid, struct error *err)
{
    *out = 0;
    XC_AUTO_POSTINGS *postings = NULL;
    enum status st = xc_postings_open(&postings, plan->db, term, err);
    if (!st)
        st = xc_postings_skip_to(postings, docid, err);
    size_t n = 0;
    uint32_t found = 0, weight = 0;
    if (!st)
        st = xc_postings_read(&n, &found, &weight, postings, 1, err);
    if (!st && n && found == docid)
        *out = weight;
    return st;
}

/** What @p way adds by the title and by all segments. */
static enum status weigh(double *title, double *text, const struct way *way,
                         const struct plan *plan, uint32_t docid, struct error *err)
{
    *title = *text = 0;
    enum status st = STATUS_OK;
    if (way->synonym && !roaring_bitmap_contains(way->synonym->docs, docid))
        return st;
    for (size_t i = 0; !st && i < way->n; i++) {
        uint32_t weight = 0;
        st = stored_weight(&weight, plan, way->terms[i].term, docid, err);
        double adds = way->terms[i].factor * weight / (weight + IMPACT_Q);
        *(way->terms[i].is_title ? title : text) += adds;
    }
    return st;
}

static enum status explain_word(struct explained_word *out, const struct ways *ways,
                                const struct plan *plan, uint32_t docid,
                                struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < ways->n; i++) {
        double title, text;
        st = weigh(&title, &text, &ways->at[i], plan, docid, err);
        if (st || title + text <= out->title + out->text)
            continue;
        out->title = title;
        out->text = text;
        out->way = ways->at[i].kind;
        out->alternative = ways->at[i].alternative;
        out->synonym = ways->at[i].synonym;
    }
    return st;
}

/** Whether two sums of the same parts differ by their rounding only. */
static bool is_same_score(double a, double b)
{
    return fabs(a - b) <= 1e-6 * fmax(1, fabs(b));
}

/** All words that may score, in the order of the query. */
static void list_words(struct explanation *out, const struct plan *plan)
{
    for (size_t i = 0; i < plan->n_words; i++)
        if (!plan->words[i].only_exclude && plan->words[i].weight > 0)
            out->words[out->n_words++] =
                (struct explained_word){.word = &plan->words[i], .place = PLACE_NOWHERE};
}

static struct explained_word *find_word(struct explanation *out,
                                        const struct plan_word *word)
{
    size_t i = 0;
    while (out->words[i].word != word)
        i++;
    return &out->words[i];
}

enum status explain_document(struct explanation *out, struct explainer *explainer,
                             uint32_t docid, double score, struct error *err)
{
    *out = (struct explanation){.is_ranked = score > 0};
    list_words(out, explainer->plan);
    enum status st = STATUS_OK;
    double first = 0;
    for (size_t i = 0; !st && i < explainer->n_words; i++) {
        struct explained_word *word = find_word(out, explainer->words[i].word);
        st = explain_word(word, &explainer->words[i], explainer->plan, docid, err);
        first += word->title + word->text;
    }
    if (st)
        return st;
    places_find(out, &explainer->places, docid);
    if (!out->is_ranked)
        return STATUS_OK;
    out->parts = rank_second_parts(explainer->second, docid, first);
    /* Beyond the best hundred the second pass did not look. */
    if (!is_same_score(rank_parts_sum(&out->parts), score) && is_same_score(first, score))
        out->parts = (struct rank_parts){{[RANK_FIRST] = first}};
    return STATUS_OK;
}

struct explain_shares explain_shares(const struct explanation *explanation)
{
    const double *part = explanation->parts.at;
    double title = 0, text = 0;
    for (size_t i = 0; i < explanation->n_words; i++) {
        title += explanation->words[i].title;
        text += explanation->words[i].text;
    }
    /* What is lacking lessens both alike. */
    double left = part[RANK_FIRST] > 0 ? 1 + part[RANK_COVERAGE] / part[RANK_FIRST] : 0;
    return (struct explain_shares){
        {[SHARE_TITLE] = title * left,
         [SHARE_TEXT] = text * left,
         [SHARE_LEAD] = part[RANK_LEAD],
         [SHARE_NEARNESS] = part[RANK_WINDOW] + part[RANK_PAIRS] + part[RANK_PROXIMITY],
         [SHARE_DATE] = part[RANK_FRESHNESS]}};
}
