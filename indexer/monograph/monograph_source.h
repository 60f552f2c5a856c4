/* Reads the line that closes a unit: « Source : who published, who wrote, when ». */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_SOURCE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_SOURCE_H

#include "base/date.h"
#include "base/str.h"

/** Borrowed from the line; empty or DATE_NONE when the line does not say. */
struct citation {
    struct str source;
    struct str author;
    date_day date;
};

/**
 * Read « Le quotidien de la formation, Prénom Nom , 7 avril 2026 ». Commas or dashes are
 * between its parts. The last part is the date when it is a day or a month; « publié le »
 * and the like are skipped. The part before it is the author when it looks like a name
 * (two to four words that begin with capitals, no digit) and something is left for the
 * source. A bare year stays in the source.
 */
struct citation citation_read(struct str text);

#endif
