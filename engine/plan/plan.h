/* What a query means in this index: its words with their other forms and synonyms, their
 * documents and their weights. */
#ifndef ENGINE_PLAN_PLAN_H
#define ENGINE_PLAN_PLAN_H

#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "engine/index/index_parts.h"
#include "engine/plan/expansion.h"
#include "engine/plan/plan_about.h"
#include "engine/plan/plan_capitals.h"
#include "engine/request/query.h"
#include "engine/request/request.h"
#include "engine/store/evaluation.h"

/**
 * A synonym: another way to say one word or several. All the words that it stands for
 * share it. Its lists are good as long as the arena of the plan and the index.
 */
struct plan_synonym {
    /* What it stands for and what is looked for instead, as the reader is told. */
    struct str from, to;
    /* The n stems of `to`, in order and with its stop words, and which of them are stop
     * words. */
    const struct str *stems;
    const bool *stops;
    size_t n;
    /* The documents that have `to` as a phrase, as an expression and as found. */
    struct set *set;
    const struct doc_set *docs;
    /* Of each word of `to`; the word as typed has 1. */
    double weight;
};

/** Why a word is also looked for in another form. */
enum plan_reason {
    /* Parts that are typed with hyphens or as neighbours, written as one word:
     * « carif-oref » → cariforef. */
    REASON_JOINED,
    /* Another word that the written form may be of: « commissions » → commettre. */
    REASON_INFLECTED,
    /* Another word of its family: « boulanger » → boulangerie. */
    REASON_DERIVED,
    /* The word is not in the index, and may be a misspelling of this one. */
    REASON_SPELLING
};

/** Another form of one word. When a document has several, the best one scores. */
struct plan_alternative {
    /* Empty when only the exact term tells. */
    struct str stem;
    /* The exact term; empty when only the stem tells. */
    struct str folded;
    /* The form as typed has 1. */
    double weight;
    enum plan_reason reason;
};

/** One word of the query, at one position. */
struct plan_word {
    struct str written, folded, stem;
    /* The piece of the query's text that it was read from. */
    struct str typed;
    const struct plan_alternative *alternatives;
    size_t n_alternatives;
    /* Where it begins, in bytes of the part of the query that it was analysed with. */
    uint32_t start;
    enum query_field field;
    bool is_stop;
    /* It is typed as one with the word before it. */
    bool is_glued;
    /* It may be a form of several words (TOKEN_HOMOGRAPH). */
    bool is_homograph;
    /* It has a say in which documents match. A stop word has one only if the query has
     * nothing else. */
    bool counts;
    /* It is a word of French that no document has, in none of its forms. */
    bool is_missing;
    /* Its place in a phrase, from 0, and the number of words of the phrase. Outside of
     * phrases both are 0. */
    unsigned phrase_at, phrase_n;
    bool is_prefix;
    /* Of a prefix: the exact terms that begin so, the most frequent first. */
    struct str *expansions;
    size_t n_expansions;
    /* It is part of what documents must not have. It is not ranked or highlighted. */
    bool only_exclude;
    /* 1, less for a stop word beside other words, or 0 when its stem was said before, so
     * that it is ranked once. */
    double weight;
    /* Its document frequency: with all other forms and synonyms, and as typed. The latter
     * is 0 for authors and in strict mode, which have no other forms, and for stop words
     * that are not looked for. */
    uint64_t n_documents;
    uint64_t n_typed;
    /* ln(1 + (N − df + ½) / (df + ½)), where N is the number of documents. df is n_typed,
     * because synonyms do not make a word tell less, or else n_documents. */
    double information;
    /* What holding the word tells about a document. It is less than the information where
     * documents hold the word because they are about what it names: all documents of a
     * region hold the names of its towns. */
    double held_information;
    const struct plan_synonym *const *synonyms;
    size_t n_synonyms;
    /* What the word names, and the documents whose text has it, its forms or synonyms. */
    const struct plan_about *const *abouts;
    size_t n_abouts;
    struct set *said;
    /* The documents that have the word, one of its forms or synonyms, or that are about
     * what it names, as an expression and as found. NULL for a stop word that has no say
     * in which documents match. */
    struct set *set;
    const struct doc_set *docs;
};

/** A word that was probably meant to be another one. */
struct plan_correction {
    /* Its number in the plan. */
    size_t word;
    /* A piece of the query's text, and what to write instead. */
    struct str typed;
    struct str meant;
    /* A few documents have the word as typed: the other one is proposed, but not looked
     * for. */
    bool is_rare;
};

/** The kinds of nodes of a plan, as the query language has them. */
enum plan_kind {
    /* Nodes side by side. Documents must have most of the words and match each other
     * node. */
    PLAN_GROUP,
    /* Nodes joined by ET. */
    PLAN_ALL,
    /* Nodes joined by OU. */
    PLAN_ANY,
    /* Plain words. */
    PLAN_WORDS,
    PLAN_PHRASE,
    /* A set of documents: those of a prefix or a filter. */
    PLAN_SET
};

/** A node of the plan's tree, in the arena. */
struct plan_node {
    enum plan_kind kind;
    bool excluded;
    /* Of WORDS, PHRASE and prefixes: n_words of the words of the plan. */
    struct plan_word *words;
    size_t n_words;
    /* The documents of a PHRASE or SET. */
    struct set *set;
    struct plan_node *child, *next;
};

/** The most words of one query. */
#define PLAN_WORDS_MAX SEARCH_TERMS_MAX

struct plan {
    const struct index *index;
    struct arena *arena;
    struct documents *documents;
    /* Of the documents. */
    struct store *store;
    struct analyser *analyser;
    enum search_mode mode;
    struct plan_capitals capitals;
    /* The query is a question in a whole sentence. */
    bool is_question;
    struct plan_node *root;
    struct plan_word words[PLAN_WORDS_MAX];
    size_t n_words;
    struct search_expanded expanded[PLAN_WORDS_MAX];
    size_t n_expanded;
    struct plan_correction corrections[PLAN_WORDS_MAX];
    size_t n_corrections;
    struct query_ignored ignored;
    /* The places that the query names, and where its words name them. */
    struct plan_places places;
    struct plan_placed placed[PLAN_WORDS_MAX];
    size_t n_placed;
    /* How many stored words phrases may still read; PHRASE_READS_MAX to begin with. */
    uint64_t words_to_read;
    /* Of all sets of the plan, and of those that are made of them. It owns what they come
     * to, which plan_release() frees. */
    struct evaluation *evaluation;
};

struct analyser;

/** What a text is planned with. All of it is borrowed as long as the plan lives. */
struct plan_setting {
    const struct index *index;
    struct analyser *analyser;
    struct arena *arena;
    /* Of the index. */
    struct documents *documents;
    enum search_mode mode;
    struct plan_places places;
};

/** Begin a plan without words. The caller releases it with plan_release(). */
void plan_begin(struct plan *out, const struct plan_setting *setting);

/**
 * Plan the query @p text, which is valid UTF-8 and borrowed as long as the plan lives.
 *
 * @param[out] out  the plan, which the caller releases with plan_release().
 */
void plan_make(struct plan *out, const struct plan_setting *setting, struct str text);
void plan_release(struct plan *plan);
#define AUTO_PLAN CLEANUP(plan_release) struct plan

/** The documents of @p set, which is in the plan's arena; valid as long as the plan. */
static inline const struct doc_set *plan_docs(const struct plan *plan, struct set *set)
{
    return evaluate(plan->evaluation, set);
}

/** The information of a word with document frequency @p n_documents; see plan_word. */
double plan_information(const struct index *index, uint64_t n_documents);

#endif
