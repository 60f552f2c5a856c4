/* Reads what comes before the first section of a monograph: region, edition, table of
 * contents. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_COVER_H
#define INDEXER_MONOGRAPH_MONOGRAPH_COVER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "engine/written/period.h"
#include "indexer/monograph/monograph.h"
#include "indexer/monograph/monograph_line.h"

struct cover {
    /* What a header in front says; borrowed from it. */
    struct monograph_given given;
    /* Its number in the vocabulary; -1 when none was recognised. */
    int region;
    /* The first day of the month of the edition, or DATE_NONE. */
    date_day edition;
    /* The first lines, before region and month; empty when there are none. */
    struct str titles[2];
    /* The sentence that says until when data were collected; empty when there is none. */
    struct str closing;
    /* The first and the last line that the cover was read from. */
    uint32_t first_line, last_line;
    /* The folded entries of the table of contents. */
    const struct str *contents;
    /* The same as they are printed, with their lines. */
    const struct contents_entry {
        struct str title;
        uint32_t line;
    } * entries;
    size_t n_contents;
    /* The index in the sheet of the line that opens the first section; sheet->n when
     * there is none. */
    size_t body;
};

/**
 * Read the front of @p sheet. The region is named after the word « RÉGION » or alone on a
 * line; else it is the one that the text names most. Advertisements between cover and
 * contents are left out. All that is returned is in @p arena or borrowed from the sheet.
 */
struct cover cover_read(struct arena *arena, const struct sheet *sheet,
                        const struct vocabulary *vocabulary);

/** Whether @p line only repeats the name of the region, as a running title does. */
bool cover_is_region_line(const struct cover *cover, const struct vocabulary *vocabulary,
                          const struct monograph_line *line);

/**
 * The day that figures of @p period are of: its last day. When that is after the edition,
 * it is the day of the edition, or the first day of a period that begins after it.
 */
date_day cover_data_day(const struct cover *cover, const struct date_period *period);

/**
 * Whether @p line is a heading (in capitals, or short and after an empty line) that the
 * table of contents lists.
 */
bool cover_is_section(const struct cover *cover, const struct monograph_line *line);

/** The region that @p name is the code, the slug or a name of; -1 for none. */
int cover_region_named(const struct vocabulary *vocabulary, struct str name);

#endif
