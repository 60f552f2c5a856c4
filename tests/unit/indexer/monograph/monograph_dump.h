/* What an import gave, as lines that a person reads and a test compares. */
#ifndef TESTS_UNIT_INDEXER_MONOGRAPH_DUMP_H
#define TESTS_UNIT_INDEXER_MONOGRAPH_DUMP_H

#include "base/buf.h"
#include "engine/record/record.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/source/source.h"

#define DUMP_RECORDS_MOST 500
#define DUMP_MOST_BYTES (8U << 20)

/** Collects what a source gives. */
struct collection {
    struct record *records[DUMP_RECORDS_MOST];
    size_t n;
    struct buf warnings; /* « line: message » each */
    size_t n_warnings;
    size_t fail_at; /* the sink answers STATUS_LOCKED to this record, from 1; 0: never */
};

#define COLLECTION_INIT                                                                  \
    {                                                                                    \
        .warnings = BUF_INIT(DUMP_MOST_BYTES)                                            \
    }

struct source_sink collection_sink(struct collection *collection);
void collection_release(struct collection *collection);
#define AUTO_COLLECTION CLEANUP(collection_release) struct collection

size_t collection_count(const struct collection *collection, enum kind kind);

/** The first record whose title is @p title; NULL when there is none. */
const struct record *collection_find(const struct collection *collection,
                                     const char *title);

/** Each record as « [kind] id », then one line a field that is set; then the warnings. */
void collection_dump(struct buf *out, const struct collection *collection,
                     const struct vocabulary *vocabulary);

/** The vocabulary of the corpus; freed by the caller. */
struct vocabulary *dump_vocabulary(void);

#endif
