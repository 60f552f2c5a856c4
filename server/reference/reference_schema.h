/* Types of the contract in French, and the members of objects. */
#ifndef SERVER_REFERENCE_REFERENCE_SCHEMA_H
#define SERVER_REFERENCE_REFERENCE_SCHEMA_H

#include "server/reference/reference_text.h"

/** Write a value as code: a text without its quotes, anything else as JSON. */
void put_value(const struct reference *r, const json_t *value);

/** Write what values a schema takes: « liste de textes, 32 au plus », a link to a schema
 *  that has a name. */
void put_type(const struct reference *r, const json_t *schema);

/** Write the schema called @p name: what it is, and its members. */
void put_schema(const struct reference *r, const char *name, const json_t *schema);

#endif
