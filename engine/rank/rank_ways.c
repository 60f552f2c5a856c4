/* The terms and weights of the first pass (docs/RELEVANCE.md, recipe 9): a word scores by
 * its stem and by its exact form, each by BM25 over the whole document and over the
 * title. */
#include "engine/rank/rank_ways.h"

#include <math.h>
#include <stdlib.h>

#include "engine/rank/rank.h"
#include "engine/rank/rank_parts.h"

const struct rank_family rank_families[RANK_FAMILIES] = {
    {FAMILY_STEM, false, false},
    {FAMILY_EXACT, true, false},
    {FAMILY_TITLE_STEM, false, true},
    {FAMILY_TITLE_EXACT, true, true},
};

double rank_family_weight(const struct tuning *tuning, size_t i)
{
    double k1 = rank_families[i].is_title ? tuning->impact_title_k1 : tuning->impact_k1;
    double weight =
        rank_families[i].is_exact ? tuning->exact_weight : tuning->stem_weight;
    return (k1 + 1) * weight * (rank_families[i].is_title ? tuning->title_weight : 1);
}

/** Add the terms of one form of a word to @p way. A term without documents is left out.
 *  @p exact may be empty: then the stem alone counts. */
static void add_form(struct rank_way *way, const struct plan *plan, struct str stem,
                     struct str exact, double factor)
{
    const struct index *index = plan->index;
    for (size_t i = 0; i < RANK_FAMILIES; i++) {
        struct str text = rank_families[i].is_exact ? exact : stem;
        enum family family = rank_families[i].family;
        struct posting_list list = {0};
        if (text.n)
            list = store_list(plan->store, family, text);
        if (!list.n)
            continue;
        double weight = factor * rank_family_weight(&index->tuning, i) *
                        plan_information(index, list.n);
        struct rank_term *before = way->n ? &way->terms[way->n - 1] : NULL;
        /* A stem with a single form has the same documents as its exact term. The lists
         * were stored once, and are read once. */
        if (before && before->is_title == rank_families[i].is_title &&
            before->list.at == list.at) {
            before->factor += weight;
            continue;
        }
        way->terms[way->n++] = (struct rank_term){
            .family = family,
            .text = text,
            .list = list,
            .factor = weight,
            .saturation = &index->saturations[rank_families[i].is_title],
            .lengths = rank_families[i].is_title ? index->columns.title_lengths
                                                 : index->columns.lengths,
            .is_title = rank_families[i].is_title};
    }
}

static struct rank_way *new_way(struct rank_ways *ways, const struct plan *plan,
                                enum rank_way_kind kind, size_t n_forms)
{
    struct rank_way *way = &ways->at[ways->n++];
    *way = (struct rank_way){.kind = kind};
    way->terms = arena_array(plan->arena, n_forms * RANK_FAMILIES, sizeof *way->terms);
    return way;
}

/** Add a synonym as a way. Its words add something only in documents that say all of it:
 *  the words of a long form are common, and mean nothing apart. */
static void add_synonym(struct rank_ways *ways, const struct plan *plan,
                        const struct plan_synonym *synonym)
{
    struct rank_way *way = new_way(ways, plan, WAY_SYNONYM, synonym->n);
    way->synonym = synonym;
    size_t n = 0;
    for (size_t i = 0; i < synonym->n; i++)
        n += !synonym->stops[i];
    double factor = ways->word->weight * synonym->weight / sqrt(n ? (double)n : 1);
    for (size_t i = 0; i < synonym->n; i++)
        if (!synonym->stops[i] || !n)
            add_form(way, plan, synonym->stems[i], STR(""), factor);
}

/** Add what the word names as a way. */
static void add_about(struct rank_ways *ways, const struct plan *plan,
                      const struct plan_about *about)
{
    new_way(ways, plan, WAY_ABOUT, 0)->about = about;
}

static void add_ways(struct rank_ways *ways, const struct plan *plan,
                     const struct plan_word *word)
{
    size_t room =
        1 + word->n_expansions + word->n_alternatives + word->n_synonyms + word->n_abouts;
    *ways = (struct rank_ways){.word = word,
                               .at = arena_array(plan->arena, room, sizeof *ways->at)};
    if (!word->is_prefix)
        add_form(new_way(ways, plan, WAY_TYPED, 1), plan, word->stem, word->folded,
                 word->weight);
    for (size_t i = 0; word->is_prefix && i < word->n_expansions; i++)
        add_form(new_way(ways, plan, WAY_PREFIX, 1), plan, STR(""), word->expansions[i],
                 word->weight);
    for (size_t i = 0; i < word->n_alternatives; i++) {
        const struct plan_alternative *other = &word->alternatives[i];
        struct rank_way *way = new_way(ways, plan, WAY_ALTERNATIVE, 1);
        way->alternative = other;
        add_form(way, plan, other->stem, other->folded, word->weight * other->weight);
    }
    for (size_t i = 0; i < word->n_synonyms; i++)
        add_synonym(ways, plan, word->synonyms[i]);
    for (size_t i = 0; i < word->n_abouts; i++)
        add_about(ways, plan, word->abouts[i]);
}

static int most_telling_first(const void *a, const void *b)
{
    const struct plan_word *const *x = a, *const *y = b;
    if ((*x)->n_documents != (*y)->n_documents)
        return (*x)->n_documents < (*y)->n_documents ? -1 : 1;
    return (*x > *y) - (*x < *y);
}

/** Choose the words with the fewest documents, at least one, as long as their document
 *  frequencies sum up to RANK_DOCUMENTS_MAX or less. */
static size_t choose_words(const struct plan_word *out[PLAN_WORDS_MAX],
                           const struct plan *plan)
{
    size_t n = 0;
    for (size_t i = 0; i < plan->n_words; i++)
        if (!plan->words[i].only_exclude && plan->words[i].weight > 0)
            out[n++] = &plan->words[i];
    if (n)
        qsort(out, n, sizeof(struct plan_word *), most_telling_first);
    uint64_t documents = 0;
    for (size_t i = 0; i < n; i++) {
        documents += out[i]->n_documents;
        if (i && documents > RANK_DOCUMENTS_MAX)
            return i;
    }
    return n;
}

size_t rank_ways_of(struct rank_ways out[PLAN_WORDS_MAX], const struct plan *plan)
{
    const struct plan_word *words[PLAN_WORDS_MAX];
    size_t n = choose_words(words, plan);
    for (size_t i = 0; i < n; i++)
        add_ways(&out[i], plan, words[i]);
    return n;
}

static unsigned count_in(const struct posting_list *list, uint32_t docid)
{
    if (list->dense)
        return list_dense_count(list, docid);
    struct list_cursor cursor;
    list_cursor_open(&cursor, list);
    if (!list_seek(&cursor, docid))
        return 0;
    uint32_t at = 0;
    while (cursor.docids[at] < docid)
        at++;
    return cursor.docids[at] == docid ? list_count(&cursor, at) : 0;
}

double rank_term_weight(const struct rank_term *term, uint32_t docid)
{
    unsigned count = count_in(&term->list, docid);
    return term->factor * term->saturation->of[count][term->lengths[docid]];
}
