/* The files behind the sources named on the command line, folders walked in sorted order. */
#ifndef INDEXER_SOURCE_SOURCE_FILES_H
#define INDEXER_SOURCE_SOURCE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"

/** Deepest folder below a source. */
#define SOURCE_DEPTH_MAX 64

/** The source that stands for the standard input. */
#define SOURCE_STANDARD_INPUT "-"

struct source_file {
    char *path; /* to open it, and to show it to who runs the program */
    char *
        origin; /* to show it to readers: from the source's own name on, never a path of the machine */
    uint64_t n_bytes; /* 0 when it is no regular file */
    bool is_named;    /* on the command line itself, not found in a folder */
};

/** The files of one source. */
struct source_files {
    struct source_file *at;
    size_t n, room;
};
#define SOURCE_FILES_INIT                                                                \
    {                                                                                    \
        NULL, 0, 0                                                                       \
    }

/**
 * Append the files of @p source: itself, or all below it in bytewise order of their names. Hidden files and folders
 * are passed over, and so are symbolic links to folders, which may lead round in circles.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, or STATUS_TOO_LARGE past SOURCE_DEPTH_MAX (French texts that name the
 *         path).
 */
MUST_CHECK enum status source_files_find(struct source_files *files, const char *source,
                                         struct error *err);

void source_files_release(struct source_files *files);
#define AUTO_SOURCE_FILES CLEANUP(source_files_release) struct source_files

#endif
