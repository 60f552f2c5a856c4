/* The units that a monograph is cut into. They are written, wait for their source, and
 * are given to the sink as records. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_UNIT_H
#define INDEXER_MONOGRAPH_MONOGRAPH_UNIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/record/record.h"
#include "indexer/monograph/monograph_line.h"
#include "indexer/monograph/monograph_source.h"
#include "indexer/source/source.h"

/** What all units of one monograph share. */
struct unit_common {
    /* The id of the monograph, with which those of its units begin. */
    struct str id;
    /* Used when has_regions is true. */
    region_set regions;
    bool has_regions;
    /* The date of units that have none of their own. */
    date_day edition;
    /* The most units. More are not kept, and units_check() then fails. */
    size_t n_most;
};

/** The units of one monograph, in order. */
struct monograph_units;

struct monograph_units *units_new(const struct unit_common *common,
                                  const struct source_sink *sink);
void units_free(struct monograph_units *units);
void units_free_at(struct monograph_units **units);
#define AUTO_UNITS CLEANUP(units_free_at) struct monograph_units

/**
 * A unit that is being written. Held by value; unit_begin() begins it, and units_add() or
 * unit_release() ends it.
 */
struct monograph_unit {
    /* Its fields may be set directly, except its text. */
    struct record *record;
    struct buf text;
    /* Bit i is set when the unit refers to note (i); bit 0, to a note with a star. */
    unsigned notes;
    /* Something beside the title was put. */
    bool has_content;
};

struct monograph_unit unit_begin(enum kind kind, struct str title, struct str section,
                                 uint32_t line);
void unit_release(struct monograph_unit *unit);
#define AUTO_UNIT CLEANUP(unit_release) struct monograph_unit

/** Put @p text as a paragraph: an empty line stands before it. */
void unit_put_paragraph(struct monograph_unit *unit, uint32_t line, struct str text);

/** Put @p text on the next line, such as an item or a row. */
void unit_put_line(struct monograph_unit *unit, uint32_t line, struct str text);

/**
 * Put a line of the sheet in the way of its class; the cells of a row are joined by
 * dashes.
 */
void unit_put(struct monograph_unit *unit, const struct monograph_line *line);

/**
 * Add the unit, which is taken: @p unit is empty afterwards. A unit without content is
 * dropped, unless its title is enough by itself (@p title_is_enough).
 */
void units_add(struct monograph_units *units, struct monograph_unit *unit,
               bool title_is_enough);

/** Begin a section: a source line after it does not count for the units before it. */
void units_open_section(struct monograph_units *units);

/**
 * Give the source of @p line to all units since the last source line or the start of the
 * section. With
 * @p of_article the line is cut into source, author and date; else it is all the source.
 */
void units_cite(struct monograph_units *units, const struct monograph_line *line,
                bool of_article);

/**
 * Append the footnote @p line to the units of the section that refer to it.
 *
 * @return false when none does, or when the section already had a note of that number.
 */
bool units_add_note(struct monograph_units *units, const struct monograph_line *line);

/** The number of units. */
size_t units_count(const struct monograph_units *units);

/** Unit @p i, borrowed until units_hand_on(). */
struct record *units_at(const struct monograph_units *units, size_t i);

/**
 * Check that all units were kept.
 *
 * @return STATUS_OK, or STATUS_TOO_LARGE when there were more than n_most.
 */
MUST_CHECK enum status units_check(const struct monograph_units *units,
                                   struct error *err);

/**
 * Give each unit its id and hand it to the sink, which takes it.
 *
 * @return STATUS_OK, or the first other status of the sink, at which it stops.
 */
MUST_CHECK enum status units_hand_on(struct monograph_units *units, struct error *err);

#endif
