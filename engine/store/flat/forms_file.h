/* The sections of forms.bin. */
#ifndef ENGINE_STORE_FLAT_FORMS_FILE_H
#define ENGINE_STORE_FLAT_FORMS_FILE_H

#include <stdint.h>

/* The two sections of slots are hash tables with linear probing, one of the stems and one
 * of the exact terms. A slot (u32) is 0 when it is free, else 1 + the place in
 * FORMS_BY_STEM or FORMS_BY_FOLDED where the forms with that text begin. A search starts
 * at forms_slot() of the text's XXH3 hash and goes on to the next slot. */
enum forms_section {
    /* The struct form_terms of each form. */
    FORMS_TERMS = 1,
    /* The numbers of all forms (u32), ordered by stem, then by written text. */
    FORMS_BY_STEM,
    /* The numbers of all forms (u32), ordered by exact term, then by written text. */
    FORMS_BY_FOLDED,
    /* Where each string starts in FORMS_BYTES (u32), and at the end where the last one
     * ends. */
    FORMS_OFFSETS,
    /* The strings, in UTF-8. */
    FORMS_BYTES,
    FORMS_STEM_SLOTS,
    FORMS_FOLDED_SLOTS
};

/** The first slot for a text with the 64-bit hash @p hash. */
static inline uint32_t forms_slot(uint64_t hash, uint32_t n_slots)
{
    return (uint32_t)((hash >> 32) * n_slots >> 32);
}

#endif
