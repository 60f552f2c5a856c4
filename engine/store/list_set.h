/* Sets of documents made from increasing numbers or from posting lists. */
#ifndef ENGINE_STORE_LIST_SET_H
#define ENGINE_STORE_LIST_SET_H

#include <roaring/roaring.h>
#include <stdint.h>

#include "base/arena.h"
#include "engine/store/posting_list.h"

/** A new set of the @p n numbers at @p docids, which are increasing; freed with
 *  roaring_bitmap_free(). */
roaring_bitmap_t *bitmap_of_sorted(const uint32_t *docids, uint32_t n);

/** A new set of the documents of @p list, freed with roaring_bitmap_free(). The numbers
 *  take room in @p arena. */
roaring_bitmap_t *bitmap_of_list(const struct posting_list *list, struct arena *arena);

#endif
