/* A slow search to compare with: small random corpora and questions, where each question
 * is evaluated on each document. */
#ifndef TESTS_UNIT_ENGINE_MATCH_ORACLE_H
#define TESTS_UNIT_ENGINE_MATCH_ORACLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "engine/vocabulary/vocabulary.h"

#define ORACLE_DOCUMENTS 70
#define ORACLE_WORDS 16 /* the words that questions are made of */

/** One of these words. */
struct oracle_word {
    const char *word;
    bool is_stop;
};
extern const struct oracle_word oracle_words[ORACLE_WORDS];
#define ORACLE_VAE 9

/** One document: what it was generated from, and what a second analysis found in it. */
struct oracle_document {
    /** Its identifier and its date; an empty date is none. */
    char id[8], date[16];
    unsigned year;
    /** The number of its region in the vocabulary; -1: national. */
    int region;
    unsigned kind;
    char json[2000];
    /* The words at each position as bits, of the title and of the text. */
    uint32_t *at[2];
    size_t n[2];
    bool says_vae_at_length[2];
};

struct oracle {
    struct arena *arena;
    uint64_t seed;
    struct oracle_document documents[ORACLE_DOCUMENTS];
};

/** Make the documents. Equal seeds give equal documents. The caller frees
 *  oracle->arena. */
void oracle_make(struct oracle *oracle, uint64_t seed,
                 const struct vocabulary *vocabulary);

/** A random number below @p n. */
unsigned oracle_random(struct oracle *oracle, unsigned n);

/** A question as a tree. */
struct oracle_node;

/** Make a random question in the arena of the oracle, and append its text to @p text. */
const struct oracle_node *oracle_question(struct oracle *oracle, struct buf *text);

/** Set found[i] for each document i that the question matches. Returns whether the
 *  question had to be relaxed. */
bool oracle_answer(bool found[ORACLE_DOCUMENTS], const struct oracle *oracle,
                   const struct oracle_node *question);

/** Set found[i] for each document i that holds a part of what the question asks for. */
void oracle_part(bool found[ORACLE_DOCUMENTS], const struct oracle *oracle,
                 const struct oracle_node *question);

#endif
