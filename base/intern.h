/* A set of strings that gives each a number, from 0, in the order in which they are
 * added. The build of an index numbers its words so. */
#ifndef BASE_INTERN_H
#define BASE_INTERN_H

#include <stdint.h>

#include "base/macros.h"
#include "base/str.h"

/** What intern_find() returns for a string that is not in the set. */
#define INTERN_NONE UINT32_MAX

/** The most strings that a set can hold. */
#define INTERN_MAX (UINT32_C(1) << 31)

struct intern;

struct intern *intern_new(void);
void intern_free(struct intern *set);
void intern_free_at(struct intern **set);
#define AUTO_INTERN CLEANUP(intern_free_at) struct intern

/** The number of @p s, which is added when it is new. The set keeps a copy; @p s may be
 *  part of a string of the set itself. Adding more than INTERN_MAX strings is a bug of
 *  the caller. */
uint32_t intern_put(struct intern *set, struct str s);

/** The number of @p s, or INTERN_NONE. */
uint32_t intern_find(const struct intern *set, struct str s);

/** The string with number @p i, borrowed until the set is changed or freed. */
struct str intern_at(const struct intern *set, uint32_t i);

uint32_t intern_count(const struct intern *set);

#endif
