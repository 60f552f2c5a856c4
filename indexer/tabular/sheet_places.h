/* The names of regions and departments as cells have them. */
#ifndef INDEXER_TABULAR_SHEET_PLACES_H
#define INDEXER_TABULAR_SHEET_PLACES_H

#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"

struct sheet_places;

/** The names in @p vocabulary, which is borrowed; the caller frees them. */
struct sheet_places *sheet_places_new(const struct vocabulary *vocabulary);
void sheet_places_free(struct sheet_places *places);

/**
 * The region that all of @p text names: by its name, a former name, its code, its slug,
 * or one of its departments, in any case.
 *
 * @param[out] is_national  it is the whole country.
 * @return NULL when it is none.
 */
const struct region *sheet_region(bool *is_national, const struct sheet_places *places,
                                  struct str text);

#endif
