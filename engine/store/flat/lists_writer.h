/* Writing lists.bin, term after term. */
#ifndef ENGINE_STORE_FLAT_LISTS_WRITER_H
#define ENGINE_STORE_FLAT_LISTS_WRITER_H

#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/store/list_code.h"
#include "engine/store/schema.h"

/** Writes lists.bin: lists_writer_new(), each term, lists_writer_close(). */
struct lists_writer;

/** Begin the file at @p path, which is borrowed until lists_writer_close(). Never NULL; a
 *  failure is remembered and returned there. */
struct lists_writer *lists_writer_new(const char *path, uint32_t n_documents);

/** A term with its postings. */
struct lists_term {
    enum family family;
    /* Cut at TERM_TEXT_MAX. */
    struct str text;
    struct list_postings postings;
    /* 1 + the number of the term's bitmap in bitmaps.bin; 0 when it has none. */
    uint32_t bitmap;
};
/** Write a term; each is put once, in any order. */
void lists_writer_put(struct lists_writer *writer, const struct lists_term *term);

/**
 * Complete the file and free the writer, also after a failure.
 * @return STATUS_OK, STATUS_NOT_FOUND (the folder does not exist), STATUS_TOO_LARGE (4
 *         GiB of terms, or of one list) or STATUS_IO.
 */
MUST_CHECK enum status lists_writer_close(struct lists_writer *writer, struct error *err);

#endif
