/* Other ways to say things: acronyms, their long forms, former names, regions, the editors' groups, looked up by stems. */
#ifndef ENGINE_WORDS_SYNONYMS_H
#define ENGINE_WORDS_SYNONYMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"

/** What makes two ways of saying one. */
enum synonym_kind {
    SYNONYM_ACRONYM, /* an acronym and its long form */
    SYNONYM_VARIANT, /* another way to write either */
    SYNONYM_FORMER,  /* a former name of what either says */
    SYNONYM_REGION,  /* a region, its other and former names */
    SYNONYM_GROUP,   /* words of a line of synonyms.tsv */
    SYNONYM_FAMILY   /* single words of a line of families.tsv */
};

/** One way: who says `from` may mean `to`. */
struct synonym {
    const struct str *from; /* stems in order, stop words included */
    size_t n_from;
    const struct str *to; /* likewise */
    const bool *to_stops;
    size_t n_to;
    struct str from_text, to_text; /* as the vocabulary writes them */
    enum synonym_kind kind;
    double weight;             /* the editors' own, 1 where they give none */
    bool needs_capitals;       /* `from` is an acronym that is a word in lower case */
    bool to_needs_capitals;    /* `to` is one */
    const struct str *context; /* stems beside which `from` needs no capitals */
    size_t n_context;
    uint32_t phrase; /* its number among synonyms_phrase(), or SYNONYM_NO_PHRASE */
};

/** `to` is one word that is looked for as it is: the list of its stem tells where it stands. */
#define SYNONYM_NO_PHRASE UINT32_MAX

/** Immutable once made; shareable. */
struct synonyms;

/** All but families. Never NULL; the caller frees it with synonyms_free(). Keeps the vocabulary's strings borrowed. */
struct synonyms *synonyms_new(const struct vocabulary *vocabulary);

/** The words of families.tsv, one leading to another. Never NULL; the caller frees it with synonyms_free(). */
struct synonyms *synonyms_families_new(const struct vocabulary *vocabulary);
void synonyms_free(struct synonyms *synonyms);

/** Make the file at @p path of them. @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO. */
MUST_CHECK enum status synonyms_write(const struct synonyms *synonyms, const char *path,
                                      struct error *err);

/** Open what synonyms_write() made: the same, without the vocabulary.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status synonyms_open(struct synonyms **out, const char *path,
                                     struct error *err);

/** What synonyms lead to and only the stored words tell the places of, several words or one in capitals: phrase @p i is
 *  the `to` of the synonym returned, and of all others with that number. The numbers depend on the vocabulary alone. */
uint32_t synonyms_n_phrases(const struct synonyms *synonyms);
const struct synonym *synonyms_phrase(const struct synonyms *synonyms, uint32_t i);

/** The words that a synonym is looked for in. */
struct synonym_words {
    const struct str *stems;
    const bool *capitals; /* for each whether it was typed in capitals */
    size_t n;
};

/**
 * A synonym whose `from` stands at word @p at of @p words: those with the longest `from` first. One that needs capitals
 * stands in small letters too where another word is of its context.
 * @param before    the one found before, or NULL for the first.
 * @return NULL when there is none, or no other.
 */
const struct synonym *synonyms_find(const struct synonyms *synonyms,
                                    const struct synonym_words *words, size_t at,
                                    const struct synonym *before);

#endif
