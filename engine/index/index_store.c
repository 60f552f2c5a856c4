/* Choosing the store of an index. */
#include "engine/index/index_store.h"

#include "base/file.h"
#include "base/memory.h"
#include "engine/index/index_parts.h"
#include "engine/store/flat/flat_store.h"
#include "engine/store/xapian/xapian_store.h"

struct store *index_store_new(const struct index *index)
{
    if (index->engine == INDEX_FLAT)
        return flat_store_new(index->lists, index->bitmaps);
    AUTO_TEXT *folder = path_join(index->folder, GENERATION_XAPIAN);
    const struct xapian_sources sources = {.folder = folder,
                                           .n_documents = index->manifest.n_documents,
                                           .rows = &index->xapian_rows,
                                           .forms = index->forms,
                                           .vocabulary = index->vocabulary};
    return xapian_store_new(&sources);
}
