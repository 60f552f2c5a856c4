/* The values of parameters as people write them: labels and slugs in any case. */
#ifndef ENGINE_REQUEST_REQUEST_NAMES_H
#define ENGINE_REQUEST_REQUEST_NAMES_H

#include "engine/request/request.h"

/**
 * What the parameter @p name calls the value that a person writes as @p value, a label or
 * a slug in any case, with or without accents: « Hauts-de-France » is "hauts-de-france"
 * for `region`, « Actualité » is "news" for `kind`. @p value itself when it stands for
 * nothing of that name, or is not valid UTF-8.
 *
 * @return a text borrowed from @p index, @p arena or @p value.
 */
struct str search_param_named(struct str name, struct str value,
                              const struct index *index, struct arena *arena);

#endif
