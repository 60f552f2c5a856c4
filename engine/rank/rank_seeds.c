/* Seeds are documents whose titles hold most of the words. Where too few titles do, they
 * are documents that hold as many of the most telling words as enough documents hold. */
#include "engine/rank/rank_seeds.h"

/** The documents of @p docs that are among @p among, found by galloping search: they are
 *  sparse there. */
static struct doc_list intersect(const struct doc_list *docs,
                                 const struct doc_list *among, struct arena *arena)
{
    struct doc_list out = {arena_room(arena, RANK_SEEDS_MAX, sizeof(uint32_t)), 0};
    uint32_t at = 0;
    for (size_t i = 0; i < docs->n && out.n < RANK_SEEDS_MAX; i++) {
        at = doc_list_seek(among, at, docs->docids[i]);
        if (at == among->n)
            break;
        if (among->docids[at] == docs->docids[i])
            out.docids[out.n++] = docs->docids[i];
    }
    return out;
}

static struct doc_list found_of(struct set *set, const struct plan *plan,
                                const struct doc_list *among)
{
    struct doc_list all = doc_set_list(plan_docs(plan, set), plan->arena);
    return intersect(&all, among, plan->arena);
}

/** Documents that hold the first of @p words, and as many of the next as at least
 *  @p wanted documents hold together. */
static struct doc_list of_words(const struct rank_ways *words, size_t n,
                                const struct plan *plan, const struct doc_list *among,
                                size_t wanted)
{
    struct doc_list best = {NULL, 0};
    struct set *all = set_every(plan->arena);
    for (size_t i = 0; i < n; i++) {
        if (!words[i].word->docs)
            continue;
        all = set_both(plan->arena, all, words[i].word->set);
        struct doc_list found = found_of(all, plan, among);
        if (found.n < wanted)
            break;
        best = found;
    }
    return best;
}

/** Shares of the words' information that a title is asked to hold, tried in this order
 *  until there are enough documents. */
static const double title_shares[] = {0.8, 0.6, 0.45, 0.3, 0.2};

/** The documents with the word, as it was typed, in their title; NULL where there is
 *  none. */
static struct set *titles_of(const struct rank_ways *word, struct arena *arena)
{
    for (size_t i = 0; word->word->docs && i < word->at->n; i++) {
        const struct rank_term *term = &word->at->terms[i];
        if (term->is_title)
            return set_term(arena, term->family, term->text);
    }
    return NULL;
}

/** Documents whose titles hold the greatest share of the words' information that enough
 *  documents hold. */
static struct doc_list of_titles(const struct rank_ways *words, size_t n,
                                 const struct plan *plan, const struct doc_list *among,
                                 size_t wanted)
{
    struct weighed_set titles[PLAN_WORDS_MAX];
    size_t n_titles = 0;
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        struct set *title = titles_of(&words[i], plan->arena);
        if (!title)
            continue;
        titles[n_titles++] = (struct weighed_set){title, words[i].word->information};
        total += words[i].word->information;
    }
    struct doc_list found = {NULL, 0};
    for (size_t i = 0; total > 0 && i < COUNT_OF(title_shares) && found.n < wanted; i++)
        found =
            found_of(set_at_least(plan->arena, titles, n_titles, title_shares[i] * total),
                     plan, among);
    return found;
}

struct doc_list rank_seeds(const struct rank_ways *words, size_t n,
                           const struct plan *plan, const struct doc_list *among,
                           size_t wanted)
{
    struct doc_list seeds = of_titles(words, n, plan, among, wanted);
    /* Where too few documents hold the most telling word, begin with the next one. */
    for (size_t i = 0; i < n && seeds.n < wanted; i++)
        seeds = of_words(words + i, n - i, plan, among, wanted);
    return seeds.n < wanted ? (struct doc_list){NULL, 0} : seeds;
}
