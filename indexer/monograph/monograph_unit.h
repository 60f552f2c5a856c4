/* The units cut from a monograph: being written, waiting for their source, handed on as records. */
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
    struct str id;      /* of the monograph itself; its units' ids begin with it */
    region_set regions; /* used when has_regions */
    bool has_regions;
    date_day edition; /* the date of units without their own */
    size_t n_most;    /* units; more are not kept, and units_check() says so */
};

/** The units of one monograph, in order. */
struct monograph_units;

struct monograph_units *units_new(const struct unit_common *common,
                                  const struct source_sink *sink);
void units_free(struct monograph_units *units);
void units_free_at(struct monograph_units **units);
#define AUTO_UNITS CLEANUP(units_free_at) struct monograph_units

/** A unit in the making: held by value, begun with unit_begin(), ended with units_add() or unit_release(). */
struct monograph_unit {
    struct record *record; /* its fields may be set directly, the text excepted */
    struct buf text;
    unsigned notes;   /* bit i: refers to note (i); bit 0: to a note with a star */
    bool has_content; /* something beyond its title was put */
};

struct monograph_unit unit_begin(enum kind kind, struct str title, struct str section,
                                 uint32_t line);
void unit_release(struct monograph_unit *unit);
#define AUTO_UNIT CLEANUP(unit_release) struct monograph_unit

/** Put @p text as a paragraph of its own: an empty line stands before it. */
void unit_put_paragraph(struct monograph_unit *unit, uint32_t line, struct str text);

/** Put @p text on the next line: an item, a row. */
void unit_put_line(struct monograph_unit *unit, uint32_t line, struct str text);

/** Put a line of the sheet as its class wants it; a row's cells are joined by dashes. */
void unit_put(struct monograph_unit *unit, const struct monograph_line *line);

/** Add the unit (taken; @p unit is empty afterwards). Nothing is added when it has neither content nor a title
 *  that stands alone (@p title_is_enough). */
void units_add(struct monograph_units *units, struct monograph_unit *unit,
               bool title_is_enough);

/** A border that no source passes: what comes is of another section. */
void units_open_section(struct monograph_units *units);

/** A source line: it is that of all units since the last source or the section's start. Date and author are
 *  only set where the citation has them and @p of_article is true. */
void units_cite(struct monograph_units *units, const struct monograph_line *line,
                bool of_article);

/** Append footnote @p line to the units since the section's start that refer to it; false when none does, or when
 *  the section already had a note of that number. */
bool units_add_note(struct monograph_units *units, const struct monograph_line *line);

/** How many units there are. */
size_t units_count(const struct monograph_units *units);

/** Unit @p i, borrowed until the units are handed on. */
struct record *units_at(const struct monograph_units *units, size_t i);

/** Whether all units were kept. @return STATUS_OK, or STATUS_TOO_LARGE when there were more than n_most. */
MUST_CHECK enum status units_check(const struct monograph_units *units,
                                   struct error *err);

/** Give every unit its id and hand it to the sink, which takes it. @return the sink's first status that is not
 *  STATUS_OK, else STATUS_OK. */
MUST_CHECK enum status units_hand_on(struct monograph_units *units, struct error *err);

#endif
