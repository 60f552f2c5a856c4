/* Writing lists.bin, term after term. */
#ifndef ENGINE_STORE_FLAT_LISTS_WRITER_H
#define ENGINE_STORE_FLAT_LISTS_WRITER_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/store/schema.h"

/** What of the documents stands beside their lists: length codes, document 0 (none) first, and mean lengths. */
struct lists_lengths {
    const uint8_t *codes, *title_codes;
    double mean, title_mean;
};

struct lists_writer;

/** Begin the file at @p path, which is borrowed. Never NULL; a failure shows when it is closed. */
struct lists_writer *lists_writer_new(const char *path, uint32_t n_documents);

/** A term's documents, 1 to n_documents, increasing, each with the code of its count, 1 or more (length_code.h). A term is put once; the text is cut
 *  at TERM_TEXT_MAX. @p bitmap is its number in bitmaps.bin + 1, or 0. */
struct lists_term {
    enum family family;
    struct str text;
    const uint32_t *docids;
    const uint8_t *counts;
    uint32_t n;
    uint32_t bitmap;
};
void lists_writer_put(struct lists_writer *writer, const struct lists_term *term);

/** End the file and free the writer, whatever went before.
 *  @return STATUS_OK, STATUS_NOT_FOUND (no such folder), STATUS_TOO_LARGE (4 GiB of terms) or STATUS_IO. */
MUST_CHECK enum status lists_writer_close(struct lists_writer *writer,
                                          const struct lists_lengths *lengths,
                                          struct error *err);

#endif
