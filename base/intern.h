/* A set of strings that numbers them from 0 in the order they came: the vocabulary of a build. */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include <stdint.h>

#include "base/macros.h"
#include "base/str.h"

/** What intern_find() says of a string that is not there. */
#define INTERN_NONE UINT32_MAX

struct intern;

struct intern *intern_new(void);
void intern_free(struct intern *set);
void intern_free_at(struct intern **set);
#define AUTO_INTERN CLEANUP(intern_free_at) struct intern

/** The number of @p s, which is copied when new. At most 2^32 - 2 strings. */
uint32_t intern_put(struct intern *set, struct str s);

/** The number of @p s, or INTERN_NONE. */
uint32_t intern_find(const struct intern *set, struct str s);

/** String number @p i, borrowed until the set is changed or freed. */
struct str intern_at(const struct intern *set, uint32_t i);

uint32_t intern_count(const struct intern *set);

#endif
