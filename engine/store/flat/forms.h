/* The words of an index: each written form with its exact term and its stem (forms.bin). */
#ifndef ENGINE_STORE_FLAT_FORMS_H
#define ENGINE_STORE_FLAT_FORMS_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "text/analyse.h"

/** A word as it is written, without regard to capitals, with what search makes of it. */
struct form {
    struct str written;
    struct str folded; /* the exact term */
    struct str stem;
    bool is_stop;
};

/** The forms met by a build, numbered from 0 in the order they came until they are ordered. Two tokens have one form when
 *  they are written alike and search makes the same of them. */
struct forms_builder;

/** Never NULL; freed with forms_builder_free(). */
struct forms_builder *forms_builder_new(void);
void forms_builder_free(struct forms_builder *builder);

/** The number of the token's form; the token's texts are copied when they are new. */
uint32_t forms_builder_put(struct forms_builder *builder, const struct token *token);

/** Take back one forms_builder_put() of form @p form. */
void forms_builder_take_back(struct forms_builder *builder, uint32_t form);

/** Put all that was put into @p from, and not taken back. @return the number of each form of @p from, 0 for those that were
 *  all taken back; the caller frees it with mem_free(). */
uint32_t *forms_builder_merge(struct forms_builder *builder,
                              const struct forms_builder *from);

/** Number forms and strings anew, the forms put most often first, so that the numbers depend on what was put and not on
 *  when. @return the new number of each old one; the caller frees it with mem_free(). */
uint32_t *forms_builder_order(struct forms_builder *builder);

/** Whether @p text is a written form, an exact term or a stem that was put. */
bool forms_builder_has(const struct forms_builder *builder, struct str text);

uint32_t forms_builder_count(const struct forms_builder *builder);

/** A form's texts as numbers among all strings of the builder: equal texts, equal numbers. Fixed
 *  layout: written as it stands. */
struct form_terms {
    uint32_t written, folded, stem;
    uint32_t is_stop;
};
struct form_terms forms_builder_terms(const struct forms_builder *builder, uint32_t form);

/** String number @p number, borrowed until the next forms_builder_put() or _order(). */
struct str forms_builder_string(const struct forms_builder *builder, uint32_t number);
uint32_t forms_builder_n_strings(const struct forms_builder *builder);

/** Write forms.bin at @p path. @return STATUS_OK, STATUS_NOT_FOUND (no such folder), STATUS_TOO_LARGE
 *  (4 GiB of strings) or STATUS_IO. */
MUST_CHECK enum status forms_builder_write(const struct forms_builder *builder,
                                           const char *path, struct error *err);

/** forms.bin opened. Immutable, shareable. */
struct forms;
/** @param[out] out  the caller frees it with forms_free(); NULL on failure.
 *  @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status forms_open(struct forms **out, const char *path,
                                  struct error *err);
void forms_free(struct forms *forms);

/** Form number @p i; a number beyond the last, or a damaged one, gives an empty form. Borrowed until
 *  forms_free(). */
struct form forms_at(const struct forms *forms, uint32_t i);

/** Numbers of forms, borrowed until forms_free(). Where the file is damaged they may be anything: only
 *  forms_at() may be asked about them. */
struct form_numbers {
    const uint32_t *at;
    size_t n;
};

/** The forms with stem @p stem, in the order of their written texts. */
struct form_numbers forms_of_stem(const struct forms *forms, struct str stem);

/** The forms with exact term @p folded. */
struct form_numbers forms_of_folded(const struct forms *forms, struct str folded);

/** The forms whose exact term starts with @p prefix, in the order of the exact terms. */
struct form_numbers forms_of_prefix(const struct forms *forms, struct str prefix);

#endif
