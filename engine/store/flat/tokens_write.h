/* Writing tokens.bin from the words of the spool. */
#ifndef ENGINE_STORE_FLAT_TOKENS_WRITE_H
#define ENGINE_STORE_FLAT_TOKENS_WRITE_H

#include "engine/file/blobs.h"
#include "engine/store/flat/forms.h"
#include "engine/store/flat/spool_tokens.h"
#include "engine/store/flat/tokens.h"

/** Writes one: open, add each document's words in order, close. Held by value. */
struct tokens_writer {
    struct blobs_writer blobs;
    struct buf leads, tails, landmarks, steps, document; /* of one document */
    uint8_t *lengths; /* of each form, as stored; owned */
    size_t n_lengths;
};

/** @p path is borrowed until tokens_write_close(). @p forms  in their last order; borrowed during the call. */
void tokens_write_open(struct tokens_writer *writer, const char *path,
                       const struct forms_builder *forms);

/** Code one document's words, form numbers as in the forms. @return the bytes, borrowed until the next call. */
struct str tokens_put(struct tokens_writer *writer, struct spool_reader words);

/** Code one and add it to the file. */
void tokens_write_add(struct tokens_writer *writer, struct spool_reader words);

/** Ends the file, whatever went before. @return STATUS_OK, STATUS_NOT_FOUND (no such folder), STATUS_TOO_LARGE (a
 *  document of more than 256 MiB of words) or STATUS_IO. */
MUST_CHECK enum status tokens_write_close(struct tokens_writer *writer,
                                          struct error *err);

#endif
