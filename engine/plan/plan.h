/* The plan of a query: what it means in this index, that is its words with their forms,
 * documents and weights, in a tree. */
#ifndef ENGINE_PLAN_PLAN_H
#define ENGINE_PLAN_PLAN_H

#include <roaring/roaring.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "engine/index/index_parts.h"
#include "engine/plan/expansion.h"
#include "engine/plan/plan_capitals.h"
#include "engine/request/query.h"
#include "engine/request/request.h"

/** A synonym: another way to say one word or several. All words that it stands for share
 *  it. */
struct plan_synonym {
    /** What was typed, and what it was also looked for as, as a reader is told. */
    struct str from, to;
    /** The stems of `to`, in order, stop words included. */
    const struct str *stems;
    const bool *stops;
    size_t n;
    /* The documents where all of `to` stands as a phrase; owned by the plan or by the
     * index. */
    const roaring_bitmap_t *docs;
    /** What each of its words weighs, where the typed word weighs 1. */
    double weight;
};

/** Why a word is looked for in another form too. */
enum plan_reason {
    REASON_JOINED, /* the parts of a compound as one word: « carif-oref » → cariforef */
    REASON_DERIVED, /* another word of the same family: « boulanger » → boulangerie */
    REASON_SPELLING /* a likely correction of a word that the index does not have */
};

/** Another form of one word. Of a word's forms the best one scores. */
struct plan_alternative {
    struct str stem;
    /** The exact term; empty where the form is looked for by its stem alone. */
    struct str folded;
    /** What it weighs, where the typed form weighs 1. */
    double weight;
    enum plan_reason reason;
};

/** One word of the query, at one position. */
struct plan_word {
    struct str written, folded, stem;
    /** The piece of the query's text that it was read from. */
    struct str typed;
    const struct plan_alternative *alternatives;
    size_t n_alternatives;
    /** Where that piece begins in the text that was analysed, in bytes. */
    uint32_t start;
    enum query_field field;
    bool is_stop;
    /** Whether it was typed as one with the word before it, « carif-oref ». */
    bool is_glued;
    /** Whether it counts for matching. A stop word counts only where the query has
     *  nothing else. */
    bool counts;
    /** Its place in a phrase, and how many words the phrase has; both 0 where it is in no
     *  phrase. */
    unsigned phrase_at, phrase_n;
    bool is_prefix;
    /** For a prefix, the exact terms that begin so, the most frequent first. */
    struct str *expansions;
    size_t n_expansions;
    /** Whether it is part of what must not be in a document. It is then neither ranked
     *  nor marked. */
    bool only_exclude;
    /** 1; less for a stop word; 0 for a stem that an earlier word has, so that none
     *  scores twice. */
    double weight;
    /** How many documents hold it or another way to say it. */
    uint64_t n_documents;
    /** How many documents hold it as it was typed. */
    uint64_t n_typed;
    /* What the word tells: ln(1 + (N − df + ½) / (df + ½)), where df is `n_typed`, or
     * `n_documents` where no document holds it as typed. Other ways to say a word make it
     * no less telling. */
    double information;
    const struct plan_synonym *const *synonyms;
    size_t n_synonyms;
    /* The documents that hold it or another way to say it; owned by the plan. NULL for a
     * stop word that does not count for matching. */
    const roaring_bitmap_t *docs;
};

/** A word of the query that probably means another one. */
struct plan_correction {
    /** The word's number in the plan. */
    size_t word;
    /** The piece of the query's text that it was read from. */
    struct str typed;
    /** The text to write there. */
    struct str meant;
    /** Whether a few documents do hold the word as it is typed. It is then proposed, and
     *  not looked for. */
    bool is_rare;
};

enum plan_kind { PLAN_GROUP, PLAN_ALL, PLAN_ANY, PLAN_WORDS, PLAN_PHRASE, PLAN_SET };

struct plan_node {
    enum plan_kind kind;
    bool excluded;
    /** Of PLAN_WORDS and PLAN_PHRASE: where their words begin in plan.words. */
    struct plan_word *words;
    size_t n_words;
    /** Of PLAN_SET, a prefix or a filter: its documents; owned by the plan. */
    roaring_bitmap_t *set;
    struct plan_node *child, *next;
};

/** The most words of one query. */
#define PLAN_WORDS_MAX SEARCH_TERMS_MAX

struct plan {
    const struct index *index;
    struct arena *arena;
    struct documents *documents;
    struct analyser *analyser;
    enum search_mode mode;
    struct plan_capitals capitals;
    /** Whether the query is put as a sentence (query_is_question()). */
    bool is_question;
    struct plan_node *root;
    struct plan_word words[PLAN_WORDS_MAX];
    size_t n_words;
    struct search_expanded expanded[PLAN_WORDS_MAX];
    size_t n_expanded;
    struct plan_correction corrections[PLAN_WORDS_MAX];
    size_t n_corrections;
    struct query_ignored ignored;
    /** How many stored words the phrases may still read. It begins as
     *  PHRASE_READS_MAX. */
    uint64_t words_to_read;
    /** Bitmaps that plan_release() frees. */
    const roaring_bitmap_t **owned;
    size_t n_owned, room_owned;
};

struct analyser;

/** What a text is planned with. All of it is borrowed for as long as the plan lives. */
struct plan_setting {
    const struct index *index;
    struct analyser *analyser;
    struct arena *arena;
    /** The documents of `index`. */
    struct documents *documents;
    enum search_mode mode;
};

/** Begin a plan without words. The caller releases it. */
void plan_begin(struct plan *out, const struct plan_setting *setting);

/** Plan @p text into @p out, which the caller releases. */
void plan_make(struct plan *out, const struct plan_setting *setting, struct str text);
void plan_release(struct plan *plan);
#define AUTO_PLAN CLEANUP(plan_release) struct plan

/**
 * Give @p docs to the plan, which frees it.
 * @return @p docs.
 */
roaring_bitmap_t *plan_own(struct plan *plan, roaring_bitmap_t *docs);

/** The documents of the term @p text of @p family, owned by the plan. It is often a view
 *  of the mapped index. */
const roaring_bitmap_t *plan_view_term(struct plan *plan, enum family family,
                                       struct str text);

/** What a word in @p n_documents documents tells: its information,
 *  ln(1 + (N − df + ½) / (df + ½)). */
double plan_information(const struct index *index, uint64_t n_documents);

#endif
