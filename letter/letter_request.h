/* What a letter is asked for: some days, and filters. */
#ifndef LETTER_LETTER_REQUEST_H
#define LETTER_LETTER_REQUEST_H

#include "engine/request/request.h"

/** How many days a letter covers when it is not said, and at most. */
#define LETTER_DAYS 15
#define LETTER_DAYS_MAX 366

struct letter_request {
    /* The filters and, as `from` and `to`, the days; without words. */
    struct search_request search;
    /* How many days there are: `to` is the last. */
    unsigned days;
    /* The last day is the one on which the letter is made. */
    bool ends_today;
};

/** Whether a letter has a parameter called @p name. */
bool letter_param_is_known(struct str name);

/** What a request is read from. All borrowed. */
struct letter_asked {
    const struct search_param *params;
    size_t n;
    /* The day on which the letter is made. */
    date_day today;
};

/**
 * Read parameters: `region`, `theme`, `kind` and `source` as a search has them; `days`;
 * and `to`, the last day, today unless it is given.
 *
 * @param[out] faults  all faults, in French.
 * @return STATUS_OK or STATUS_BAD_INPUT.
 */
MUST_CHECK enum status letter_request_read(struct letter_request *out,
                                           struct search_faults *faults,
                                           const struct index *index,
                                           const struct letter_asked *asked,
                                           struct arena *arena);

/**
 * Append the request as a query string without "?", percent-encoded. Defaults are left
 * out, and equal requests give equal bytes.
 */
void letter_request_write(struct buf *out, const struct letter_request *request,
                          const struct index *index);

/** The same letter for as many days, of which @p last is the last. Texts of it are put
 *  into @p arena. */
struct letter_request letter_request_until(const struct letter_request *request,
                                           date_day last, struct arena *arena);

#endif
