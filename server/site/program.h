/* A number that tells which program is running. Pages are written by its code, so that it
 * tells pages of different programs apart. */
#ifndef SERVER_SITE_PROGRAM_H
#define SERVER_SITE_PROGRAM_H

#include <stdint.h>

/**
 * A digest of the program's code and constants as they were loaded. It is the same at
 * every start of the same program. It is different as soon as anything that is compiled
 * into the program is: a byte of a page, a label, the order of a table. Shared libraries
 * do not count.
 */
uint64_t program_digest(void);

#endif
