/* The same question as other people would type it: without accents, in capitals, with a
 * typing error… Pure functions. */
#ifndef EVAL_VARIANTS_H
#define EVAL_VARIANTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

enum variant {
    /** Without accents: é becomes e, ç becomes c, œ becomes oe. */
    VARIANT_NOACC,
    /** All in capitals, with their accents. */
    VARIANT_CAPS,
    /** ' becomes ’. */
    VARIANT_APOS,
    /** Without elided words: "l'aide d'un" becomes "aide un". */
    VARIANT_NOELIS,
    /** One typing error in one word of five letters or more. */
    VARIANT_TYPO,
    /** The words in another order. What is between quotes counts as one word. */
    VARIANT_ORDER,
    VARIANT_COUNT_
};

/** The name of a variant on the command line ("noacc"), and what a reader sees (« sans
 *  accents »). */
const char *variant_name(enum variant variant);
const char *variant_label(enum variant variant);

/** Find the variant called @p name; false when there is none. */
bool variant_find(enum variant *out, struct str name);

/**
 * Append @p text as @p variant changes it. When it has nothing to change (no accent, no
 * long word, only one word), the text is appended as it is. TYPO and ORDER are drawn from
 * @p seed and the text alone, so that the same two always give the same bytes. Bytes that
 * are not UTF-8 become U+FFFD.
 */
void variant_put(struct buf *out, enum variant variant, struct str text, uint64_t seed);

#endif
