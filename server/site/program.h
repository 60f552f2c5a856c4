/* What the running program is, as a number: pages are written by its code. */
#ifndef SERVER_SITE_PROGRAM_H
#define SERVER_SITE_PROGRAM_H

#include <stdint.h>

/**
 * A digest of the program's code and constants, as they are loaded. It is the same at every start,
 * and another one as soon as anything that was compiled into the program changed: a byte of a page,
 * a label, the order of a table. Shared libraries are not part of it.
 */
uint64_t program_digest(void);

#endif
