/* The same question as others would type it: without accents, in capitals, with a typing error… Pure functions. */
#ifndef EVAL_VARIANTS_H
#define EVAL_VARIANTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

enum variant {
    VARIANT_NOACC,  /* no accents: é → e, ç → c, œ → oe */
    VARIANT_CAPS,   /* ALL CAPS, accents kept */
    VARIANT_APOS,   /* ’ for ' */
    VARIANT_NOELIS, /* elided words dropped: "l'aide d'un" → "aide un" */
    VARIANT_TYPO,   /* one typing error in one word of five letters or more */
    VARIANT_ORDER,  /* words in another order, what stands between quotes as one word */
    VARIANT_COUNT_
};

/** Its name on the command line ("noacc"), and what a reader sees (« sans accents »). */
const char *variant_name(enum variant variant);
const char *variant_label(enum variant variant);

/** The variant of that name; false when there is none. */
bool variant_find(enum variant *out, struct str name);

/**
 * Append @p text as @p variant has it. Where nothing can be changed (no accent, no long word, one word alone) the text
 * itself is appended. TYPO and ORDER are drawn from @p seed and the text alone: the same pair always gives the same
 * bytes. What is no UTF-8 becomes U+FFFD.
 */
void variant_put(struct buf *out, enum variant variant, struct str text, uint64_t seed);

#endif
