/* The table of synonyms, sorted by the first stem, and the look-up in it. */
#include "engine/words/synonyms.h"

#include <stdlib.h>

#include "base/memory.h"
#include "engine/words/synonyms_parts.h"

static int compare_stems(const struct str *a, size_t n_a, const struct str *b, size_t n_b)
{
    for (size_t i = 0; i < n_a && i < n_b; i++) {
        int c = str_compare(a[i], b[i]);
        if (c)
            return c;
    }
    return (n_a > n_b) - (n_a < n_b);
}

static bool are_equal(const struct str *a, size_t n_a, const struct str *b, size_t n_b)
{
    return n_a == n_b && compare_stems(a, n_a, b, n_b) == 0;
}

/** Whether @p whole contains @p part: « apprentissage » is not a synonym of « contrat
 *  d'apprentissage », it only says less. */
static bool holds(const struct synonym_side *whole, const struct synonym_side *part)
{
    for (size_t i = 0; i + part->n <= whole->n; i++)
        if (are_equal(whole->stems + i, part->n, part->stems, part->n))
            return true;
    return false;
}

void synonyms_add(struct synonyms *s, const struct synonym_side *from,
                  const struct synonym_side *to, struct way way)
{
    if (!from->n || !to->n || from->n > SYNONYM_WORDS_MAX || to->n > SYNONYM_WORDS_MAX ||
        holds(from, to))
        return;
    MEM_GROW(s->at, s->n + 1, s->room, 256);
    s->at[s->n++] = (struct synonym){.from = from->stems,
                                     .n_from = from->n,
                                     .to = to->stems,
                                     .to_stops = to->stops,
                                     .n_to = to->n,
                                     .from_text = from->text,
                                     .to_text = to->text,
                                     .kind = way.kind,
                                     .weight = way.weight,
                                     .needs_capitals = from->needs_capitals,
                                     .to_needs_capitals = to->needs_capitals,
                                     .context = from->context,
                                     .n_context = from->n_context};
}

/** Compare by the first stem, then the longest first. */
static int compare_from(const struct synonym *x, const struct synonym *y)
{
    int c = str_compare(x->from[0], y->from[0]);
    if (c)
        return c;
    if (x->n_from != y->n_from)
        return x->n_from > y->n_from ? -1 : 1;
    return compare_stems(x->from, x->n_from, y->from, y->n_from);
}

/** Synonyms that lead from the same to the same come together: the closest kind first,
 *  and a text with accents before one without. */
static int by_way(const void *a, const void *b)
{
    const struct synonym *x = a, *y = b;
    int c = compare_from(x, y);
    if (!c)
        c = compare_stems(x->to, x->n_to, y->to, y->n_to);
    if (!c)
        c = (x->kind > y->kind) - (x->kind < y->kind);
    if (!c)
        c = (x->weight < y->weight) - (x->weight > y->weight);
    return c ? c : str_compare(y->to_text, x->to_text);
}

/** The order in which synonyms are found: of one `from`, the closest kind first. */
static int by_kind(const void *a, const void *b)
{
    const struct synonym *x = a, *y = b;
    int c = compare_from(x, y);
    if (!c)
        c = (x->kind > y->kind) - (x->kind < y->kind);
    return c ? c : compare_stems(x->to, x->n_to, y->to, y->n_to);
}

static bool lead_alike(const struct synonym *a, const struct synonym *b)
{
    return are_equal(a->from, a->n_from, b->from, b->n_from) &&
           are_equal(a->to, a->n_to, b->to, b->n_to);
}

/** Compare what two synonyms lead to. */
static int by_phrase(const void *a, const void *b)
{
    const struct synonym *const *x = a, *const *y = b;
    int c = compare_stems((*x)->to, (*x)->n_to, (*y)->to, (*y)->n_to);
    return c ? c : (*x)->to_needs_capitals - (*y)->to_needs_capitals;
}

/** Number the different phrases that the synonyms lead to. */
static void number_phrases(struct synonyms *s)
{
    struct synonym **all = mem_new_array(s->n, sizeof(struct synonym *));
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++) {
        s->at[i].phrase = SYNONYM_NO_PHRASE;
        if (s->at[i].n_to > 1 || s->at[i].to_needs_capitals)
            all[n++] = &s->at[i];
    }
    if (n)
        qsort(all, n, sizeof(struct synonym *), by_phrase);
    s->phrases = arena_array(s->arena, n, sizeof(const struct synonym *));
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || by_phrase(&all[i - 1], &all[i]) != 0)
            s->phrases[s->n_phrases++] = all[i];
        all[i]->phrase = s->n_phrases - 1;
    }
    mem_free(all);
}

uint32_t synonyms_n_phrases(const struct synonyms *synonyms)
{
    return synonyms->n_phrases;
}

const struct synonym *synonyms_phrase(const struct synonyms *synonyms, uint32_t i)
{
    return synonyms->phrases[i];
}

/** Keep in @p kept what @p other, which leads alike, says beyond it. */
static void merge(struct synonym *kept, const struct synonym *other)
{
    /* « CAPa » stems as « cap »: one of them that needs capitals is enough. */
    kept->needs_capitals |= other->needs_capitals;
    kept->to_needs_capitals |= other->to_needs_capitals;
    if (!kept->n_context) {
        kept->context = other->context;
        kept->n_context = other->n_context;
    }
}

void synonyms_finish(struct synonyms *s)
{
    if (!s->n)
        return;
    qsort(s->at, s->n, sizeof *s->at, by_way);
    size_t kept = 0;
    for (size_t i = 0; i < s->n; i++) {
        if (kept && lead_alike(&s->at[kept - 1], &s->at[i])) {
            merge(&s->at[kept - 1], &s->at[i]);
            continue;
        }
        s->at[kept++] = s->at[i];
    }
    s->n = kept;
    qsort(s->at, s->n, sizeof *s->at, by_kind);
    number_phrases(s);
}

struct synonyms *synonyms_empty(void)
{
    struct synonyms *s = mem_new(sizeof *s);
    s->file = (struct sections)SECTIONS_INIT;
    s->arena = arena_new();
    return s;
}

void synonyms_free(struct synonyms *s)
{
    if (!s)
        return;
    sections_close(&s->file);
    arena_free(s->arena);
    mem_free(s->at);
    mem_free(s);
}

static bool is_of_context(const struct synonym *synonym,
                          const struct synonym_words *words, size_t at)
{
    for (size_t i = 0; i < words->n; i++)
        for (size_t j = 0; j < synonym->n_context; j++)
            if (!(i >= at && i < at + synonym->n_from) &&
                str_equal(words->stems[i], synonym->context[j]))
                return true;
    return false;
}

static bool stands_at(const struct synonym *synonym, const struct synonym_words *words,
                      size_t at)
{
    if (synonym->n_from > words->n - at)
        return false;
    bool capitals = true;
    for (size_t i = 0; i < synonym->n_from; i++) {
        if (!str_equal(synonym->from[i], words->stems[at + i]))
            return false;
        capitals = capitals && words->capitals[at + i];
    }
    return !synonym->needs_capitals || capitals || is_of_context(synonym, words, at);
}

/** Where the synonyms whose first stem is @p stem begin. */
static size_t first_of(const struct synonyms *s, struct str stem)
{
    size_t low = 0, high = s->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (str_compare(s->at[middle].from[0], stem) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const struct synonym *synonyms_find(const struct synonyms *s,
                                    const struct synonym_words *words, size_t at,
                                    const struct synonym *before)
{
    if (at >= words->n)
        return NULL;
    struct str stem = words->stems[at];
    size_t i = before ? (size_t)(before - s->at) + 1 : first_of(s, stem);
    for (; i < s->n && str_equal(s->at[i].from[0], stem); i++)
        if (stands_at(&s->at[i], words, at))
            return &s->at[i];
    return NULL;
}
