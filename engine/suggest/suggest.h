/* Completions while a person types: titles, frequent questions, acronyms, regions, themes (suggest.bin). */
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

#define SUGGEST_LIMIT 10
#define SUGGEST_LIMIT_MAX 20

struct suggest_request {
    struct str text;    /* what was typed, valid UTF-8 */
    region_set regions; /* 0: all; titles of none of these regions are left out */
    unsigned limit;     /* 1 to SUGGEST_LIMIT_MAX */
};

/** One completion. Texts are borrowed from the index or the arena. */
struct suggestion {
    enum suggest_source source;
    struct str text;   /* to show: « VAE — validation des acquis de l'expérience » */
    struct str html;   /* the same escaped, the words found in <mark> */
    struct str value;  /* the words to search for: « VAE » */
    struct str detail; /* French: what it is */
    struct str document; /* the id of the document that it leads to, or empty */
    struct str
        filter; /* where it leads to the documents of a region or theme: "region=32"; else empty */
    uint32_t n_documents; /* that have the title; 0 for what is no title */
};

struct suggest_answer {
    struct suggestion at[SUGGEST_LIMIT_MAX];
    size_t n;
};

struct index;
struct analyser;
struct documents;

/** What answering needs of a searcher. */
struct suggest_means {
    const struct index *index;
    struct analyser *analyser; /* of the index's vocabulary */
    struct arena *arena;
    struct documents *documents; /* of the index */
};

/**
 * The completions of what was typed, the best first: all its words must be there, in any order, the last one begun only.
 * Stop words are asked for only when nothing else was typed. Spelling errors are allowed for where fewer than
 * SUGGEST_FEW are found without. No words: the most frequent questions. Same index, same request, same answer.
 */
#define SUGGEST_FEW 3
void suggest_find(struct suggest_answer *out, const struct suggest_means *means,
                  const struct suggest_request *request);

#endif
