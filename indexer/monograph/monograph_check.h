/* Contradictions: what a monograph prints is kept, and where it disagrees with itself is said. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_CHECK_H
#define INDEXER_MONOGRAPH_MONOGRAPH_CHECK_H

#include <stddef.h>

#include "indexer/monograph/monograph_reader.h"
#include "indexer/monograph/monograph_table.h"

/** Warn where headings or sentences announce another number of campus or clusters in the region than were found. */
void check_announced_counts(struct monograph_reader *reader,
                            const struct outline *outline);

/** Warn where the figures of @p table contradict each other: evolutions, details that repeat their total, figures
 *  in thousands among units, sums, a unit in @p caption, head or group that its figures cannot have. */
void check_table(struct monograph_reader *reader, const struct table *table,
                 struct str caption);

/** Warn where a programme was signed long before its period or after it, or where its text names another period
 *  than its title. @p title has its signature. */
void check_programme(struct monograph_reader *reader, const struct monograph_line *title,
                     const struct monograph_line *lines, size_t n);

/** Warn of indicators of one label and one figure that name years apart: « 3 516 en 2024 », « 3 516 en 2026 ». */
void check_indicators(struct monograph_reader *reader);

#endif
