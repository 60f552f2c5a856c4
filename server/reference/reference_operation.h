/* One operation of the contract. */
#ifndef SERVER_REFERENCE_REFERENCE_OPERATION_H
#define SERVER_REFERENCE_REFERENCE_OPERATION_H

#include "server/reference/reference_text.h"

/** Write what GET @p path does. @p get is its object in the contract. */
void put_operation(const struct reference *r, const char *path, const json_t *get);

#endif
