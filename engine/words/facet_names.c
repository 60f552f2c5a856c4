/* Gathers the names of kinds, themes and sources, by the stem of their first word. */
#include "engine/words/facet_names.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/intern.h"
#include "base/memory.h"
#include "text/analyse.h"

/** The most sources whose names are known. An index with more has a source for nearly
 *  each document, and their names tell no more than its text. */
#define SOURCES_MAX 5000

struct facet_names {
    struct arena *arena;
    /* In the order of their first stems; those of one stem by falling length. */
    struct facet_name *at;
    size_t n, room;
    /* The first stems, and where the names of each begin. */
    struct intern *firsts;
    size_t *begin;
};

struct gathering {
    struct facet_names *names;
    struct analyser *analyser;
};

/** Add @p name, whose words are @p text. */
static void add(struct gathering *g, struct facet_name name, struct str text)
{
    struct facet_names *names = g->names;
    struct token_list list = analyser_run(g->analyser, text, 0);
    struct str *stems = arena_array(names->arena, list.n, sizeof *stems);
    bool only_stops = true;
    for (size_t i = 0; i < list.n; i++) {
        if (list.at[i].flags & TOKEN_ALTERNATIVE)
            continue;
        stems[name.n++] = arena_str(names->arena, list.at[i].stem);
        only_stops = only_stops && (list.at[i].flags & TOKEN_STOP);
    }
    /* « combien » is a stop word that tells a kind; the name of a theme or a source says
     * nothing when it has stop words only. */
    if (!name.n || (only_stops && name.facet != NAMED_KIND))
        return;
    name.stems = stems;
    MEM_GROW(names->at, names->n + 1, names->room, 256);
    names->at[names->n++] = name;
}

static void add_kinds(struct gathering *g, const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary_n_kinds(vocabulary); i++) {
        const struct kind_words *words = vocabulary_kind_words(vocabulary, i);
        struct facet_name name = {.facet = NAMED_KIND,
                                  .value = (uint32_t)words->kind,
                                  .only_evokes = !words->names,
                                  .label = str_of(kind_label(words->kind))};
        for (size_t j = 0; j < words->phrases.n; j++)
            add(g, name, str_of(words->phrases.at[j]));
    }
}

/** A label without the remark in brackets behind it. */
static struct str without_remark(struct str label)
{
    return (struct str){label.at, str_find(label, STR(" ("))};
}

static void add_themes(struct gathering *g, const struct vocabulary *vocabulary)
{
    for (size_t i = 0; i < vocabulary_n_themes(vocabulary); i++) {
        struct str label = str_of(vocabulary_theme(vocabulary, i)->label);
        struct facet_name name = {
            .facet = NAMED_THEME, .value = (uint32_t)i, .label = label};
        add(g, name, without_remark(label));
    }
}

static void add_sources(struct gathering *g, const struct columns *columns)
{
    for (uint32_t i = 1; i <= columns->n_sources && columns->n_sources <= SOURCES_MAX;
         i++) {
        struct str label = columns_source(columns, i).label;
        struct facet_name name = {.facet = NAMED_SOURCE, .value = i, .label = label};
        add(g, name, without_remark(label));
    }
}

static int by_stems(const void *a, const void *b)
{
    const struct facet_name *x = a, *y = b;
    int order = str_compare(x->stems[0], y->stems[0]);
    if (order)
        return order;
    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    for (size_t i = 1; i < x->n; i++)
        if ((order = str_compare(x->stems[i], y->stems[i])))
            return order;
    if (x->facet != y->facet)
        return x->facet < y->facet ? -1 : 1;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return (int)x->only_evokes - (int)y->only_evokes;
}

/** Whether two neighbours in the order say the same: « actualité » and « actualités ». */
static bool is_same(const struct facet_name *x, const struct facet_name *y)
{
    if (x->n != y->n || x->facet != y->facet || x->value != y->value)
        return false;
    for (size_t i = 0; i < x->n; i++)
        if (!str_equal(x->stems[i], y->stems[i]))
            return false;
    return true;
}

static void drop_twins(struct facet_names *names)
{
    size_t n = 0;
    for (size_t i = 0; i < names->n; i++)
        if (!n || !is_same(&names->at[n - 1], &names->at[i]))
            names->at[n++] = names->at[i];
    names->n = n;
}

/** Note where the names of each first stem begin. */
static void note_firsts(struct facet_names *names)
{
    names->begin = arena_array(names->arena, names->n + 1, sizeof *names->begin);
    for (size_t i = 0; i < names->n; i++) {
        uint32_t n = intern_count(names->firsts);
        if (intern_put(names->firsts, names->at[i].stems[0]) == n)
            names->begin[n] = i;
    }
    names->begin[intern_count(names->firsts)] = names->n;
}

struct facet_names *facet_names_new(const struct vocabulary *vocabulary,
                                    const struct columns *columns)
{
    struct facet_names *names = mem_new(sizeof *names);
    names->arena = arena_new();
    names->firsts = intern_new();
    struct gathering g = {names, vocabulary_analyser_new(vocabulary)};
    add_kinds(&g, vocabulary);
    add_themes(&g, vocabulary);
    add_sources(&g, columns);
    analyser_free(g.analyser);
    if (names->n)
        qsort(names->at, names->n, sizeof *names->at, by_stems);
    drop_twins(names);
    note_firsts(names);
    return names;
}

void facet_names_free(struct facet_names *names)
{
    if (!names)
        return;
    intern_free(names->firsts);
    arena_free(names->arena);
    mem_free(names->at);
    mem_free(names);
}

static bool begins_with(const struct str *stems, size_t n, const struct facet_name *name)
{
    if (name->n > n)
        return false;
    for (size_t i = 1; i < name->n; i++)
        if (!str_equal(stems[i], name->stems[i]))
            return false;
    return true;
}

const struct facet_name *facet_names_find(const struct facet_names *names,
                                          const struct str *stems, size_t n,
                                          const struct facet_name *before)
{
    uint32_t first = n ? intern_find(names->firsts, stems[0]) : INTERN_NONE;
    if (first == INTERN_NONE)
        return NULL;
    size_t from = before ? (size_t)(before - names->at) + 1 : names->begin[first];
    for (size_t i = from; i < names->begin[first + 1]; i++)
        if (begins_with(stems, n, &names->at[i]))
            return &names->at[i];
    return NULL;
}
