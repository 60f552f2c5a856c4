/* The report of a run: what was read, kept, refused and found odd in each source. Remarks
 * are printed as they come, and the whole is written as JSON. */
#ifndef INDEXER_REPORT_H
#define INDEXER_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/macros.h"
#include "indexer/console.h"

/** The most refusals, and the most warnings, that are printed; all are in the report. */
#define REPORT_PRINT_MAX 20

/** The most remarks of each sort that are kept for the report; more are only counted. */
#define REPORT_KEEP_MAX 100000

/** What is counted. */
enum report_count {
    /* Files that were read. */
    COUNT_FILES,
    /* Documents that were read, kept or refused. */
    COUNT_READ,
    COUNT_KEPT,
    /* Documents that were refused, and files without any. */
    COUNT_REFUSED,
    /* Documents that their editors do not publish: drafts, what is to come. */
    COUNT_LEFT_OUT,
    COUNT_WARNINGS,
    /* Files that were ignored. */
    COUNT_IGNORED,
    /* Documents that stay published as they were: their file, or their source, has a
     * fault today. */
    COUNT_STAYED,
    /* Documents of files that did not change, taken from the served index. */
    COUNT_SKIPPED,
    /* What is wrong with a source as a whole. */
    COUNT_FAILURES,
    REPORT_COUNT_COUNT_
};

struct report_counts {
    uint32_t of[REPORT_COUNT_COUNT_];
};

struct report;

/**
 * A new report, never NULL; the caller frees it. Remarks are printed on @p console, which
 * is borrowed.
 */
struct report *report_new(struct console *console);
void report_free(struct report *report);
void report_free_at(struct report **report);
#define AUTO_REPORT CLEANUP(report_free_at) struct report

/**
 * Begin the source @p name, as it is given on the command line: what follows belongs to
 * it.
 */
void report_begin_source(struct report *report, const char *name);

/** Go back to source number @p i, from 0: what follows belongs to it. */
void report_return_to(struct report *report, size_t i);
/** How many sources were begun. */
size_t report_n_sources(const struct report *report);

/**
 * Count one more of COUNT_FILES, COUNT_READ, COUNT_KEPT or COUNT_SKIPPED. The functions
 * below count the others.
 */
void report_count(struct report *report, enum report_count what);

/** Count @p n more of one of these. */
void report_count_more(struct report *report, enum report_count what, uint32_t n);

/** Add a remark. @p line counts from 1; 0 is the file as a whole. */
void report_refuse(struct report *report, const char *file, uint32_t line,
                   const char *reason);
void report_leave_out(struct report *report, const char *file, uint32_t line,
                      const char *reason);
void report_warn(struct report *report, const char *file, uint32_t line,
                 const char *message);
void report_ignore(struct report *report, const char *file, const char *reason);
/** Of a document that stays as it was. */
void report_stay(struct report *report, const char *file, uint32_t line,
                 const char *reason);
/** Of the source as a whole. */
void report_fail_source(struct report *report, const char *name, const char *reason);

/**
 * The warnings of @p file, and what was left out of it, when nothing was said of another
 * file since.
 *
 * @return NULL when there were none; else a new object, which the caller gives back with
 *         json_decref().
 */
json_t *report_last_remarks(const struct report *report, const char *file);
/** Say again of @p file what report_last_remarks() gave. */
void report_repeat(struct report *report, const char *file, const json_t *remarks);

/** Print how many remarks were not printed, if any. */
void report_end(struct report *report);

/** The counts of all sources, and those of the source that what follows belongs to. */
struct report_counts report_totals(const struct report *report);
struct report_counts report_of_source(const struct report *report);

/** Add the members "sources" and "totals" to @p object. */
void report_to_json(struct report *report, json_t *object);

#endif
