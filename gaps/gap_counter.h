/* Takes searches that found nothing from the threads that answer, and counts them in the
 * background: no answer waits for the database. */
#ifndef GAPS_GAP_COUNTER_H
#define GAPS_GAP_COUNTER_H

#include "gaps/gap_store.h"

/** The most searches that wait to be counted; more are dropped. */
#define GAP_QUEUE_MAX 512

struct gap_counter;

/**
 * Open the database at @p path and start counting. The caller ends it with
 * gap_counter_free(), which counts what waits.
 *
 * @return as gap_store_open(), or STATUS_IO when no thread can be started.
 */
MUST_CHECK enum status gap_counter_new(struct gap_counter **out, const char *path,
                                       struct error *err);
void gap_counter_free(struct gap_counter *counter);
void gap_counter_free_at(struct gap_counter **counter);
#define AUTO_GAP_COUNTER CLEANUP(gap_counter_free_at) struct gap_counter

/** Note one search, whose texts are copied. NULL counts nothing. */
void gap_counter_note(struct gap_counter *counter, const struct gap *gap);

/** How many searches were dropped: too many waited, or the database could not be
 *  written. */
uint64_t gap_counter_dropped(struct gap_counter *counter);

#endif
