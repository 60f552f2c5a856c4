/* What every source of documents gives: records, refusals and warnings, each with its line. */
#ifndef INDEXER_SOURCE_SOURCE_H
#define INDEXER_SOURCE_SOURCE_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "engine/record/record.h"

/**
 * Where a source puts what it reads, in the order of the file. The functions are never NULL; they know which file
 * is being read, so a source says lines only (from 1; 0: the file as a whole).
 */
struct source_sink {
    /**
     * A record; it is taken, even on failure. Its origin_lines are set by the source; its FIELD_ORIGIN_FILE is left
     * empty (the sink fills it) unless the source itself carries one. The sink checks it with record_check(), refuses
     * it where it is wrong, and assigns regions and themes where the source did not give them.
     *
     * @return STATUS_OK also when the record was refused; any other status ends the reading: the source returns it
     *         as it is.
     */
    enum status (*take_record)(void *context, struct record *record, struct error *err);

    /** What should have been a document at @p line is none; @p reason is French, without file or line. */
    void (*refuse)(void *context, uint32_t line, const char *reason);

    /** What was kept but looks wrong; @p message is French, without file or line. */
    void (*warn)(void *context, uint32_t line, const char *message);

    void *context;
};

static inline enum status source_take_record(const struct source_sink *sink,
                                             struct record *record, struct error *err)
{
    return sink->take_record(sink->context, record, err);
}

/** Refuse with a reason made as printf() does; at most ERROR_TEXT_BYTES are kept. */
void source_refuse(const struct source_sink *sink, uint32_t line, const char *format, ...)
    PRINTF_LIKE(3, 4);

/** Warn likewise. */
void source_warn(const struct source_sink *sink, uint32_t line, const char *format, ...)
    PRINTF_LIKE(3, 4);

#endif
