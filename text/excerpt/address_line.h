/* Tells lines that only say where to write, call or go from lines that say something. */
#ifndef TEXT_EXCERPT_ADDRESS_LINE_H
#define TEXT_EXCERPT_ADDRESS_LINE_H

#include <stdbool.h>

#include "base/str.h"

/**
 * Whether @p block only lists addresses: telephone numbers, e-mail and postal addresses,
 * links, with the names of such things before them (« Tél. : »).
 */
bool text_is_address(struct str block);

#endif
