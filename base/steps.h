/* The steps of one task, run by several threads: each step as soon as the steps that it
 * depends on are done. */
#ifndef BASE_STEPS_H
#define BASE_STEPS_H

#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"

#define STEPS_MAX 32

/** The bit of step number @p i in the `after` of struct step. */
#define STEP_BIT(i) (UINT32_C(1) << (i))

struct step {
    enum status (*run)(void *context, unsigned part, struct error *err);
    /** The steps that must be done before this one, as STEP_BIT()s. They stand before it
     *  in the table. */
    uint32_t after;
    /** Which part of its work it does, where several steps share a function. */
    unsigned part;
};

/**
 * Run the @p n steps (at most STEPS_MAX) with @p jobs threads (at least 1; the caller's
 * is one of them). Of the steps that can run, the one that stands first in the table is
 * begun first. Each step gets @p context; of two steps that write the same part of it,
 * one must depend on the other.
 *
 * @return STATUS_OK; when a step fails, no further one is begun, and of the steps that
 *         failed the status and error of the one that stands first in the table are
 *         returned
 */
MUST_CHECK enum status steps_run(const struct step *steps, size_t n, unsigned jobs,
                                 void *context, struct error *err);

#endif
