/* Finds the files of the sources that the command line names. Folders are walked in
 * sorted order. */
#ifndef INDEXER_SOURCE_SOURCE_FILES_H
#define INDEXER_SOURCE_SOURCE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "indexer/source/source_settings.h"

/** The most folders below each other in a source. */
#define SOURCE_DEPTH_MAX 64

/** The source that stands for the standard input. */
#define SOURCE_STANDARD_INPUT "-"

struct source_file {
    /* To open the file, and to show to the person who runs the program. */
    char *path;
    /* To show to users: it begins with the source's own name, and is never a path of the
     * machine. */
    char *origin;
    /* 0 when it is not a regular file. */
    uint64_t n_bytes;
    /* Named on the command line itself, not found in a folder. */
    bool is_named;
    /* Those of its source, which are borrowed, or its own; never NULL. */
    const struct source_settings *settings;
    /* NULL, or those of its source with the members that stand beside it (beside.h). */
    struct source_settings *own;
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

/** Where a source is, and what holds for it; borrowed. */
struct source_place {
    /* A file, a folder, or SOURCE_STANDARD_INPUT. */
    const char *path;
    /* What the origins begin with; NULL: the last name in the path. */
    const char *origin;
    const struct source_settings *settings;
};

/**
 * Append the files of @p place: itself, or all files below it in bytewise order of their
 * names. Hidden files and folders are skipped, and so are symbolic links to folders,
 * which may form circles.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, or STATUS_TOO_LARGE beyond
 *         SOURCE_DEPTH_MAX. Texts are French and name the path.
 */
MUST_CHECK enum status source_files_find_in(struct source_files *files,
                                            const struct source_place *place,
                                            struct error *err);

/** The same for the path @p source, of which nothing else is known. */
MUST_CHECK enum status source_files_find(struct source_files *files, const char *source,
                                         struct error *err);

/** What the origins of the files of @p place begin with: a new string, freed with
 *  mem_free(). */
char *source_place_origin(const struct source_place *place);

void source_files_release(struct source_files *files);
#define AUTO_SOURCE_FILES CLEANUP(source_files_release) struct source_files

#endif
