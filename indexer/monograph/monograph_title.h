/* Headings printed in capitals, given back as a sentence: « CONTRAT DE PLAN ETAT-REGION » → « Contrat de plan État-Région ». */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_TITLE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_TITLE_H

#include "base/arena.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/monograph/monograph_line.h"

/** How words are written: as the vocabulary, the genre and the monograph's own sentences write them. */
struct title_spelling;

/** Learn from @p sheet and @p vocabulary; all that is kept lives in @p arena, or is borrowed from the two. */
struct title_spelling *spelling_new(struct arena *arena, const struct sheet *sheet,
                                    const struct vocabulary *vocabulary);

/**
 * @p title as it is to be shown. A title with small letters outside brackets stays as printed; one in capitals is
 * put in small letters, but for what is known to be written otherwise: regions and acronyms of the vocabulary, and
 * words that the monograph's own sentences write with capitals or accents. No accent is invented. The first letter is
 * a capital.
 * @return in @p arena.
 */
struct str spelling_title(const struct title_spelling *spelling, struct arena *arena,
                          struct str title);

/** The same for a word or phrase inside a sentence: the first letter is not raised. */
struct str spelling_phrase(const struct title_spelling *spelling, struct arena *arena,
                           struct str text);

#endif
