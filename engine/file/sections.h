/* A file of numbered arrays: the form of every sidecar of a generation. */
#ifndef ENGINE_FILE_SECTIONS_H
#define ENGINE_FILE_SECTIONS_H

#include <stdint.h>
#include <stdio.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/status.h"

/* Layout, little endian: the sections one after the other, each at a multiple of 8 bytes; the table, a
 * struct section_row each; at the very end the table's offset and the count of sections, 64 bits each,
 * and the eight bytes "INFFOSEC". */

#define SECTIONS_MAX 64

/** A row of the table, as it stands in the file. */
struct section_row {
    uint64_t number;
    uint64_t element_bytes;
    uint64_t offset;
    uint64_t n; /* elements */
};

/** Writes one. Held by value; sections_write_open() before, sections_write_close() after. The first
 *  failure is remembered, later calls do nothing, and closing returns it. */
struct sections_writer {
    FILE *file;
    const char *path; /* borrowed */
    uint64_t offset;
    struct section_row table[SECTIONS_MAX];
    size_t n;
    struct error failure;
};

/** Make the file at @p path, or empty it; the path is borrowed until sections_write_close(). */
void sections_write_open(struct sections_writer *writer, const char *path);

/** Start section @p number of elements of @p element_bytes bytes (≥ 1); ends the one before. At most
 *  SECTIONS_MAX; a number is used once. */
void sections_write_begin(struct sections_writer *writer, uint32_t number,
                          size_t element_bytes);

/** Append to the section that was begun. Pieces may end within an element, the section may not. */
void sections_write(struct sections_writer *writer, const void *bytes, size_t n_bytes);

/** begin and write of a whole array. */
void sections_write_array(struct sections_writer *writer, uint32_t number,
                          const void *elements, size_t n, size_t element_bytes);

/** Write the table, fsync, close. @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO. */
MUST_CHECK enum status sections_write_close(struct sections_writer *writer,
                                            struct error *err);

/** One opened for reading; immutable, shareable. */
struct sections {
    struct file_map map;
    const struct section_row *table;
    size_t n;
};
#define SECTIONS_INIT                                                                    \
    {                                                                                    \
        FILE_MAP_INIT, NULL, 0                                                           \
    }

/** Map the file; closed by sections_close(). Only the table is read: what the sections hold is for
 *  their readers to check. @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT. */
MUST_CHECK enum status sections_open(struct sections *out, const char *path,
                                     struct error *err);
void sections_close(struct sections *sections);

#define SECTIONS_ANY SIZE_MAX

struct section_wanted {
    uint32_t number;
    size_t element_bytes;
    size_t n; /* elements, or SECTIONS_ANY */
};

/**
 * The elements of a section, borrowed until sections_close().
 *
 * @param[out] elements  at a multiple of 8 bytes; not NULL on success, even of no elements.
 * @param[out] n         how many there are.
 * @return STATUS_OK or STATUS_INDEX_CORRUPT (no such section, other element size or count).
 */
MUST_CHECK enum status sections_get(const struct sections *sections,
                                    struct section_wanted wanted, const void **elements,
                                    size_t *n, struct error *err);

#endif
