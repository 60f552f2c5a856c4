/* The HTTP contract as programs read it: docs/openapi.yaml, which is part of the program,
 * so that what is served and what is documented are one text. */
#ifndef SERVER_CONTRACT_CONTRACT_H
#define SERVER_CONTRACT_CONTRACT_H

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/**
 * Read the contract of this program.
 *
 * @param[out] out  the contract, whose members keep their order. The caller gives it back
 *                  with json_decref(); meanwhile threads may read it, but not change it,
 *                  nor count its references. NULL on failure.
 * @return STATUS_OK, or STATUS_INTERNAL when the program was built with no sound
 *         contract.
 */
MUST_CHECK enum status contract_read(json_t **out, struct error *err);

/**
 * Read @p text, one YAML document, as JSON does: plain scalars that YAML 1.2 calls null,
 * booleans or numbers are that, everything else is a text.
 *
 * @param[out] out  the caller gives it back with json_decref(); NULL on failure.
 * @return STATUS_OK or STATUS_BAD_INPUT (the text names the line).
 */
MUST_CHECK enum status contract_from_yaml(json_t **out, struct str text,
                                          struct error *err);

#endif
