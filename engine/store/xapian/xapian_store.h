/* The store of the Xapian database alone: neither lists.bin nor bitmaps.bin is opened. A
 * term's list is compiled when it is asked for, and kept for the questions to come. */
#ifndef ENGINE_STORE_XAPIAN_XAPIAN_STORE_H
#define ENGINE_STORE_XAPIAN_XAPIAN_STORE_H

#include "engine/store/flat/forms.h"
#include "engine/store/store.h"
#include "engine/store/xapian/xapian_rows.h"
#include "engine/vocabulary/vocabulary.h"

/** What such a store answers from; borrowed until store_free(), but for the folder. */
struct xapian_sources {
    /* The folder of the database; read by xapian_store_new() only. */
    const char *folder;
    uint32_t n_documents;
    const struct xapian_rows *rows;
    /* The forms of the words, and the slugs of the values of facets. */
    const struct forms *forms;
    const struct vocabulary *vocabulary;
};

/** Never NULL. A database that cannot be opened is what store_failure() says then. */
struct store *xapian_store_new(const struct xapian_sources *sources);

#endif
