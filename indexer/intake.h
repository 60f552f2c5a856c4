/* Where all sources end: records are checked, counted and handed on; faults are reported with their file. */
#ifndef INDEXER_INTAKE_H
#define INDEXER_INTAKE_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/record/record.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/console.h"
#include "indexer/format/format.h"
#include "indexer/report.h"

/** What becomes of a record that was read and checked. */
struct intake_target {
    /**
     * NULL, or what can be done with each record by itself, such as assigning what its source left open: it is called
     * by several threads at once, on records in any order. @p worker is the thread's own.
     * @return NULL, or what take() is to have with the record, freed behind it with mem_free().
     */
    void *(*prepare)(void *worker, struct record *record);
    void *const *workers; /* n_workers of them; NULL where there is no prepare() */
    size_t n_workers;     /* ≥ 1: so many threads */
    /**
     * Use @p record, which stays the caller's, in the order of the sources, by the thread of intake_read().
     * @return STATUS_OK; STATUS_EXISTS or STATUS_TOO_LARGE to refuse it (French text); any other status ends the run.
     */
    enum status (*take)(void *context, struct record *record, void *prepared,
                        struct error *err);
    void *context;
    const bool *is_done; /* NULL, or set by take(): the reading ends here, and well */
};

/** All borrowed. */
struct intake {
    const struct vocabulary *vocabulary;
    struct report *report;
    struct console *console;
    struct intake_target target;
};

/** The sources of a run. */
struct intake_sources {
    const char *const *names; /* as given on the command line */
    size_t n;
    enum format format;
};

/**
 * Read all sources. A signal (interrupt.h) ends the reading between two documents.
 *
 * @return STATUS_OK, with refusals in the report; STATUS_NOT_FOUND for a source that is not there; STATUS_BAD_INPUT for
 *         one without any document or damaged; STATUS_IO, also when interrupted; or what the target returned.
 *         Texts are French and name the file.
 */
MUST_CHECK enum status intake_read(const struct intake *intake,
                                   const struct intake_sources *sources,
                                   struct error *err);

#endif
