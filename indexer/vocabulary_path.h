/* Finds the folder of the vocabulary. */
#ifndef INDEXER_VOCABULARY_PATH_H
#define INDEXER_VOCABULARY_PATH_H

#include "base/macros.h"
#include "base/status.h"

/**
 * The folder of the vocabulary: @p given; if NULL, $INFFO_VOCABULARY; else
 * ../share/inffo-search/vocabulary beside the program; else corpus/vocabulary of the
 * source tree that the program was built from.
 *
 * @param[out] out  a new string, also on failure; the caller frees it with mem_free().
 * @return STATUS_OK, or STATUS_NOT_FOUND when one of its files is missing (French text).
 */
MUST_CHECK enum status vocabulary_path(char **out, const char *given, struct error *err);

#endif
