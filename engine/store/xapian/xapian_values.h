/* The terms of the values of facets: a value is in the database as the slug that the
 * vocabulary gives it. */
#ifndef ENGINE_STORE_XAPIAN_XAPIAN_VALUES_H
#define ENGINE_STORE_XAPIAN_XAPIAN_VALUES_H

#include <stddef.h>

#include "engine/store/store.h"
#include "engine/store/xapian/xapian_terms.h"
#include "engine/vocabulary/vocabulary.h"

/** The slug of the documents that have no region. */
#define XAPIAN_NATIONAL "national"

/** How many values facet @p facet may have. */
size_t xapian_n_values(enum store_facet facet);

/** The prefix of the terms of @p facet. */
enum xapian_prefix xapian_value_prefix(enum store_facet facet);

/** The slug of value @p value, or NULL when the vocabulary has no such value; borrowed
 *  from the vocabulary. */
const char *xapian_value_slug(const struct vocabulary *vocabulary, enum store_facet facet,
                              size_t value);

#endif
