/* Finds the folder of the vocabulary, and the lexicon of inflections. */
#ifndef INDEXER_VOCABULARY_PATH_H
#define INDEXER_VOCABULARY_PATH_H

#include "base/macros.h"
#include "base/status.h"
#include "engine/vocabulary/vocabulary.h"

/**
 * The folder of the vocabulary: @p given; if NULL, $INFFO_VOCABULARY; else
 * ../share/inffo-search/vocabulary beside the program; else corpus/vocabulary of the
 * source tree that the program was built from.
 *
 * @param[out] out  a new string, also on failure; the caller frees it with mem_free().
 * @return STATUS_OK, or STATUS_NOT_FOUND when one of its files is missing (French text).
 */
MUST_CHECK enum status vocabulary_path(char **out, const char *given, struct error *err);

/**
 * The file of the lexicon: $INFFO_INFLECTIONS; else ../share/inffo-search/inflections.bin
 * beside the program.
 *
 * @return a new string, freed with mem_free(); NULL when the variable is empty or there
 *         is no such file: then words have the stemmer's stems.
 */
char *inflections_path(void);

/** Load both. @return STATUS_OK, or what vocabulary_path(), vocabulary_load() or
 *  vocabulary_take_inflections() returns. */
MUST_CHECK enum status vocabulary_read(struct vocabulary **out, const char *given,
                                       struct error *err);

#endif
