/* What the Xapian database of a generation holds: its prefixes, values and data
 * (docs/XAPIAN.md). */
#ifndef ENGINE_STORE_XAPIAN_XAPIAN_TERMS_H
#define ENGINE_STORE_XAPIAN_XAPIAN_TERMS_H

#include <stdint.h>

#include "base/str.h"

/** The kinds of terms. Those before XAPIAN_ID are words with counts, the others are
 *  filters. */
enum xapian_prefix {
    /** A word of any segment of the document, folded: no accents, small letters. */
    XAPIAN_WORD,
    /** A word of the title, folded. */
    XAPIAN_TITLE,
    /** A word of the author's name, folded. */
    XAPIAN_AUTHOR,
    /** A word of any segment whose stem is the word itself though the stemmer would cut
     *  it: an acronym, a reference. It is counted as XAPIAN_WORD too. */
    XAPIAN_VERBATIM,
    /** The same of the title, counted as XAPIAN_TITLE too. */
    XAPIAN_TITLE_VERBATIM,
    XAPIAN_ID,
    /** The day of publication as YYYYMMDD, its month as YYYYMM, its year as YYYY. */
    XAPIAN_DAY,
    XAPIAN_MONTH,
    XAPIAN_YEAR,
    /** Slugs: of the kind, of each region ("national": of none), of each theme and of the
     *  themes above it, of the source. */
    XAPIAN_KIND,
    XAPIAN_REGION,
    XAPIAN_THEME,
    XAPIAN_SOURCE,
    XAPIAN_PREFIX_COUNT_
};

/** The prefixes of words, which are numbered first. */
#define XAPIAN_WORD_PREFIXES ((uint32_t)XAPIAN_ID)

/** Capital letters, or nothing for XAPIAN_WORD. */
const char *xapian_prefix_text(enum xapian_prefix prefix);

/** The slots of values: days as YYYYMMDD, empty where there is none. */
enum xapian_slot {
    XAPIAN_SLOT_DATE,
    XAPIAN_SLOT_VALID_FROM,
    XAPIAN_SLOT_VALID_TO,
    XAPIAN_SLOT_DATA_DATE
};

/** Room for any term: a prefix and the longest text, which is an id. */
#define XAPIAN_TERM_BYTES 245

/** Write prefix and text to @p to, cut where it is full. @return the term, which borrows
 *  from @p to. */
struct str xapian_term(char to[XAPIAN_TERM_BYTES], enum xapian_prefix prefix,
                       struct str text);

#endif
