/* A folder for the files of a test program, removed at its end. */
#ifndef TESTS_UNIT_SCRATCH_H
#define TESTS_UNIT_SCRATCH_H

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

static char scratch_folder[] = "/tmp/inffo-test-XXXXXX";

/** Group setup: make the folder. */
static inline int scratch_make(void **state)
{
    (void)state;
    return mkdtemp(scratch_folder) ? 0 : -1;
}

/** Group teardown: remove the folder with everything in it. */
static inline int scratch_remove(void **state)
{
    (void)state;
    struct error err = {0};
    return folder_remove(scratch_folder, &err) ? -1 : 0;
}

/** The path of @p name in the folder. The caller frees it with mem_free() or
 *  AUTO_TEXT. */
static inline char *scratch_path(const char *name)
{
    return path_join(scratch_folder, name);
}

#endif
