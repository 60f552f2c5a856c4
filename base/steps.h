/* Steps of one task, done by several threads, each as soon as those it follows are done. */
#ifndef BASE_STEPS_H
#define BASE_STEPS_H

#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"

#define STEPS_MAX 32

/** The step number @p i as one of struct step's `after`. */
#define STEP_BIT(i) (UINT32_C(1) << (i))

struct step {
    enum status (*run)(void *context, unsigned part, struct error *err);
    /** STEP_BIT()s of the steps before it in the table that it follows. */
    uint32_t after;
    /** Which part of its work it does, where several steps share a function. */
    unsigned part;
};

/**
 * Do the @p n steps (at most STEPS_MAX) with @p jobs threads (≥ 1; the caller's is one of them), those that stand first in
 * the table first. @p context goes to all: what two steps write, one of them follows the other for.
 *
 * @return STATUS_OK, or what the first step in the table returned that failed; once one has, no other is begun.
 */
MUST_CHECK enum status steps_run(const struct step *steps, size_t n, unsigned jobs,
                                 void *context, struct error *err);

#endif
