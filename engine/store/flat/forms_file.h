/* The sections of forms.bin. */
#ifndef ENGINE_STORE_FLAT_FORMS_FILE_H
#define ENGINE_STORE_FLAT_FORMS_FILE_H

/* The slots are hash tables (slot_table.h) of the stems, and of the exact terms, by the XXH3
 * hash of the text: a number says where the forms with that text begin in their order. */
enum forms_section {
    FORMS_TERMS = 1, /* struct form_terms of each form */
    FORMS_BY_STEM,   /* u32 form numbers, ordered by stem, then written text */
    FORMS_BY_FOLDED, /* u32 form numbers, ordered by exact term, then written text */
    FORMS_OFFSETS, /* u32 where each string starts in FORMS_BYTES; last, where it ends */
    FORMS_BYTES,   /* UTF-8 */
    FORMS_STEM_SLOTS,  /* u32 */
    FORMS_FOLDED_SLOTS /* u32 */
};

#endif
