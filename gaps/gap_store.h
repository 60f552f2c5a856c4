/* Searches that found nothing, counted in a small database (SQLite). */
#ifndef GAPS_GAP_STORE_H
#define GAPS_GAP_STORE_H

#include <stdint.h>

#include "base/date.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/*
 * The database knows no person. There is no address, no time of day, no order of
 * questions. The words of a question are written only when it was asked GAP_SHOWN_MIN
 * times: until then there is a keyed digest, whose key is in the database and different
 * in each. Digests that stay alone are forgotten after GAP_KEPT_DAYS days. Questions with
 * an address of e-mail or more than five digits in a row are not counted at all.
 */

/** How often a question must have been asked to be shown. */
#define GAP_SHOWN_MIN 3
/** For how many days a question is remembered that was not asked so often. */
#define GAP_KEPT_DAYS 90
/** The longest question that is counted, in bytes. */
#define GAP_WORDS_MAX 120
/** The longest value of a filter. */
#define GAP_VALUE_MAX 60

/** A search that found nothing. */
struct gap {
    /* As they were typed. */
    struct str words;
    /* The first region and theme of its filters, as the request has them; or empty. */
    struct str region, theme;
    date_day day;
};

/** What is shown of one question. Texts are borrowed for the call. */
struct gap_row {
    struct str words, region, theme;
    /* The first and the last day on which it was asked. */
    date_day first, last;
    uint32_t n;
};

struct gap_store;

/**
 * Open the database at @p path, and make it where there is none.
 *
 * @return STATUS_OK, STATUS_IO or STATUS_BAD_INPUT when it is no such database (French
 *         texts that name the path).
 */
MUST_CHECK enum status gap_store_open(struct gap_store **out, const char *path,
                                      struct error *err);

/** The same for one that exists, to read it only; STATUS_NOT_FOUND when it does not. */
MUST_CHECK enum status gap_store_open_to_read(struct gap_store **out, const char *path,
                                              struct error *err);
void gap_store_free(struct gap_store *store);
void gap_store_free_at(struct gap_store **store);
#define AUTO_GAP_STORE CLEANUP(gap_store_free_at) struct gap_store

/** Whether the question is one that is counted at all. */
bool gap_is_countable(const struct gap *gap);

/** Count @p n searches in one transaction. Those that are not countable are passed over.
 *  @return STATUS_OK or STATUS_IO. */
MUST_CHECK enum status gap_store_count(struct gap_store *store, const struct gap *gaps,
                                       size_t n, struct error *err);

/** Which questions gap_store_list() gives. */
struct gap_choice {
    /* DATE_NONE: open. */
    date_day from, to;
    /* At least GAP_SHOWN_MIN. */
    uint32_t least;
};

typedef void gap_row_fn(void *context, const struct gap_row *row);

/** Give the questions that were asked often enough, the most frequent first.
 *  @return STATUS_OK or STATUS_IO. */
MUST_CHECK enum status gap_store_list(struct gap_store *store,
                                      const struct gap_choice *choice, gap_row_fn *give,
                                      void *context, struct error *err);

#endif
