/* The line that closes a unit: « Source : who, by whom, when ». */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_SOURCE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_SOURCE_H

#include "base/date.h"
#include "base/str.h"

/** All borrowed from the line; empty and DATE_NONE where the line does not say. */
struct citation {
    struct str source;
    struct str author;
    date_day date;
};

/**
 * Read « Le quotidien de la formation, Prénom Nom , 7 avril 2026 ». Parts stand between commas or dashes. The last one
 * is the date when it is a day or a month, « publié le » and the like aside; the part before it the author when it
 * looks like a person's name (two to four words, the first letters capitals, no digit) and something stays for the
 * source. A bare year is left in the source.
 */
struct citation citation_read(struct str text);

#endif
