/* The editors' vocabularies: regions, themes, acronyms and frequent questions, read from their files. */
#ifndef ENGINE_VOCABULARY_VOCABULARY_H
#define ENGINE_VOCABULARY_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** The file names in a vocabulary folder. */
#define VOCABULARY_REGIONS "regions.json"
#define VOCABULARY_THEMES "themes.json"
#define VOCABULARY_ACRONYMS "acronyms.json"
#define VOCABULARY_SYNONYMS "synonyms.tsv"
#define VOCABULARY_FAMILIES "families.tsv"
#define VOCABULARY_QUERIES "queries.tsv"

/** A file of a vocabulary folder. Those that are optional came later: an older folder does without them. */
struct vocabulary_file {
    const char *name;
    bool is_optional;
};

/** All of them, in the order in which they are read. A generation keeps a copy of each that there is. */
const struct vocabulary_file *vocabulary_files(size_t *n);

/** Most regions, most themes: what the bit sets below can hold. */
#define REGION_MAX 31
#define THEME_MAX 128

/** Region number i (its rank in the alphabetical order of the labels) is bit i. 0 is national. */
typedef uint32_t region_set; /* a unit, like date_day */

/** Theme number i (top level and sub-themes alike, in file order) is bit i % 64 of bits[i / 64]. */
struct theme_set {
    uint64_t bits[THEME_MAX / 64];
};

static inline bool theme_set_has(const struct theme_set *set, unsigned i)
{
    return set->bits[i / 64] >> (i % 64) & 1U;
}

static inline void theme_set_add(struct theme_set *set, unsigned i)
{
    set->bits[i / 64] |= (uint64_t)1 << (i % 64);
}

static inline bool theme_set_is_empty(const struct theme_set *set)
{
    return (set->bits[0] | set->bits[1]) == 0;
}

struct text_list {
    const char *const *at;
    size_t n;
};

struct department {
    const char *code; /* "59", "2A", "971" */
    const char *name;
    struct text_list demonyms;
    bool is_ambiguous; /* also a common word: Nord, Somme, Oise */
};

struct town {
    const char *name;
    const char *department; /* its code */
    uint32_t population;
    bool
        is_ambiguous; /* a common word (Lens, Croix) or a name that other departments have too */
    bool is_common_word;
};

struct region {
    const char *code; /* INSEE, "32" */
    const char *slug; /* "hauts-de-france" */
    const char *label;
    const char *collectivity;
    const char *seat; /* chef-lieu */
    struct text_list variants;
    struct text_list ambiguous_variants; /* only as written, in capitals */
    struct text_list former_names; /* former regions with their unambiguous variants */
    struct text_list demonyms;
    struct text_list territories;
    const struct department *departments;
    size_t n_departments;
    const struct town *towns;
    size_t n_towns;
};

struct theme {
    const char *slug;
    const char *label;
    int parent; /* number of the top-level theme, -1 for a top-level one */
    struct text_list triggers;
};

struct acronym {
    const char *acronym;
    const char *expansion;
    struct text_list variants;
    struct text_list former; /* former names */
    const char *category;
    bool needs_capitals;      /* a common word when in lower case: CAP, BUT, DE */
    struct text_list context; /* words beside which lower case will do: « cap cuisine » */
};

/** One line of synonyms.tsv or families.tsv: words that a search holds for each other. */
struct word_group {
    struct text_list forms; /* two or more */
    size_t
        n_from; /* 0: each leads to all others; else only the first so many lead, to the rest */
    double weight; /* above 0, at most 1; 1 where the line gives none */
};

enum group_kind {
    GROUP_SYNONYMS, /* words or set phrases of one meaning */
    GROUP_FAMILIES, /* single words of one root */
    GROUP_KIND_COUNT_
};

/** A question that people often ask, offered while they type. */
struct frequent_query {
    const char *text;
    uint32_t weight; /* 1 to QUERY_WEIGHT_MAX, the most asked the heaviest */
};
#define QUERY_WEIGHT_MAX 1000

/** Immutable after loading; shareable between threads. All strings UTF-8, borrowed until it is freed. */
struct vocabulary;

/**
 * Load the files of folder @p path.
 * @return STATUS_OK, STATUS_NOT_FOUND (a file that is not optional is missing), STATUS_TOO_LARGE, STATUS_IO or STATUS_BAD_INPUT: the
 *         French text names file, line, member and what is wrong (duplicate slug, unknown member type…).
 */
MUST_CHECK enum status vocabulary_load(struct vocabulary **out, const char *path,
                                       struct error *err);
void vocabulary_free(struct vocabulary *vocabulary);
void vocabulary_free_at(struct vocabulary **vocabulary);
#define AUTO_VOCABULARY CLEANUP(vocabulary_free_at) struct vocabulary

size_t vocabulary_n_regions(const struct vocabulary *vocabulary);
const struct region *vocabulary_region(const struct vocabulary *vocabulary, size_t i);
/** By INSEE code or slug; -1 when there is none. */
int vocabulary_find_region(const struct vocabulary *vocabulary, struct str code_or_slug);

size_t vocabulary_n_themes(const struct vocabulary *vocabulary);
const struct theme *vocabulary_theme(const struct vocabulary *vocabulary, size_t i);
int vocabulary_find_theme(const struct vocabulary *vocabulary, struct str slug);
/** @p set with the top-level theme of each of its sub-themes. */
struct theme_set vocabulary_with_parents(const struct vocabulary *vocabulary,
                                         struct theme_set set);

size_t vocabulary_n_acronyms(const struct vocabulary *vocabulary);
const struct acronym *vocabulary_acronym(const struct vocabulary *vocabulary, size_t i);

size_t vocabulary_n_groups(const struct vocabulary *vocabulary, enum group_kind kind);
const struct word_group *vocabulary_group(const struct vocabulary *vocabulary,
                                          enum group_kind kind, size_t i);

size_t vocabulary_n_queries(const struct vocabulary *vocabulary);
const struct frequent_query *vocabulary_query(const struct vocabulary *vocabulary,
                                              size_t i);

struct analyser;
/** A new analyser that knows the vocabulary's acronyms; the caller frees it. Acronyms that need capitals are
 *  not given to it: in lower case they are words and must stem like words. */
struct analyser *vocabulary_analyser_new(const struct vocabulary *vocabulary);

#endif
