/* A file of numbered arrays, called sections: the container of most binary files of a
 * generation. It is written in one go and then mapped into memory as it stands. */
#ifndef ENGINE_FILE_SECTIONS_H
#define ENGINE_FILE_SECTIONS_H

#include <stdint.h>
#include <stdio.h>

#include "base/file.h"
#include "base/macros.h"
#include "base/status.h"

/* Layout, little endian: the sections one after the other, each at a multiple of 8 bytes;
 * then the table, a struct section_row for each section; at the very end the offset of
 * the table and the number of sections, 64 bits each, and the eight bytes "INFFOSEC". */

/** The most sections that a file may have. */
#define SECTIONS_MAX 64

/** A row of the table, as it stands in the file. */
struct section_row {
    uint64_t number;
    /* The size of an element in bytes. */
    uint64_t element_bytes;
    /* Where the section starts in the file, in bytes. */
    uint64_t offset;
    /* How many elements it has. */
    uint64_t n;
};

/**
 * Writes such a file, from sections_write_open() to sections_write_close(). Held by
 * value. The first failure is remembered, later calls do nothing, and closing returns it.
 */
struct sections_writer {
    FILE *file;
    /* Borrowed until sections_write_close(). */
    const char *path;
    uint64_t offset;
    struct section_row table[SECTIONS_MAX];
    size_t n;
    struct error failure;
};

/** Create the file at @p path, or empty it; the path is borrowed until
 *  sections_write_close(). */
void sections_write_open(struct sections_writer *writer, const char *path);

/**
 * End the section before, if any, and begin section @p number, whose elements have
 * @p element_bytes bytes each, at least 1. A number is used once; there are at most
 * SECTIONS_MAX sections.
 */
void sections_write_begin(struct sections_writer *writer, uint32_t number,
                          size_t element_bytes);

/** Append to the section that was begun. Each call may end in the middle of an element;
 *  the section as a whole may not. */
void sections_write(struct sections_writer *writer, const void *bytes, size_t n_bytes);

/** Write a whole section: sections_write_begin(), then sections_write() of the @p n
 *  elements. */
void sections_write_array(struct sections_writer *writer, uint32_t number,
                          const void *elements, size_t n, size_t element_bytes);

/**
 * Write the table, bring the file to disk (fsync) and close it.
 * @return STATUS_OK, STATUS_NOT_FOUND (the folder does not exist) or STATUS_IO; the first
 *         failure since sections_write_open().
 */
MUST_CHECK enum status sections_write_close(struct sections_writer *writer,
                                            struct error *err);

/** Such a file, mapped for reading. Immutable, so that threads may share it. */
struct sections {
    struct file_map map;
    const struct section_row *table;
    size_t n;
};
#define SECTIONS_INIT                                                                    \
    {                                                                                    \
        FILE_MAP_INIT, NULL, 0                                                           \
    }

/**
 * Map the file at @p path. Only the table is read and checked; whoever reads a section
 * checks what it holds.
 *
 * @param[out] out  closed with sections_close(); empty on failure.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO or STATUS_INDEX_CORRUPT.
 */
MUST_CHECK enum status sections_open(struct sections *out, const char *path,
                                     struct error *err);
void sections_close(struct sections *sections);

/** A section that a reader wants, and where what is found goes. */
struct section_wanted {
    uint32_t number;
    size_t element_bytes;
    /* The variable that is to point to the first element: a `const T *`. */
    void *array;
    /* How many elements there may be. */
    size_t least, most;
    /* The variable that is to count them; NULL: none. */
    size_t *n;
};

/** Section @p number of at least @p least and at most @p most elements, to which variable
 *  @p array is to point: its type gives their size. */
#define SECTION(number, array, least, most, n)                                           \
    {                                                                                    \
        (number), sizeof *(array), &(array), (least), (most), (n)                        \
    }
/** One of any number of elements, none included. */
#define SECTION_ANY(number, array, n) SECTION(number, array, 0, SIZE_MAX, n)
/** One that may not be empty. */
#define SECTION_SOME(number, array, n) SECTION(number, array, 1, SIZE_MAX, n)
/** One of exactly @p n_elements. */
#define SECTION_OF(number, array, n_elements)                                            \
    SECTION(number, array, n_elements, n_elements, NULL)

/**
 * Find all @p n sections that are @p wanted. The pointers are good until
 * sections_close(), at a multiple of 8 bytes, and not NULL even where there are no
 * elements. Where one cannot be read, the variables of it and of those behind it stay as
 * they were.
 *
 * @return STATUS_OK or STATUS_INDEX_CORRUPT (no such section, another size or number of
 *         elements).
 */
MUST_CHECK enum status sections_read(const struct sections *sections,
                                     const struct section_wanted *wanted, size_t n,
                                     struct error *err);

#endif
