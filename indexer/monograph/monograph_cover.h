/* What comes before a monograph's first section: region, edition, table of contents. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_COVER_H
#define INDEXER_MONOGRAPH_MONOGRAPH_COVER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/monograph/monograph_date.h"
#include "indexer/monograph/monograph_line.h"

struct cover {
    int region;       /* number in the vocabulary; -1 when none was recognised */
    date_day edition; /* first day of the month that it names, or DATE_NONE */
    struct str
        titles[2]; /* the first lines, before region and month; empty ones absent */
    struct str
        closing; /* the sentence that says until when data were collected; empty without */
    uint32_t first_line, last_line; /* of what was used */
    const struct str *contents;     /* folded entries of the table of contents */
    size_t n_contents;
    size_t
        body; /* the sheet's line where the first section begins; sheet->n when there is none */
};

/**
 * Read the front of @p sheet. The region stands after the word « RÉGION » or alone on a line; failing that, it is the
 * one that the text names most. Promotion between cover and contents is left out. Everything lives in @p arena or is
 * borrowed from the sheet.
 */
struct cover cover_read(struct arena *arena, const struct sheet *sheet,
                        const struct vocabulary *vocabulary);

/** Whether @p line only repeats the region's name, as a running title does. */
bool cover_is_region_line(const struct cover *cover, const struct vocabulary *vocabulary,
                          const struct monograph_line *line);

/** The day that figures of @p period are of: its last, but none after the edition where the period began before. */
date_day cover_data_day(const struct cover *cover, const struct date_period *period);

/** Whether @p line is a heading (in capitals, or short and after an empty line) that the table of contents lists. */
bool cover_is_section(const struct cover *cover, const struct monograph_line *line);

#endif
