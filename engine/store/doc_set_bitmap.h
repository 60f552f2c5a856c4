/* A set of documents is a roaring bitmap. Only what evaluates, builds and maps sets knows
 * that. */
#ifndef ENGINE_STORE_DOC_SET_BITMAP_H
#define ENGINE_STORE_DOC_SET_BITMAP_H

#include <roaring/roaring.h>

#include "engine/store/doc_set.h"

struct doc_set {
    roaring_bitmap_t bitmap;
};

/** The bitmap itself as a set; NULL stays NULL. */
static inline const struct doc_set *doc_set_of_bitmap(const roaring_bitmap_t *bitmap)
{
    return (const struct doc_set *)bitmap;
}

#endif
