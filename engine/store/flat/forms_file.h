/* The sections of forms.bin. */
#ifndef ENGINE_STORE_FLAT_FORMS_FILE_H
#define ENGINE_STORE_FLAT_FORMS_FILE_H

/* The slots are hash tables (slot_table.h) of the stems, and of the exact terms, by the
 * XXH3 hash of the text: a number says where the forms with it begin in their order. */
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

#endif
