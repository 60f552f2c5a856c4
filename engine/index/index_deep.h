/* Holds the compiled files of an index against its Xapian database. */
#ifndef ENGINE_INDEX_INDEX_DEEP_H
#define ENGINE_INDEX_INDEX_DEEP_H

#include "engine/index/index.h"

/**
 * Compile every list and every set of facets from the Xapian database again, and compare
 * them with lists.bin and bitmaps.bin; find each document of the index in the database by
 * its id, and no other. It takes as long as compiling does, some seconds for 200 000
 * documents.
 *
 * @param index  opened with INDEX_FLAT.
 * @return STATUS_OK, STATUS_INDEX_CORRUPT (the text names the file and the term, value or
 *         document), or what Xapian says.
 */
MUST_CHECK enum status index_verify_deep(const struct index *index, struct error *err);

#endif
