/* A document of an index as the record that it was made of. */
#ifndef INDEXER_SERVED_RECORD_H
#define INDEXER_SERVED_RECORD_H

#include "engine/index/documents.h"
#include "engine/record/record.h"

/**
 * Document @p docid as a new record, never NULL, freed with record_free(). Its regions
 * and themes count as given, those that were assigned too. documents_failure() tells of
 * damage.
 */
struct record *served_record(struct documents *documents, uint32_t docid);

/** The same of @p document, which was read already. */
struct record *served_record_of(const struct document *document);

#endif
