/* Takes documents of the served index into the next one as they are. */
#ifndef INDEXER_SERVED_INTAKE_H
#define INDEXER_SERVED_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/index/documents.h"
#include "indexer/intake.h"

/** Documents of @p index; borrowed. */
struct served_documents {
    const struct index *index;
    /* The numbers of n documents; NULL: all documents of the index, and n does not
     * count. */
    const uint32_t *docids;
    size_t n;
    /* NULL, or which of them are meant. Several threads call it at once. */
    bool (*is_meant)(const void *context, const struct document *document);
    const void *context;
};

/**
 * Give the documents to @p target in their order, prepared by its threads. One whose id
 * is taken already is left out.
 *
 * @param[out] n_taken  how many were taken.
 * @return STATUS_OK, STATUS_INDEX_CORRUPT when the index is damaged, STATUS_IO after a
 *         signal, or what the target returned.
 */
MUST_CHECK enum status served_intake(size_t *n_taken, const struct intake_target *target,
                                     const struct served_documents *documents,
                                     struct error *err);

#endif
