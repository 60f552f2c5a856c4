/* Which of some names was meant by one that is none of them. */
#ifndef ENGINE_CONFIG_NEAREST_H
#define ENGINE_CONFIG_NEAREST_H

/**
 * The name of @p names, which ends with NULL, that has the fewest typing errors to
 * @p written, capitals aside; NULL when none is near: more than a third of its letters
 * would differ.
 */
const char *nearest_name(const char *written, const char *const *names);

#endif
