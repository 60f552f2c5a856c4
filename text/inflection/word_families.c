/* Joining the lemmas of a family: those with one stem, by pairs. */
#include "text/inflection/word_families.h"

#include <stdlib.h>

#include "base/memory.h"
#include "text/inflection/derivations.h"
#include "text/word/stem.h"

/** A lemma and its stem. */
struct stemmed {
    uint32_t lemma, stem;
    uint8_t parts;
};

static int by_stem(const void *a, const void *b, void *context)
{
    const struct intern *texts = context;
    const struct stemmed *x = a, *y = b;
    if (x->stem != y->stem)
        return x->stem < y->stem ? -1 : 1;
    struct str p = intern_at(texts, x->lemma), q = intern_at(texts, y->lemma);
    if (p.n != q.n)
        return p.n < q.n ? -1 : 1;
    return str_compare(p, q);
}

/** List all lemmas, those with the same stem side by side and the shortest first. */
static size_t list_lemmas(struct stemmed **out, const struct inflection *at,
                          size_t n_forms, struct intern *texts)
{
    uint32_t n = intern_count(texts);
    uint8_t *parts = mem_new_array((size_t)n + 1, sizeof *parts);
    for (size_t i = 0; i < n_forms; i++)
        parts[at[i].lemma] |= at[i].parts;
    struct stemmed *lemmas = mem_new_array((size_t)n + 1, sizeof *lemmas);
    struct stemmer *stemmer = stemmer_new();
    struct intern *stems = intern_new();
    size_t n_lemmas = 0;
    for (uint32_t i = 0; i < n; i++)
        if (parts[i])
            lemmas[n_lemmas++] = (struct stemmed){
                i, intern_put(stems, stemmer_stem_singular(stemmer, intern_at(texts, i))),
                parts[i]};
    qsort_r(lemmas, n_lemmas, sizeof *lemmas, by_stem, texts);
    intern_free(stems);
    stemmer_free(stemmer);
    mem_free(parts);
    *out = lemmas;
    return n_lemmas;
}

static uint32_t head_of(const uint32_t *heads, uint32_t lemma)
{
    while (heads[lemma] != lemma)
        lemma = heads[lemma];
    return lemma;
}

/** Let two families go by one name, the shorter one. */
static void join(uint32_t *heads, uint32_t a, uint32_t b, const struct intern *texts)
{
    uint32_t x = head_of(heads, a), y = head_of(heads, b);
    bool is_shorter = intern_at(texts, x).n < intern_at(texts, y).n;
    heads[is_shorter ? y : x] = is_shorter ? x : y;
}

static struct derivation_word word_of(const struct stemmed *lemma,
                                      const struct intern *texts)
{
    return (struct derivation_word){intern_at(texts, lemma->lemma), lemma->parts};
}

/** Join the families among the @p n lemmas with one stem. */
static void join_families(uint32_t *heads, const struct stemmed *lemmas, size_t n,
                          const struct intern *texts)
{
    for (size_t i = 1; i < n; i++)
        for (size_t j = 0; j < i; j++)
            if (derivation_joins(word_of(&lemmas[j], texts), word_of(&lemmas[i], texts)))
                join(heads, lemmas[i].lemma, lemmas[j].lemma, texts);
}

uint32_t *word_families_find(const struct inflection *at, size_t n_forms,
                             struct intern *texts)
{
    uint32_t n_texts = intern_count(texts);
    uint32_t *heads = mem_new_array((size_t)n_texts + 1, sizeof *heads);
    for (uint32_t i = 0; i < n_texts; i++)
        heads[i] = i;
    struct stemmed *lemmas;
    size_t n_lemmas = list_lemmas(&lemmas, at, n_forms, texts);
    for (size_t i = 0, n; i < n_lemmas; i += n) {
        n = 1;
        while (i + n < n_lemmas && lemmas[i + n].stem == lemmas[i].stem)
            n++;
        join_families(heads, &lemmas[i], n, texts);
    }
    for (uint32_t i = 0; i < n_texts; i++)
        heads[i] = head_of(heads, i);
    mem_free(lemmas);
    return heads;
}
