/* Completions while a person types: titles, regions, acronyms, frequent questions, themes
 * and descriptors, found in suggest.bin. */
#ifndef ENGINE_SUGGEST_SUGGEST_H
#define ENGINE_SUGGEST_SUGGEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "engine/words/suggest_source.h"

/** How many completions an answer has, by default and at most. */
#define SUGGEST_LIMIT 10
#define SUGGEST_LIMIT_MAX 20

struct suggest_request {
    /* What was typed, valid UTF-8. */
    struct str text;
    /* What finds no document in these regions is left out; no bit: all regions. */
    region_set regions;
    /* 1 to SUGGEST_LIMIT_MAX. */
    unsigned limit;
};

/** One completion. Its texts are borrowed from the index or from the arena. */
struct suggestion {
    enum suggest_source source;
    /* To show: « VAE — validation des acquis de l'expérience ». */
    struct str text;
    /* The same as escaped HTML, the words found in <mark>. */
    struct str html;
    /* The words to search for: « VAE ». */
    struct str value;
    /* What it is, in French: « Actualité », « Sigle ». */
    struct str detail;
    /* The id of the only document that has this title, else empty. */
    struct str document;
    /* The filter that lists the documents of a region or theme ("region=32"), else
     * empty. */
    struct str filter;
    /* The documents that it leads to: 1 where that is a document, else what its search
     * finds in the regions that were asked for. Never 0: what finds nothing is not
     * suggested. */
    uint32_t n_documents;
};

struct suggest_answer {
    struct suggestion at[SUGGEST_LIMIT_MAX];
    size_t n;
};

struct index;
struct analyser;
struct documents;
struct searcher;

/** What is needed to answer; all borrowed. Made by suggest_means_of(). */
struct suggest_means {
    const struct index *index;
    /* Made by vocabulary_analyser_new() of the index's vocabulary. */
    struct analyser *analyser;
    struct arena *arena;
    /* Reads the documents of the index. */
    struct documents *documents;
    /* Counts what was not counted before. NULL where there is nothing to search: that
     * counts as one document then. */
    struct searcher *searcher;
};

/** The means of a searcher. What is found stands in its arena. */
struct suggest_means suggest_means_of(struct searcher *searcher);

/**
 * Find the completions of what was typed, best first. A completion has all typed words,
 * in any order; the last word may only be begun. Stop words count only when nothing else
 * was typed, or last. Spelling errors are allowed when fewer than SUGGEST_FEW completions
 * are found without them. When nothing was typed, the most frequent questions are given.
 * The same index and request give the same answer.
 */
#define SUGGEST_FEW 3
void suggest_find(struct suggest_answer *out, const struct suggest_means *means,
                  const struct suggest_request *request);

#endif
