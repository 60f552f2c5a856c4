/* Where the vocabulary is when the command line does not say. */
#ifndef INDEXER_VOCABULARY_PATH_H
#define INDEXER_VOCABULARY_PATH_H

#include "base/macros.h"
#include "base/status.h"

/**
 * The folder of the vocabulary: @p given; else $INFFO_VOCABULARY; else ../share/inffo-search/vocabulary beside the
 * program; else corpus/vocabulary of the sources that the program was built from.
 *
 * @param[out] out  a new string, for mem_free(); also on failure.
 * @return STATUS_OK, or STATUS_NOT_FOUND when one of its files is missing (French text).
 */
MUST_CHECK enum status vocabulary_path(char **out, const char *given, struct error *err);

#endif
