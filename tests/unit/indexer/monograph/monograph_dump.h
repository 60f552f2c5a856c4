/* The records of an import, as lines that a person can read and a test can compare. */
#ifndef TESTS_UNIT_INDEXER_MONOGRAPH_DUMP_H
#define TESTS_UNIT_INDEXER_MONOGRAPH_DUMP_H

#include "base/buf.h"
#include "engine/record/record.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/source/source.h"

#define DUMP_RECORDS_MOST 500
#define DUMP_MOST_BYTES (8U << 20)

/** Collects the records that a source gives. */
struct collection {
    struct record *records[DUMP_RECORDS_MOST];
    size_t n;
    /** The warnings, each as « line: message » on a line. */
    struct buf warnings;
    size_t n_warnings;
    /** The sink returns STATUS_LOCKED for the record with this number, from 1; 0: for
     *  none. */
    size_t fail_at;
};

#define COLLECTION_INIT                                                                  \
    {                                                                                    \
        .warnings = BUF_INIT(DUMP_MOST_BYTES)                                            \
    }

struct source_sink collection_sink(struct collection *collection);
void collection_release(struct collection *collection);
#define AUTO_COLLECTION CLEANUP(collection_release) struct collection

size_t collection_count(const struct collection *collection, enum kind kind);

/** The first record with the title @p title; NULL when there is none. */
const struct record *collection_find(const struct collection *collection,
                                     const char *title);

/** Append each record as « [kind] id » and a line for each field that is set, then the
 *  warnings. */
void collection_dump(struct buf *out, const struct collection *collection,
                     const struct vocabulary *vocabulary);

/** The vocabulary of the corpus. The caller frees it. */
struct vocabulary *dump_vocabulary(void);

#endif
