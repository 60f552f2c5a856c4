/* Doubts the unit of a figure that no region can have. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_DOUBT_H
#define INDEXER_MONOGRAPH_MONOGRAPH_DOUBT_H

#include <stdbool.h>

#include "base/str.h"
#include "engine/written/figure.h"
#include "indexer/monograph/monograph_unit.h"
#include "indexer/source/source.h"

/** A figure of a region, as a row prints it. */
struct doubted {
    struct figure value;
    /* Not a figure where the row has none. */
    struct figure national;
    /* The unit of both, printed with the value or announced around it; may be empty. */
    struct str unit;
};

/** What FIELD_DOUBT says of an indicator whose unit cannot be right. */
#define DOUBT_UNIT "unité douteuse dans la source"

/**
 * Why the unit of the figure cannot be right, in French; NULL when it can.
 */
const char *doubt_of_unit(const struct doubted *figure);

/**
 * Doubt the units of the units from number @p first on too that one of them says is
 * doubtful: they stand in one table, below one head. The doubtful unit is dropped from
 * all of them.
 */
void doubt_spread(struct monograph_units *units, size_t first, struct str unit);

#endif
