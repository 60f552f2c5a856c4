/* What every source of documents gives: records, refusals and warnings, each with its
 * line. */
#ifndef INDEXER_SOURCE_SOURCE_H
#define INDEXER_SOURCE_SOURCE_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/record/record.h"

/**
 * Where a source puts what it reads, in the order of the file. The functions are never
 * NULL. They know which file is being read, so that a source gives lines only (from 1; 0
 * is the file as a whole).
 */
struct source_sink {
    /**
     * Take a record that is clean, which is the sink's from then on, even on failure. The
     * source sets its origin_lines and leaves FIELD_ORIGIN_FILE empty, unless it knows
     * another origin. The sink checks the record with record_check(), refuses it when it
     * is wrong, and assigns the regions and themes that the source did not give.
     *
     * @return STATUS_OK, also when the record was refused. Any other status ends the
     *         reading, and the source returns it.
     */
    enum status (*take_record)(void *context, struct record *record, struct error *err);

    /**
     * Refuse what is at @p line and should be a document. @p reason is French, without
     * file and line.
     */
    void (*refuse)(void *context, uint32_t line, const char *reason);

    /**
     * Leave out the document at @p line, which its editors do not want to be found: a
     * draft, or what is to be published later. @p reason is French, without file and
     * line.
     */
    void (*leave_out)(void *context, uint32_t line, const char *reason);

    /**
     * Warn of what was kept but looks wrong. @p message is French, without file and line.
     */
    void (*warn)(void *context, uint32_t line, const char *message);

    void *context;
};

/**
 * Give a record to the sink, which takes it, when record_clean() has cleaned its texts;
 * @p line is where a warning says what was replaced.
 */
MUST_CHECK enum status source_take_record(const struct source_sink *sink,
                                          struct record *record, uint32_t line,
                                          struct error *err);

/**
 * Refuse with a reason made as printf() does; at most ERROR_TEXT_BYTES bytes of it are
 * kept.
 */
void source_refuse(const struct source_sink *sink, uint32_t line, const char *format, ...)
    PRINTF_LIKE(3, 4);

/** Leave out, with a reason made in the same way. */
void source_leave_out(const struct source_sink *sink, uint32_t line, const char *format,
                      ...) PRINTF_LIKE(3, 4);

/** Warn, with a message made in the same way. */
void source_warn(const struct source_sink *sink, uint32_t line, const char *format, ...)
    PRINTF_LIKE(3, 4);

#endif
