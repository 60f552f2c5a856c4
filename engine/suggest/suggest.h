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

#define SUGGEST_LIMIT 10
#define SUGGEST_LIMIT_MAX 20

/** Where a completion comes from. Written into suggest.bin: raise INDEX_FORMAT_VERSION when rows move. */
enum suggest_source {
    SUGGEST_TITLE,
    SUGGEST_REGION,
    SUGGEST_FORMER, /* a former or another name of a region */
    SUGGEST_ACRONYM,
    SUGGEST_QUERY,
    SUGGEST_THEME,
    SUGGEST_DESCRIPTOR, /* of the thesaurus, by its label or a synonym */
    SUGGEST_SOURCE_COUNT_
};

struct suggest_source_kind {
    const char *type;  /* in answers: "title" */
    const char *label; /* what a reader sees: « Sigle » */
    int base; /* what its completions are worth before their weight, 0 to 255, is added */
    unsigned share; /* how many of ten it may take while others wait */
};

/** The row of @p source; one out of range, in a damaged file, gives the last. */
const struct suggest_source_kind *suggest_source_kind(unsigned source);

/** suggest.bin opened. Immutable, mapped, shareable. */
struct suggest;
/** @param[out] out  the caller frees it with suggest_free(); NULL on failure.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status suggest_open(struct suggest **out, const char *path,
                                    struct error *err);
void suggest_free(struct suggest *suggest);

/** How many completions there are. */
uint32_t suggest_count(const struct suggest *suggest);

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
