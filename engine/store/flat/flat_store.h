/* The store of our own files: lists.bin and bitmaps.bin, read where they are mapped. */
#ifndef ENGINE_STORE_FLAT_FLAT_STORE_H
#define ENGINE_STORE_FLAT_FLAT_STORE_H

#include "engine/store/flat/bitmaps.h"
#include "engine/store/flat/lists.h"
#include "engine/store/store.h"

/** A store of both files, which are borrowed until store_free(). Never NULL. */
struct store *flat_store_new(const struct lists *lists, const struct bitmaps *bitmaps);

#endif
