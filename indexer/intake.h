/* Reads all sources: records are checked, counted and given to the target; faults are
 * reported with their file. */
#ifndef INDEXER_INTAKE_H
#define INDEXER_INTAKE_H

#include <stdbool.h>

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/record/record.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/console.h"
#include "indexer/format/format.h"
#include "indexer/report.h"
#include "indexer/source/source_files.h"

/** Where a record goes that was read and checked. */
struct intake_target {
    /**
     * The part of the work that needs one record only, such as assigning its regions; or
     * NULL. Several threads call it at once, on records in any order. @p worker belongs
     * to the thread.
     *
     * @return what take() is to get with the record, which is then freed with mem_free();
     *         or NULL.
     */
    void *(*prepare)(void *worker, struct record *record);
    /* n_workers pointers, one for each thread; NULL when there is no prepare(). */
    void *const *workers;
    /* The number of threads, at least 1. */
    size_t n_workers;
    /**
     * Use @p record, which stays the caller's. Called in the order of the sources, by the
     * thread that called intake_read().
     *
     * @return STATUS_OK; STATUS_EXISTS or STATUS_TOO_LARGE to refuse the record (French
     *         text); any other status ends the run.
     */
    enum status (*take)(void *context, struct record *record, void *prepared,
                        struct error *err);
    void *context;
    /* NULL, or a flag that take() sets to end the reading early and without a failure. */
    const bool *is_done;
};

/** Who is told what became of the files and the sources. The functions are called by the
 *  thread that called intake_read(). */
struct intake_listener {
    /**
     * Whether @p file need not be read, because its documents are taken from elsewhere:
     * then it is neither read nor counted, and has no end_file().
     */
    bool (*skips)(void *context, size_t source, const struct source_file *file);
    /** Called when the file was read; @p counts are of it alone. */
    void (*end_file)(void *context, size_t source, const struct source_file *file,
                     const struct report_counts *counts);
    /** Called when the source was read; @p failure is NULL, or says in French why it was
     *  not read whole. */
    void (*end_source)(void *context, size_t source, const char *failure);
    void *context;
};

/** All borrowed. */
struct intake {
    const struct vocabulary *vocabulary;
    struct report *report;
    struct console *console;
    struct intake_target target;
    /* NULL: nobody. */
    const struct intake_listener *listener;
};

/** One source of a run; borrowed. */
struct intake_source {
    /* What messages call it. */
    const char *name;
    struct source_place place;
    /* What cannot be read of it is refused or told to the listener, and the other sources
     * are read. Otherwise it ends the run. */
    bool is_lenient;
    /* NULL, or why it could not be brought up to date, in French: what there is of it is
     * read, but it was not read whole. */
    const char *failure;
    /* The share of its documents, in percent, that it may lose in one run. */
    uint32_t accept_loss;
    /* NULL, or a list of texts in French: what editors should know of its update. */
    json_t *remarks;
};

struct intake_sources {
    const struct intake_source *at;
    size_t n;
    enum format format;
};

/**
 * Read all sources. A signal (interrupt.h) ends the reading between two documents.
 *
 * @return STATUS_OK, even when documents were refused (they are in the report);
 *         STATUS_NOT_FOUND when a source does not exist; STATUS_BAD_INPUT when a source
 *         is damaged or has no document, unless it is lenient; STATUS_IO, also after a
 *         signal; or what the target returned. Texts are French and name the file.
 */
MUST_CHECK enum status intake_read(const struct intake *intake,
                                   const struct intake_sources *sources,
                                   struct error *err);

#endif
