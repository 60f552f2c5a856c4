/* The files of a mirror: written whole or not at all, removed when the source no longer
 * has them. */
#ifndef INDEXER_FETCH_MIRROR_H
#define INDEXER_FETCH_MIRROR_H

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/fetch/fetching.h"

/** Remove every document that was not kept, and forget it. @return STATUS_OK or
 *  STATUS_IO. */
MUST_CHECK enum status mirror_sweep(struct fetching *fetching, struct error *err);

/** Whether there is no document in the mirror. */
bool mirror_is_empty(const struct fetching *fetching);

/** Room for the name of a document in a mirror and its zero byte. */
#define MIRROR_NAME_BYTES 128

/** Write the name of the document at @p address, the same each time: something of the
 *  address that people recognise, and a digest of it. @p ending begins with a dot. */
void mirror_name(char to[MIRROR_NAME_BYTES], const char *address, const char *ending);

#endif
