/* What the files that read texts.bin share: texts.c opens it and finds documents,
 * texts_read.c decompresses. Private to this folder. */
#ifndef ENGINE_STORE_FLAT_TEXTS_PARTS_H
#define ENGINE_STORE_FLAT_TEXTS_PARTS_H

/* Frames without a magic number, and a dictionary that is used where it is mapped, belong
 * to the part of libzstd that is only for static linking. */
#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>

#include "engine/file/blobs.h"
#include "engine/store/flat/texts.h"

struct texts {
    struct blobs frames;
    /* NULL when there is none. */
    ZSTD_DDict *dictionary;
    struct texts_packing packing;
    struct texts_keys ids, parts;
};

#endif
