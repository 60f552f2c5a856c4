/* The table of synonyms, sorted by its first stem. */
#include "engine/synonyms.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/memory.h"
#include "text/analyse.h"

/** Longer forms are no set phrases that a person would type. */
#define STEMS_MAX 16

struct synonyms {
    struct arena *arena;
    struct synonym *at;
    size_t n, room;
    size_t first_of_acronym; /* of the one being added */
};

/** An analysed side. */
struct side {
    struct str *stems;
    bool *stops;
    size_t n;
    struct str text;
    bool needs_capitals; /* an acronym that is a word in lower case */
};

static struct side analyse(struct synonyms *s, struct analyser *analyser,
                           const char *text)
{
    struct side side = {.text = str_of(text)};
    struct token_list list = analyser_run(analyser, side.text, 0);
    side.stems = arena_array(s->arena, list.n, sizeof *side.stems);
    side.stops = arena_array(s->arena, list.n, sizeof *side.stops);
    for (size_t i = 0; i < list.n; i++) {
        if (list.at[i].flags & TOKEN_ALTERNATIVE)
            continue;
        side.stems[side.n] = arena_str(s->arena, list.at[i].stem);
        side.stops[side.n++] = (list.at[i].flags & TOKEN_STOP) != 0;
    }
    return side;
}

static bool are_equal(const struct str *a, size_t n_a, const struct str *b, size_t n_b)
{
    for (size_t i = 0; i < n_a && i < n_b; i++)
        if (!str_equal(a[i], b[i]))
            return false;
    return n_a == n_b;
}

/** Whether the acronym being added leads from @p from to @p to already: « Pôle emploi » and « Pole emploi » are one. */
static bool is_known(const struct synonyms *s, const struct side *from,
                     const struct side *to)
{
    for (size_t i = s->first_of_acronym; i < s->n; i++)
        if (are_equal(s->at[i].from, s->at[i].n_from, from->stems, from->n) &&
            are_equal(s->at[i].to, s->at[i].n_to, to->stems, to->n))
            return true;
    return false;
}

static void add(struct synonyms *s, const struct side *from, const struct side *to)
{
    if (!from->n || !to->n || from->n > STEMS_MAX || to->n > STEMS_MAX ||
        are_equal(from->stems, from->n, to->stems, to->n) || is_known(s, from, to))
        return;
    if (s->n == s->room) {
        s->room = s->room ? s->room * 2 : 256;
        s->at = mem_resize_array(s->at, s->room, sizeof *s->at);
    }
    s->at[s->n++] = (struct synonym){from->stems,
                                     from->n,
                                     to->stems,
                                     to->stops,
                                     to->n,
                                     from->text,
                                     to->text,
                                     from->needs_capitals,
                                     to->needs_capitals};
}

static void add_both_ways(struct synonyms *s, const struct side *a, const struct side *b)
{
    add(s, a, b);
    add(s, b, a);
}

static void add_acronym(struct synonyms *s, struct analyser *analyser,
                        const struct acronym *acronym)
{
    struct side shorter = analyse(s, analyser, acronym->acronym);
    s->first_of_acronym = s->n;
    shorter.needs_capitals = acronym->needs_capitals;
    struct side longer = analyse(s, analyser, acronym->expansion);
    add_both_ways(s, &shorter, &longer);
    for (size_t i = 0; i < acronym->former.n; i++) {
        struct side former = analyse(s, analyser, acronym->former.at[i]);
        add_both_ways(s, &former, &shorter);
    }
}

static int by_from(const void *a, const void *b)
{
    const struct synonym *x = a, *y = b;
    int c = str_compare(x->from[0], y->from[0]);
    if (c)
        return c;
    if (x->n_from != y->n_from) /* longest first */
        return x->n_from > y->n_from ? -1 : 1;
    for (size_t i = 1; i < x->n_from && !c; i++)
        c = str_compare(x->from[i], y->from[i]);
    return c ? c : str_compare(x->to_text, y->to_text);
}

struct synonyms *synonyms_new(const struct vocabulary *vocabulary)
{
    struct synonyms *s = mem_new(sizeof *s);
    s->arena = arena_new();
    AUTO_ANALYSER *analyser = vocabulary_analyser_new(vocabulary);
    for (size_t i = 0; i < vocabulary_n_acronyms(vocabulary); i++)
        add_acronym(s, analyser, vocabulary_acronym(vocabulary, i));
    if (s->n)
        qsort(s->at, s->n, sizeof *s->at, by_from);
    return s;
}

void synonyms_free(struct synonyms *s)
{
    if (!s)
        return;
    arena_free(s->arena);
    mem_free(s->at);
    mem_free(s);
}

static bool starts_with(const struct synonym *synonym, const struct str *stems,
                        const bool *capitals, size_t n)
{
    if (synonym->n_from > n)
        return false;
    for (size_t i = 0; i < synonym->n_from; i++)
        if (!str_equal(synonym->from[i], stems[i]) ||
            (synonym->needs_capitals && !capitals[i]))
            return false;
    return true;
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

const struct synonym *synonyms_find(const struct synonyms *s, const struct str *stems,
                                    const bool *capitals, size_t n,
                                    const struct synonym *before)
{
    if (!n)
        return NULL;
    size_t at = before ? (size_t)(before - s->at) + 1 : first_of(s, stems[0]);
    for (; at < s->n && str_equal(s->at[at].from[0], stems[0]); at++)
        if (starts_with(&s->at[at], stems, capitals, n))
            return &s->at[at];
    return NULL;
}
