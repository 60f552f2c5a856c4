/* What a run read, kept, refused and found odd, source by source; printed as it comes and written as JSON. */
#ifndef INDEXER_REPORT_H
#define INDEXER_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/macros.h"
#include "indexer/console.h"

/** So many refusals, and so many warnings, are printed; the others are in the report. */
#define REPORT_PRINT_MAX 20

/** So many remarks of each sort are kept for the report; beyond, they are only counted. */
#define REPORT_KEEP_MAX 100000

/** What is counted. */
enum report_count {
    COUNT_FILES, /* read */
    COUNT_READ,  /* documents, kept or refused */
    COUNT_KEPT,
    COUNT_REFUSED, /* documents, and files that are none */
    COUNT_WARNINGS,
    COUNT_IGNORED, /* files passed over */
    REPORT_COUNT_COUNT_
};

struct report_counts {
    uint32_t of[REPORT_COUNT_COUNT_];
};

struct report;

/** @param console  where remarks are printed; borrowed. */
struct report *report_new(struct console *console);
void report_free(struct report *report);
void report_free_at(struct report **report);
#define AUTO_REPORT CLEANUP(report_free_at) struct report

/** What follows is of source @p name, as given on the command line. */
void report_begin_source(struct report *report, const char *name);

/** One more: COUNT_FILES, COUNT_READ, COUNT_KEPT. The others are counted by what follows. */
void report_count(struct report *report, enum report_count what);

/** @p line from 1; 0: the file as a whole. */
void report_refuse(struct report *report, const char *file, uint32_t line,
                   const char *reason);
void report_warn(struct report *report, const char *file, uint32_t line,
                 const char *message);
void report_ignore(struct report *report, const char *file, const char *reason);

/** Say how many remarks were not printed, if any. */
void report_end(struct report *report);

/** Of all sources, or of the one that was begun last. */
struct report_counts report_totals(const struct report *report);
struct report_counts report_of_source(const struct report *report);

/** Add "sources" and "totals" to @p object. */
void report_to_json(struct report *report, json_t *object);

#endif
