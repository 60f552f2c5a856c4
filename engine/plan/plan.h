/* What a query means in this index: its words with their forms, their documents and their weights. */
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

/** Another way to say a word or several: what was widened and how it is looked for. Shared by all the words that it
 *  stands for. */
struct plan_synonym {
    struct str from, to;     /* as a reader is told */
    const struct str *stems; /* of `to`, in order, stop words included */
    const bool *stops;
    size_t n;
    /* Where all of `to` stands as a phrase; owned by the plan or the index. */
    const roaring_bitmap_t *docs;
    double weight; /* of each of its words beside the typed one's 1 */
};

/** Why a word is looked for in another form too. */
enum plan_reason {
    REASON_JOINED, /* parts typed with hyphens, as one word: « carif-oref » → cariforef */
    REASON_DERIVED, /* another word of its family: « boulanger » → boulangerie */
    REASON_SPELLING /* a word of the index that an unknown one may be a misspelling of */
};

/** Another form of one word. Where several stand, the best one scores. */
struct plan_alternative {
    struct str stem;
    struct str folded; /* the exact term; empty: by stem only */
    double weight;     /* beside the typed form's 1 */
    enum plan_reason reason;
};

/** One word of the query, at one position. */
struct plan_word {
    struct str written, folded, stem;
    struct str typed; /* the piece of the query's text that it was read from */
    const struct plan_alternative *alternatives;
    size_t n_alternatives;
    uint32_t start; /* byte of the text it was analysed from */
    enum query_field field;
    bool is_stop;
    bool is_glued; /* typed as one with the word before it */
    bool
        counts; /* has a say in whether a document matches; stop words only among themselves */
    unsigned phrase_at,
        phrase_n; /* its place in a phrase of so many words; 0, 0: in none */
    bool is_prefix;
    struct str *expansions; /* of a prefix: its exact terms, most frequent first */
    size_t n_expansions;
    bool only_exclude; /* part of what must not be there: never ranked nor marked */
    double
        weight; /* 1; less for stop words; 0 for a stem that was said before: never ranked twice */
    uint64_t n_documents; /* where it stands */
    uint64_t n_typed;     /* … as it was typed, no widening counted */
    /* ln(1 + (N − df + ½) / (df + ½)) of the documents with the word as typed, if there are any: other ways to say
     * it make it no less telling. */
    double information;
    const struct plan_synonym *const *synonyms;
    size_t n_synonyms;
    /* Where it stands, synonyms included; owned by the plan. NULL: a stop word that has no say in what matches. */
    const roaring_bitmap_t *docs;
};

/** A word that was probably meant otherwise. */
struct plan_correction {
    size_t word;      /* its number in the plan */
    struct str typed; /* a piece of the query's text */
    struct str meant; /* what to write there */
    bool
        is_rare; /* a few documents have the word as it is typed: proposed, not looked for */
};

enum plan_kind { PLAN_GROUP, PLAN_ALL, PLAN_ANY, PLAN_WORDS, PLAN_PHRASE, PLAN_SET };

struct plan_node {
    enum plan_kind kind;
    bool excluded;
    struct plan_word *words; /* of WORDS and PHRASE: n_words of plan.words */
    size_t n_words;
    roaring_bitmap_t *set; /* of SET: prefixes, filters; owned by the plan */
    struct plan_node *child, *next;
};

/** Room for the words of one query. */
#define PLAN_WORDS_MAX SEARCH_TERMS_MAX

struct plan {
    const struct index *index;
    struct arena *arena;
    struct documents *documents;
    struct analyser *analyser;
    enum search_mode mode;
    struct plan_capitals capitals;
    bool is_question; /* put as a sentence */
    struct plan_node *root;
    struct plan_word words[PLAN_WORDS_MAX];
    size_t n_words;
    struct search_expanded expanded[PLAN_WORDS_MAX];
    size_t n_expanded;
    struct plan_correction corrections[PLAN_WORDS_MAX];
    size_t n_corrections;
    struct query_ignored ignored;
    uint64_t
        words_to_read; /* what phrases may still read of the stored words: PHRASE_READS_MAX to begin with */
    const roaring_bitmap_t **owned; /* freed by plan_release() */
    size_t n_owned, room_owned;
};

struct analyser;

/** How a text is planned; all borrowed for the plan's life. */
struct plan_setting {
    const struct index *index;
    struct analyser *analyser;
    struct arena *arena;
    struct documents *documents; /* of the index */
    enum search_mode mode;
};

/** A plan without words, which the caller releases. */
void plan_begin(struct plan *out, const struct plan_setting *setting);

/** Plan @p text into @p out, which the caller releases. */
void plan_make(struct plan *out, const struct plan_setting *setting, struct str text);
void plan_release(struct plan *plan);
#define AUTO_PLAN CLEANUP(plan_release) struct plan

/** A bitmap that the plan frees. */
roaring_bitmap_t *plan_own(struct plan *plan, roaring_bitmap_t *docs);

/** The documents of @p text in @p family, owned by the plan; often a view of the mapped index. */
const roaring_bitmap_t *plan_view_term(struct plan *plan, enum family family,
                                       struct str text);

/** What a word in so many documents tells. */
double plan_information(const struct index *index, uint64_t n_documents);

#endif
