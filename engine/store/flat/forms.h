/* forms.bin: the word forms of an index, each with its exact term and its stem. */
#ifndef ENGINE_STORE_FLAT_FORMS_H
#define ENGINE_STORE_FLAT_FORMS_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "text/analyse.h"

/** A word form: a word as it is written, but in lower case, with the terms that search
 *  makes of it. */
struct form {
    struct str written;
    /* The exact term. */
    struct str folded;
    struct str stem;
    bool is_stop;
};

/**
 * Collects the forms of a build. They are numbered from 0 in the order in which they
 * come, until forms_builder_order(). Two tokens have the same form when they are written
 * alike and search makes the same terms of them.
 */
struct forms_builder;

/** Never NULL; freed with forms_builder_free(). */
struct forms_builder *forms_builder_new(void);
void forms_builder_free(struct forms_builder *builder);

/** Count one occurrence of the token's form. The token's texts are copied when the form
 *  is new. @return the number of the form. */
uint32_t forms_builder_put(struct forms_builder *builder, const struct token *token);

/** Count one more occurrence of @p form, which forms_builder_put() returned. */
void forms_builder_use(struct forms_builder *builder, uint32_t form);

/** Undo one forms_builder_put() that returned @p form. */
void forms_builder_take_back(struct forms_builder *builder, uint32_t form);

/**
 * Add all occurrences of @p from that were not taken back.
 * @return for each form of @p from its number here, 0 for those without occurrences; a
 *         new array, freed with mem_free().
 */
uint32_t *forms_builder_merge(struct forms_builder *builder,
                              const struct forms_builder *from);

/**
 * Number forms and strings anew, the most frequent forms first. The new numbers depend on
 * what was put, but not on the order in which it came.
 * @return the new number of each old one; a new array, freed with mem_free().
 */
uint32_t *forms_builder_order(struct forms_builder *builder);

/** Whether @p text is a written form, an exact term or a stem that was put. */
bool forms_builder_has(const struct forms_builder *builder, struct str text);

uint32_t forms_builder_count(const struct forms_builder *builder);

/** The texts of a form, as numbers of strings: equal texts have equal numbers. It is
 *  written to the file as it stands. */
struct form_terms {
    uint32_t written, folded, stem;
    uint32_t is_stop;
};
struct form_terms forms_builder_terms(const struct forms_builder *builder, uint32_t form);

/** String number @p number, borrowed until the builder next changes. */
struct str forms_builder_string(const struct forms_builder *builder, uint32_t number);
uint32_t forms_builder_n_strings(const struct forms_builder *builder);

/**
 * Write forms.bin at @p path.
 * @return STATUS_OK, STATUS_NOT_FOUND (the folder does not exist), STATUS_TOO_LARGE (4
 *         GiB of strings or more) or STATUS_IO.
 */
MUST_CHECK enum status forms_builder_write(const struct forms_builder *builder,
                                           const char *path, struct error *err);

/** forms.bin, mapped. Immutable, so that threads may share it. */
struct forms;
/**
 * Map the file at @p path.
 * @param[out] out  the caller frees it with forms_free(); NULL on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status forms_open(struct forms **out, const char *path,
                                  struct error *err);
void forms_free(struct forms *forms);

/** How many forms there are. */
uint32_t forms_count(const struct forms *forms);

/** Form number @p i, borrowed until forms_free(). A number beyond the last form, or a
 *  damaged file, gives empty texts. */
struct form forms_at(const struct forms *forms, uint32_t i);

/** Numbers of forms, borrowed until forms_free(). They are not checked and may be
 *  anything in a damaged file: pass them to functions that check, such as forms_at(). */
struct form_numbers {
    const uint32_t *at;
    size_t n;
};

/** The forms with the stem @p stem, in the order of their written texts. */
struct form_numbers forms_of_stem(const struct forms *forms, struct str stem);

/** The forms with the exact term @p folded, in the order of their written texts. */
struct form_numbers forms_of_folded(const struct forms *forms, struct str folded);

/** The forms whose exact term starts with @p prefix, in the order of the exact terms. */
struct form_numbers forms_of_prefix(const struct forms *forms, struct str prefix);

#endif
