/* The editors' vocabularies: regions, themes, acronyms, words of the same meaning and
 * frequent questions, read from the files of a folder. */
#ifndef ENGINE_VOCABULARY_VOCABULARY_H
#define ENGINE_VOCABULARY_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/vocabulary/kind.h"

/** The names of the files in a vocabulary folder. */
#define VOCABULARY_REGIONS "regions.json"
#define VOCABULARY_THEMES "themes.json"
#define VOCABULARY_ACRONYMS "acronyms.json"
#define VOCABULARY_SYNONYMS "synonyms.tsv"
#define VOCABULARY_FAMILIES "families.tsv"
#define VOCABULARY_QUERIES "queries.tsv"
#define VOCABULARY_KINDS "kinds.tsv"
/** Not of the editors: a lexicon, which a generation keeps beside their files. */
#define VOCABULARY_INFLECTIONS "inflections.bin"

/**
 * A file of a vocabulary folder. The optional ones are newer: an old folder may lack
 * them.
 */
struct vocabulary_file {
    const char *name;
    bool is_optional;
};

/**
 * All files, in the order in which they are read; static. A generation of the index keeps
 * a copy of those that exist.
 */
const struct vocabulary_file *vocabulary_files(size_t *n);

/**
 * Take the lexicon of inflections in the file @p path, in the place of the one before.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, or STATUS_BAD_INPUT (French text).
 */
struct vocabulary;
MUST_CHECK enum status vocabulary_take_inflections(struct vocabulary *vocabulary,
                                                   const char *path, struct error *err);

/** The lexicon, borrowed until the vocabulary is freed or takes another; NULL where it
 *  has none. */
struct inflections;
const struct inflections *vocabulary_inflections(const struct vocabulary *vocabulary);

/** The most regions and themes: the bits of the sets below. */
#define REGION_MAX 31
#define THEME_MAX 128

/**
 * A set of regions: bit i is the region with number i, its rank in the alphabetical order
 * of labels. 0 means national.
 */
typedef uint32_t region_set; /* A typedef because it is a unit, as date_day is. */

/**
 * A set of themes: theme number i is bit i % 64 of bits[i / 64]. Numbers follow the file,
 * themes and sub-themes alike.
 */
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
    /* For example "59", "2A", "971". */
    const char *code;
    const char *name;
    struct text_list demonyms;
    /* The name is also a common word: Nord, Somme, Oise. */
    bool is_ambiguous;
};

struct town {
    const char *name;
    /* The code of its department. */
    const char *department;
    uint32_t population;
    /* The name is a common word (Lens, Croix), or towns of other departments have it
     * too. */
    bool is_ambiguous;
    bool is_common_word;
};

struct region {
    /* The INSEE code, such as "32". */
    const char *code;
    /* For example "hauts-de-france". */
    const char *slug;
    const char *label;
    const char *collectivity;
    /* The chef-lieu. */
    const char *seat;
    struct text_list variants;
    /* Names that count only as they are written here, capitals included. */
    struct text_list ambiguous_variants;
    /* Former regions, with their unambiguous variants. */
    struct text_list former_names;
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
    /* The number of the theme above it; -1 for a theme of the top level. */
    int parent;
    /* Words that assign the theme to a text. */
    struct text_list triggers;
    /* Words that speak for the theme but never decide alone. */
    struct text_list hints;
};

struct acronym {
    const char *acronym;
    const char *expansion;
    struct text_list variants;
    struct text_list former;
    const char *category;
    /* In lower case it is a common word: CAP, BUT, DE. */
    bool needs_capitals;
    /* Words beside which lower case will do: « cap cuisine ». */
    struct text_list context;
};

/**
 * One line of synonyms.tsv or families.tsv: words by which a search may replace each
 * other.
 */
struct word_group {
    /* Two or more. */
    struct text_list forms;
    /* 0: each form leads to all others. Else only the first n_from forms lead, and only
     * to the rest. */
    size_t n_from;
    /* Above 0, at most 1; 1 when the line gives none. */
    double weight;
};

enum group_kind {
    /* Words or set phrases of the same meaning. */
    GROUP_SYNONYMS,
    /* Single words with the same root. */
    GROUP_FAMILIES,
    GROUP_KIND_COUNT_
};

/** One line of kinds.tsv: words that say which kind of documents is looked for. */
struct kind_words {
    enum kind kind;
    /* They name the kind: alone, as « actualités » is, they list it. Others only bring it
     * to mind, as « combien » does figures. Documents of the kind hold both. */
    bool names;
    struct text_list phrases;
};

/** A question that people often ask; it is suggested to those who type. */
struct frequent_query {
    const char *text;
    /* From 1 to QUERY_WEIGHT_MAX, highest for the question that is asked most. */
    uint32_t weight;
};
#define QUERY_WEIGHT_MAX 1000

/**
 * A loaded vocabulary. It never changes, so that threads may share it. Its strings are
 * UTF-8; all that it returns is borrowed until it is freed.
 */
struct vocabulary;

/**
 * Load the files of the folder @p path.
 *
 * @param[out] out  the vocabulary, which the caller frees with vocabulary_free(); NULL on
 *                  failure.
 * @return STATUS_OK, STATUS_NOT_FOUND (a file is missing that is not optional),
 *         STATUS_TOO_LARGE, STATUS_IO or STATUS_BAD_INPUT. The French text names the
 *         file, the line, the member and the fault (a slug given twice, a member of the
 *         wrong type…).
 */
MUST_CHECK enum status vocabulary_load(struct vocabulary **out, const char *path,
                                       struct error *err);
void vocabulary_free(struct vocabulary *vocabulary);
void vocabulary_free_at(struct vocabulary **vocabulary);
#define AUTO_VOCABULARY CLEANUP(vocabulary_free_at) struct vocabulary

size_t vocabulary_n_regions(const struct vocabulary *vocabulary);
const struct region *vocabulary_region(const struct vocabulary *vocabulary, size_t i);
/** The number of the region with this INSEE code or slug; -1 when there is none. */
int vocabulary_find_region(const struct vocabulary *vocabulary, struct str code_or_slug);

size_t vocabulary_n_themes(const struct vocabulary *vocabulary);
const struct theme *vocabulary_theme(const struct vocabulary *vocabulary, size_t i);
int vocabulary_find_theme(const struct vocabulary *vocabulary, struct str slug);
/** @p set, with the theme above each of its sub-themes. */
struct theme_set vocabulary_with_parents(const struct vocabulary *vocabulary,
                                         struct theme_set set);

size_t vocabulary_n_acronyms(const struct vocabulary *vocabulary);
const struct acronym *vocabulary_acronym(const struct vocabulary *vocabulary, size_t i);

size_t vocabulary_n_groups(const struct vocabulary *vocabulary, enum group_kind kind);
const struct word_group *vocabulary_group(const struct vocabulary *vocabulary,
                                          enum group_kind kind, size_t i);

size_t vocabulary_n_kinds(const struct vocabulary *vocabulary);
const struct kind_words *vocabulary_kind_words(const struct vocabulary *vocabulary,
                                               size_t i);

size_t vocabulary_n_queries(const struct vocabulary *vocabulary);
const struct frequent_query *vocabulary_query(const struct vocabulary *vocabulary,
                                              size_t i);

struct analyser;
/**
 * A new analyser that knows the acronyms of the vocabulary; the caller frees it. It is
 * not given the acronyms that need capitals: in lower case they are words, and must be
 * stemmed.
 */
struct analyser *vocabulary_analyser_new(const struct vocabulary *vocabulary);

#endif
