/* Finds the themes whose names are near some words, for a question that no document
 * answers: misspelt, or said otherwise. */
#ifndef ENGINE_NEAR_THEMES_H
#define ENGINE_NEAR_THEMES_H

#include "engine/answer/search.h"

/** The most themes that are found. */
#define NEAR_THEMES_MAX 8

/**
 * Find the themes that have words near those of @p text in their labels or triggers: the
 * same stem, the same beginning, or one letter or two otherwise. A word that is near many
 * themes counts less.
 *
 * @param[out] out  the numbers of themes in the vocabulary, nearest first.
 * @param text      valid UTF-8, as it was typed.
 * @return how many there are; 0 when no theme is near.
 */
size_t themes_near(unsigned out[NEAR_THEMES_MAX], struct searcher *searcher,
                   struct str text);

#endif
