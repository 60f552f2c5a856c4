/* The sections of forms.bin. */
#ifndef ENGINE_FORMS_FILE_H
#define ENGINE_FORMS_FILE_H

enum forms_section {
    FORMS_TERMS = 1, /* struct form_terms of each form */
    FORMS_BY_STEM,   /* u32 form numbers, ordered by stem, then written text */
    FORMS_BY_FOLDED, /* u32 form numbers, ordered by exact term, then written text */
    FORMS_OFFSETS, /* u32 where each string starts in FORMS_BYTES; last, where it ends */
    FORMS_BYTES    /* UTF-8 */
};

#endif
