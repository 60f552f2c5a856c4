/* Reads a raw token: letters and digits with the joiners between them, before any rule of
 * French is applied. */
#ifndef TEXT_RAW_H
#define TEXT_RAW_H

#include <stdbool.h>
#include <stddef.h>

#include "text/builder.h"
#include "text/word/letter.h"

/** The most letters of a raw token; the rest begins the next one. */
#define RAW_LETTERS 512
#define RAW_FORMS 8

/**
 * An inclusive form that was replaced by its masculine, and what its feminine is made of.
 */
struct inclusive_form {
    /* The index after the masculine in the raw token. */
    size_t end;
    /* The index of its first letter. */
    size_t base;
    /* How many letters of the base the feminine keeps. */
    size_t n_kept;
    /* The folded ending of the feminine, without a plural s; static. */
    const char *ending;
    bool is_plural;
};

/** Held by value; raw_read() fills it. */
struct raw {
    struct letter at[RAW_LETTERS];
    size_t n;
    struct inclusive_form forms[RAW_FORMS];
    size_t n_forms;
    /* How many raised figures follow the word, which are the number of a note. They
     * stand behind its letters and are not counted in n. */
    size_t n_marks;
};

/**
 * Read the raw token that begins with letter @p i of @p window, a letter or a digit.
 *
 * @return the index of the letter after it.
 */
size_t raw_read(struct raw *raw, struct letter_window *window, size_t i);

/**
 * The index after the note mark (« ¹ », « ⁽²⁾ », « ¹,² ») at letter @p i of @p window,
 * where window_is_raised() is true.
 */
size_t raw_skip_mark(struct letter_window *window, size_t i);

/** Whether @p cp is one of the dots of inclusive writing: · ‧ • ∙ ⋅ */
bool raw_is_middle_dot(uint32_t cp);

#endif
