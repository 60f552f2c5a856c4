/* Prints an answer for people who read it in a terminal. */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include <stdbool.h>
#include <stdio.h>

#include "engine/answer/search.h"

/** Print @p answer in French. With @p colours, the words that were found are
 *  highlighted. */
void print_answer(FILE *to, const struct search_answer *answer, const struct index *index,
                  bool colours);

#endif
