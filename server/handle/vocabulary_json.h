/* What the answers about vocabularies share. */
#ifndef SERVER_HANDLE_VOCABULARY_JSON_H
#define SERVER_HANDLE_VOCABULARY_JSON_H

#include "server/exchange/exchange.h"

/**
 * How many documents each value of @p facet has in the whole index. The list is borrowed from the searcher's arena.
 * @return STATUS_OK, or what search() says.
 */
MUST_CHECK enum status vocabulary_counts(struct facet_list *out, struct exchange *x,
                                         enum facet facet, struct error *err);

/** The count of @p value in @p counts; 0 when it is not listed. */
uint32_t count_of_value(const struct facet_list *counts, const char *value);

/** A JSON array of the texts. */
json_t *json_texts(struct text_list texts);

#endif
