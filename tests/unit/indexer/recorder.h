/* A sink that writes down what a source gives, on one line each. */
#ifndef TESTS_UNIT_INDEXER_RECORDER_H
#define TESTS_UNIT_INDEXER_RECORDER_H

#include "base/intern.h"
#include "engine/record/record_json.h"
#include "indexer/source/reading.h"

struct recorder {
    struct vocabulary *vocabulary;
    struct intern *unknown_members;
    struct reading_place place;
    struct source_sink sink;
    struct reading reading;
    /** What the source gave. */
    struct buf text;
    unsigned n_records, n_refused;
    /** After how many records to stop; 0: never. */
    unsigned stop_after;
    /** Whether nothing is written down, and records are only counted. */
    bool is_quiet;
};

static inline enum status recorder_take(void *context, struct record *taken,
                                        struct error *err)
{
    AUTO_RECORD *record = taken;
    struct recorder *recorder = context;
    recorder->n_records++;
    if (!recorder->is_quiet) {
        buf_printf(&recorder->text, "record lines %u-%u ", record->origin_lines[0],
                   record->origin_lines[1]);
        record->origin_lines[0] = record->origin_lines[1] = 0;
        record_to_json(&recorder->text, record, recorder->vocabulary);
    }
    if (recorder->n_records == recorder->stop_after)
        return error_set(err, STATUS_IO, "stopped");
    return STATUS_OK;
}

static inline void recorder_refuse(void *context, uint32_t line, const char *reason)
{
    struct recorder *recorder = context;
    recorder->n_refused++;
    if (!recorder->is_quiet)
        buf_printf(&recorder->text, "refused %u: %s\n", line, reason);
}

static inline void recorder_leave_out(void *context, uint32_t line, const char *reason)
{
    struct recorder *recorder = context;
    if (!recorder->is_quiet)
        buf_printf(&recorder->text, "left out %u: %s\n", line, reason);
}

static inline void recorder_warn(void *context, uint32_t line, const char *message)
{
    struct recorder *recorder = context;
    if (!recorder->is_quiet)
        buf_printf(&recorder->text, "warned %u: %s\n", line, message);
}

static inline void recorder_unknown(void *context, uint32_t line, struct str name)
{
    struct recorder *recorder = context;
    if (intern_find(recorder->unknown_members, name) != INTERN_NONE)
        return;
    (void)intern_put(recorder->unknown_members, name);
    recorder_warn(recorder, line, reading_member_warning(name).text);
}

/** Prepare @p recorder. It points into itself, so it may not be moved. @return false when
 *  there is no vocabulary */
static inline bool recorder_open(struct recorder *recorder, const char *vocabulary)
{
    *recorder = (struct recorder){.text = BUF_INIT(64U << 20)};
    if (vocabulary_load(&recorder->vocabulary, vocabulary, NULL))
        return false;
    recorder->unknown_members = intern_new();
    recorder->sink = (struct source_sink){recorder_take, recorder_refuse,
                                          recorder_leave_out, recorder_warn, recorder};
    recorder->reading =
        (struct reading){recorder->vocabulary, &recorder->sink,    recorder_unknown,
                         &recorder->place,     "notices/essai.md", &source_settings_none};
    return true;
}

static inline void recorder_close(struct recorder *recorder)
{
    vocabulary_free(recorder->vocabulary);
    intern_free(recorder->unknown_members);
    buf_release(&recorder->text);
}
#define AUTO_RECORDER CLEANUP(recorder_close) struct recorder

#endif
