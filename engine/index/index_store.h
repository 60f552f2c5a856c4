/* The store that answers for an index, one for each thread. */
#ifndef ENGINE_INDEX_INDEX_STORE_H
#define ENGINE_INDEX_INDEX_STORE_H

#include "engine/index/index.h"
#include "engine/store/store.h"

/** A new store of the index's engine, freed with store_free() before the index; never
 *  NULL. */
struct store *index_store_new(const struct index *index);

#endif
