/* An answer for people, in the terminal. */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include <stdbool.h>
#include <stdio.h>

#include "engine/answer/search.h"

/** Print @p answer in French; with @p colours, marked words stand out. */
void print_answer(FILE *to, const struct search_answer *answer, const struct index *index,
                  bool colours);

#endif
