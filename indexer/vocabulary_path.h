/* Where the vocabulary is when the command line does not say. */
#ifndef INDEXER_VOCABULARY_PATH_H
#define INDEXER_VOCABULARY_PATH_H

/**
 * A new string: @p given; else $INFFO_VOCABULARY; else ../share/inffo-search/vocabulary beside the program; else
 * corpus/vocabulary of the sources that the program was built from. The caller frees it with mem_free().
 */
char *vocabulary_path(const char *given);

#endif
