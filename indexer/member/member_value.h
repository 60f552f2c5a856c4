/* The values of members in the shapes that exports give them: texts, numbers, objects
 * with the text inside, lists. */
#ifndef INDEXER_MEMBER_MEMBER_VALUE_H
#define INDEXER_MEMBER_MEMBER_VALUE_H

#include <stdbool.h>

#include <jansson.h>

#include "base/buf.h"

/** The most objects and lists inside each other that are looked into. */
#define MEMBER_DEPTH_MAX 6

/**
 * Append what a reader takes for the text of @p value: a text, a number, the text inside
 * of `{"rendered": …}`, `{"fr": …}`, `{"name": …}` and the like, or the texts of a list
 * with @p between between them. Nothing is appended for null, booleans and other objects.
 */
void member_put_text(struct buf *out, const json_t *value, const char *between);

/** The texts of @p value as a new list of texts, one for each item of a list; a single
 *  value is a list of one. Empty texts are left out. */
json_t *member_list(const json_t *value);

/** Whether @p value is yes or no; what is neither gives @p otherwise. */
bool member_is_true(const json_t *value, bool otherwise);

/** Whether @p value holds nothing: null, or nothing but blanks. */
bool member_is_empty(const json_t *value);

/** The text of the JSON string @p value; "" for another. Borrowed from it. */
static inline struct str member_str(const json_t *value)
{
    const char *at = json_string_value(value);
    return (struct str){at ? at : "", json_string_length(value)};
}

#endif
