/* Gives headings that are printed in capitals back as sentences: « CONTRAT DE PLAN
 * ETAT-REGION » → « Contrat de plan État-Région ». */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_TITLE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_TITLE_H

#include "base/arena.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/monograph/monograph_line.h"

/**
 * How words are written in the vocabulary, in the genre and in the monograph's own
 * sentences.
 */
struct title_spelling;

/**
 * Learn the spellings of @p sheet and @p vocabulary. What is kept is in @p arena or
 * borrowed from both.
 */
struct title_spelling *spelling_new(struct arena *arena, const struct sheet *sheet,
                                    const struct vocabulary *vocabulary);

/**
 * @p title as it is to be shown, with a capital first. A title with small letters outside
 * brackets stays as it is printed. One in capitals is put in small letters, except for
 * what is known to be written otherwise: regions and acronyms of the vocabulary, and
 * words that the monograph's own sentences write with capitals or accents. No accent is
 * invented.
 *
 * @return the title, in @p arena.
 */
struct str spelling_title(const struct title_spelling *spelling, struct arena *arena,
                          struct str title);

/**
 * Like spelling_title() for a word or phrase inside a sentence: the first letter does not
 * become a capital.
 */
struct str spelling_phrase(const struct title_spelling *spelling, struct arena *arena,
                           struct str text);

#endif
