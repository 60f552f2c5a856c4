/* What was typed, as ranges of the words of suggest.bin, and the completions that have them. */
#ifndef ENGINE_SUGGEST_SUGGEST_MATCH_H
#define ENGINE_SUGGEST_SUGGEST_MATCH_H

#include "engine/suggest/suggest.h"
#include "engine/words/suggest_file.h"

/** Words of what was typed that are looked at. */
#define TYPED_MAX 12
/** Ranges of words that one typed word may stand for. */
#define SPANS_MAX 24
/** Completions that are scored for one answer. */
#define CANDIDATES_MAX 400

/** Words [lo, hi) that a typed word stands for, with so many errors. */
struct word_span {
    uint32_t lo, hi;
    uint32_t errors;
    uint32_t best; /* their best completion: which spans to keep when there are many */
    uint32_t n;    /* their completions */
};

struct span_list {
    struct word_span at[SPANS_MAX];
    size_t n;
};

/** Add words [lo, hi); of more than SPANS_MAX spans, those with the least errors and the best completions stay. */
void span_add(struct span_list *list, const struct suggest *s, struct word_range words,
              uint32_t errors);

/** How many completions the words of the list have; one of two of them counts twice. */
static inline size_t span_list_size(const struct span_list *list)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        n += list->at[i].n;
    return n;
}

/** Whether word @p word is in the list. */
static inline bool span_has(const struct span_list *list, uint32_t word)
{
    for (size_t i = 0; i < list->n; i++)
        if (word >= list->at[i].lo && word < list->at[i].hi)
            return true;
    return false;
}

/** How many errors word @p word has against the list; UINT32_MAX when it is not in it. */
uint32_t span_errors(const struct span_list *list, uint32_t word);

/**
 * Add to @p out the words that are @p typed (folded) with at most @p most errors (a letter too many, missing, wrong,
 * or two exchanged), or with @p prefix those of which a beginning is.
 */
void suggest_fuzzy(struct span_list *out, const struct suggest *s, struct str typed,
                   bool prefix, uint32_t most);

struct typed_word {
    struct str folded;      /* in the arena, at most SUGGEST_WORD_MAX bytes */
    bool is_stop;           /* a word that weighs little, or a letter */
    bool is_last;           /* the one being typed */
    bool has_digit;         /* 2024 is no error for 2025 */
    struct span_list whole; /* the word alone */
    struct span_list begun; /* all that start with it */
    struct span_list wide;  /* the same, and with errors; filled by typed_widen() */
};

struct typed {
    struct typed_word words[TYPED_MAX];
    size_t n;
};

/** Read @p text: stop words are left out, but the last word, and unless nothing else was typed. */
void typed_read(struct typed *out, const struct suggest *s,
                const struct suggest_means *means, struct str text);

/** How many of the words, the first ones, a completion must have: a stop word typed last after others may go on as
 *  another word, or be elided (« contrat d » is « contrat d'apprentissage » too), so it is only preferred. */
size_t typed_n_required(const struct typed *typed);

/** Allow for errors in the words that have the fewest completions; with @p unknown_only not in those that are words
 *  of a completion as they stand. */
void typed_widen(struct typed *typed, const struct suggest *s, bool unknown_only);

/** Rows of completions, each once. */
struct suggest_candidates {
    uint32_t at[CANDIDATES_MAX];
    size_t n;
};

/** Collect, the best of each way first, rows that have all the typed words and a document in @p regions (0: any).
 *  Looser ways are tried until there are @p enough. */
void candidates_find(struct suggest_candidates *out, const struct suggest *s,
                     struct typed *typed, region_set regions, size_t enough);

#endif
