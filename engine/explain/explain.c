/* Explains the score of one document: the first pass is computed again word by word, and
 * the words are sought in the stored text. */
#include "engine/explain/explain.h"

#include <math.h>

#include "engine/explain/explain_places.h"
#include "engine/rank/rank_ways.h"

struct explainer {
    const struct plan *plan;
    struct rank_second *second;
    /** The words that the first pass ranks by. */
    struct rank_ways words[PLAN_WORDS_MAX];
    size_t n_words;
    struct places places;
};

struct explainer *explainer_new(const struct plan *plan)
{
    struct explainer *explainer = arena_alloc(plan->arena, sizeof *explainer);
    explainer->plan = plan;
    explainer->second = rank_second_new(plan);
    explainer->places = places_new(plan);
    explainer->n_words = rank_ways_of(explainer->words, plan);
    return explainer;
}

/** What @p way adds by the title, and by all segments. */
static void weigh(double *title, double *text, const struct rank_way *way, uint32_t docid)
{
    *title = *text = 0;
    if (way->synonym && !doc_set_has(way->synonym->docs, docid))
        return;
    for (size_t i = 0; i < way->n; i++)
        *(way->terms[i].is_title ? title : text) +=
            rank_term_weight(&way->terms[i], docid);
}

static const enum explain_way explain_ways[] = {
    [WAY_TYPED] = EXPLAIN_TYPED,
    [WAY_PREFIX] = EXPLAIN_PREFIX,
    [WAY_ALTERNATIVE] = EXPLAIN_ALTERNATIVE,
    [WAY_SYNONYM] = EXPLAIN_SYNONYM,
};

/** Add what the word names and the document is about. */
static void explain_about(struct explained_word *out, const struct plan_about *about,
                          uint32_t docid)
{
    if (!doc_set_has(about->docs, docid))
        return;
    out->about += about->gain;
    out->named = out->named ? out->named : about;
}

static void explain_word(struct explained_word *out, const struct rank_ways *ways,
                         uint32_t docid)
{
    for (size_t i = 0; i < ways->n; i++) {
        if (ways->at[i].about) {
            explain_about(out, ways->at[i].about, docid);
            continue;
        }
        double title, text;
        weigh(&title, &text, &ways->at[i], docid);
        if (title + text <= out->title + out->text)
            continue;
        out->title = title;
        out->text = text;
        out->way = explain_ways[ways->at[i].kind];
        out->alternative = ways->at[i].alternative;
        out->synonym = ways->at[i].synonym;
    }
}

/** Whether two sums of the same parts differ only by rounding. */
static bool is_same_score(double a, double b)
{
    return fabs(a - b) <= 1e-6 * fmax(1, fabs(b));
}

/** List all words that may score, in the order of the query. */
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

void explain_document(struct explanation *out, struct explainer *explainer,
                      uint32_t docid, double score)
{
    *out = (struct explanation){.is_ranked = score > 0};
    list_words(out, explainer->plan);
    double first = 0;
    for (size_t i = 0; i < explainer->n_words; i++) {
        struct explained_word *word = find_word(out, explainer->words[i].word);
        explain_word(word, &explainer->words[i], docid);
        first += word->title + word->text + word->about;
    }
    places_find(out, &explainer->places, docid);
    if (!out->is_ranked)
        return;
    out->parts = rank_second_parts(explainer->second, docid, first);
    /* The second pass looked at the best thirty documents only. The score of another one
     * is that of the first pass. */
    if (!is_same_score(rank_parts_sum(&out->parts), score) && is_same_score(first, score))
        out->parts = (struct rank_parts){{[RANK_FIRST] = first}};
}

struct explain_shares explain_shares(const struct explanation *explanation)
{
    if (!explanation->is_ranked)
        return (struct explain_shares){{0}};
    const double *part = explanation->parts.at;
    double title = 0, text = 0, about = 0;
    for (size_t i = 0; i < explanation->n_words; i++) {
        title += explanation->words[i].title;
        text += explanation->words[i].text;
        about += explanation->words[i].about;
    }
    return (struct explain_shares){
        {[SHARE_TITLE] = title + part[RANK_WHOLE_TITLE],
         [SHARE_TEXT] = text + part[RANK_ACCENTS],
         [SHARE_ABOUT] = about,
         [SHARE_LEAD] = part[RANK_LEAD],
         [SHARE_NEARNESS] = part[RANK_WINDOW] + part[RANK_PAIRS] + part[RANK_PROXIMITY],
         [SHARE_DATE] = part[RANK_FRESHNESS]}};
}
