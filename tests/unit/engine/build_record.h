/* Adds one record to a build, with one worker. */
#ifndef TESTS_UNIT_ENGINE_BUILD_RECORD_H
#define TESTS_UNIT_ENGINE_BUILD_RECORD_H

#include "base/memory.h"
#include "engine/build/build.h"

/** Prepare @p record with @p worker and take it. @return what build_take() returns */
static inline enum status build_record(struct build *build, struct build_worker *worker,
                                       const struct record *record, struct error *err)
{
    struct build_prepared *prepared = build_prepare(worker, record);
    enum status st = build_take(build, record, prepared, err);
    mem_free(prepared);
    return st;
}

#endif
