/* The sections of forms.bin. */
#ifndef ENGINE_STORE_FLAT_FORMS_FILE_H
#define ENGINE_STORE_FLAT_FORMS_FILE_H

#include <stdint.h>

/* The slots are open tables of the stems, and of the exact terms: a slot is 0 or 1 + where the forms with that text begin in
 * their order; the first slot to look at is forms_slot() of the text's XXH3 hash, the next one follows. */
enum forms_section {
    FORMS_TERMS = 1, /* struct form_terms of each form */
    FORMS_BY_STEM,   /* u32 form numbers, ordered by stem, then written text */
    FORMS_BY_FOLDED, /* u32 form numbers, ordered by exact term, then written text */
    FORMS_OFFSETS, /* u32 where each string starts in FORMS_BYTES; last, where it ends */
    FORMS_BYTES,   /* UTF-8 */
    FORMS_STEM_SLOTS,  /* u32 */
    FORMS_FOLDED_SLOTS /* u32 */
};

static inline uint32_t forms_slot(uint64_t hash, uint32_t n_slots)
{
    return (uint32_t)((hash >> 32) * n_slots >> 32);
}

#endif
