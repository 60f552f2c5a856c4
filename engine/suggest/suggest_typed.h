/* What was typed, each word as ranges of the sorted words of suggest.bin: a beginning is
 * one range, a misspelt word is several. */
#ifndef ENGINE_SUGGEST_SUGGEST_TYPED_H
#define ENGINE_SUGGEST_SUGGEST_TYPED_H

#include "engine/suggest/suggest.h"
#include "engine/words/suggest_file.h"

/** The words of what was typed that are looked at; those behind them are not. */
#define TYPED_MAX 12
/** The ranges of words that one typed word may stand for. */
#define SPANS_MAX 24

/** The words [lo, hi) of suggest.bin, for which a typed word may stand. */
struct word_span {
    uint32_t lo, hi;
    /* Spelling errors between the typed word and these. */
    uint32_t errors;
    /* The row of their best completion; it decides which spans are kept. */
    uint32_t best;
    /* The number of their postings. */
    uint32_t n;
};

struct span_list {
    struct word_span at[SPANS_MAX];
    size_t n;
};

/**
 * Add @p words, unless no completion has them. When the list is full, the spans with the
 * fewest errors stay, and among equals those with the best completions.
 */
void span_add(struct span_list *list, const struct suggest *s, struct word_range words,
              uint32_t errors);

/**
 * The number of postings of the list's words. A completion that has two of the words
 * counts twice.
 */
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

/** The fewest errors of the spans that hold word @p word; UINT32_MAX when none does. */
uint32_t span_errors(const struct span_list *list, uint32_t word);

struct typed_word {
    /* In the arena; SUGGEST_WORD_MAX bytes at most. */
    struct str folded;
    bool is_stop;
    /* The word that is still being typed. */
    bool is_last;
    /* Errors are not allowed in it: 2024 is no misspelt 2025. */
    bool has_digit;
    /* The word itself. */
    struct span_list whole;
    /* All words that begin with it. */
    struct span_list begun;
    /* Like begun, or the words near it when typed_widen() allowed errors. */
    struct span_list wide;
};

struct typed {
    struct typed_word words[TYPED_MAX];
    size_t n;
};

/**
 * Read the words of @p text. Stop words are left out, except the last word and unless
 * nothing else was typed.
 */
void typed_read(struct typed *out, const struct suggest *s,
                const struct suggest_means *means, struct str text);

/**
 * How many of the words, from the first on, a completion must have: all but a stop word
 * typed last behind others. That may be the beginning of another word, or elided
 * (« contrat d » leads to « contrat d'apprentissage » too), so it is only preferred.
 */
size_t typed_n_required(const struct typed *typed);

/**
 * Fill the wide lists: allow errors in the few words that have the fewest completions.
 * With @p unknown_only, only in words that no completion has as they were typed.
 */
void typed_widen(struct typed *typed, const struct suggest *s, bool unknown_only);

#endif
