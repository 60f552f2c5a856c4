/* What the answers about vocabularies have in common. */
#ifndef SERVER_HANDLE_VOCABULARY_JSON_H
#define SERVER_HANDLE_VOCABULARY_JSON_H

#include "server/exchange/exchange.h"

/**
 * Count the documents of each value of @p facet in the whole index.
 *
 * @param[out] out  the values and counts, borrowed from the arena of the searcher.
 * @return STATUS_OK, or what search() says.
 */
MUST_CHECK enum status vocabulary_counts(struct facet_list *out, struct exchange *x,
                                         enum facet facet, struct error *err);

/** The count of @p value in @p counts; 0 when it is not in the list. */
uint32_t count_of_value(const struct facet_list *counts, const char *value);

/** Make a JSON array of the texts. */
json_t *json_texts(struct text_list texts);

#endif
