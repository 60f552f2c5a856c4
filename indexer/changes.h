/* What a new index changes against the one that is served: added, changed, unchanged, removed. */
#ifndef INDEXER_CHANGES_H
#define INDEXER_CHANGES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "engine/record.h"

struct changes {
    uint32_t added, changed, unchanged, removed;
};

/** The served index, to compare with. */
struct comparison;

/** Open what index folder @p path serves; with no sound index there, everything is added. Never NULL. */
struct comparison *comparison_new(const char *path);
void comparison_free(struct comparison *comparison);
void comparison_free_at(struct comparison **comparison);
#define AUTO_COMPARISON CLEANUP(comparison_free_at) struct comparison

/** Count @p record, as it is indexed. Where it was read does not matter. */
void comparison_add(struct comparison *comparison, const struct record *record);

/** After the last record. */
struct changes comparison_result(const struct comparison *comparison);

#endif
