/* The numbers in front of headings: « 1. », « 2.3 », « IV – », « A) ». */
#ifndef INDEXER_MONOGRAPH_LAYOUT_PRINTED_NUMBER_H
#define INDEXER_MONOGRAPH_LAYOUT_PRINTED_NUMBER_H

#include <stddef.h>

#include "base/str.h"

/** The bytes of the number and the spaces at the front of @p text; 0 for none. */
size_t printed_number(struct str text);

#endif
