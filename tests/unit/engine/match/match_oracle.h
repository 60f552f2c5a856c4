/* Searching done the slow way: small random corpora and questions, each document held against each question. */
#ifndef TESTS_UNIT_ENGINE_MATCH_ORACLE_H
#define TESTS_UNIT_ENGINE_MATCH_ORACLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "engine/vocabulary/vocabulary.h"

#define ORACLE_DOCUMENTS 70
#define ORACLE_WORDS 16 /* that questions are made of */

/** One of the words. */
struct oracle_word {
    const char *word;
    bool is_stop;
};
extern const struct oracle_word oracle_words[ORACLE_WORDS];
#define ORACLE_VAE 9

/** One document as it was generated, and what a second analysis made of it. */
struct oracle_document {
    char id[8], date[16]; /* date empty: none */
    unsigned year;
    int region; /* number in the vocabulary, -1: national */
    unsigned kind;
    char json[2000];
    /* Bit of each word at each position: title first, then text. */
    uint32_t *at[2];
    size_t n[2];
    bool says_vae_at_length[2];
};

struct oracle {
    struct arena *arena;
    uint64_t seed;
    struct oracle_document documents[ORACLE_DOCUMENTS];
};

/** Make the documents; equal seeds, equal documents. The caller frees oracle->arena. */
void oracle_make(struct oracle *oracle, uint64_t seed,
                 const struct vocabulary *vocabulary);

/** A number below @p n. */
unsigned oracle_random(struct oracle *oracle, unsigned n);

/** A question as a tree. */
struct oracle_node;

/** A new random question, in the oracle's arena, and its text appended to @p text. */
const struct oracle_node *oracle_question(struct oracle *oracle, struct buf *text);

/** Set found[i] for each document that the question matches; returns whether it had to be relaxed. */
bool oracle_answer(bool found[ORACLE_DOCUMENTS], const struct oracle *oracle,
                   const struct oracle_node *question);

#endif
