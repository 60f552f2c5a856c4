/* Finds contradictions: what a monograph prints is kept, and what disagrees with it is
 * warned of. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_CHECK_H
#define INDEXER_MONOGRAPH_MONOGRAPH_CHECK_H

#include <stddef.h>

#include "indexer/monograph/monograph_reader.h"
#include "indexer/monograph/monograph_table.h"

/**
 * Warn when a heading or sentence announces another number of campus or clusters of the
 * region than were found.
 */
void check_announced_counts(struct monograph_reader *reader,
                            const struct outline *outline);

/**
 * Warn when figures of @p table contradict each other: evolutions, details that repeat
 * their total, thousands among units, sums, and figures that cannot have the unit that
 * @p caption, a head or a label announces.
 */
void check_table(struct monograph_reader *reader, const struct table *table,
                 struct str caption);

/**
 * Warn when a programme was signed long before its period or after it, or when its text
 * names another period than its title. The text of @p title includes the signature.
 */
void check_programme(struct monograph_reader *reader, const struct monograph_line *title,
                     const struct monograph_line *lines, size_t n);

/**
 * Warn, with « section sans contenu : … », of each section whose heading promises tables
 * or lists and of which no unit was made, and of each entry of the table of contents
 * that heads nothing. @p n_units[i] is how many units there were before block i.
 */
void check_sections(struct monograph_reader *reader, const struct outline *outline,
                    const size_t *n_units);

/**
 * Warn of indicators with the same label and the same figure whose periods are apart: « 3
 * 516 en 2024 » and « 3 516 en 2026 ».
 */
void check_indicators(struct monograph_reader *reader);

#endif
