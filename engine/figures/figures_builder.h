/* Collects the indicators of a build into series, and writes figures.bin. */
#ifndef ENGINE_FIGURES_FIGURES_BUILDER_H
#define ENGINE_FIGURES_FIGURES_BUILDER_H

#include "base/status.h"
#include "engine/record/record.h"
#include "engine/vocabulary/vocabulary.h"

struct figures_builder;

/** Never NULL; the caller frees it. The vocabulary is borrowed until then. */
struct figures_builder *figures_builder_new(const struct vocabulary *vocabulary);
void figures_builder_free(struct figures_builder *builder);
void figures_builder_free_at(struct figures_builder **builder);
#define AUTO_FIGURES_BUILDER CLEANUP(figures_builder_free_at) struct figures_builder

/**
 * Add the indicator with number @p docid and the texts @p fields, of @p regions.
 * Documents come in the order of their numbers. One without a number as its value, or
 * without a name, is left out.
 */
void figures_builder_add(struct figures_builder *builder, uint32_t docid,
                         const struct str fields[FIELD_COUNT_], region_set regions);

/** Write the file. @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO. */
MUST_CHECK enum status figures_builder_write(const struct figures_builder *builder,
                                             const char *path, struct error *err);

#endif
