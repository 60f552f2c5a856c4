/* Writing tokens.bin from the words of the spool. */
#ifndef ENGINE_STORE_FLAT_TOKENS_WRITE_H
#define ENGINE_STORE_FLAT_TOKENS_WRITE_H

#include "engine/file/blobs.h"
#include "engine/store/flat/forms.h"
#include "engine/store/flat/spool_tokens.h"
#include "engine/store/flat/tokens.h"

/** Writes tokens.bin: tokens_write_open(), tokens_write_add() for each document in order,
 *  tokens_write_close(). Held by value. */
struct tokens_writer {
    struct blobs_writer blobs;
    /* The runs of the current document, and its whole code. */
    struct buf leads, tails, landmarks, steps, document;
    /* The length of each form in bytes, at most 255. */
    uint8_t *lengths;
    size_t n_lengths;
};

/** Create the file at @p path, which is borrowed until tokens_write_close(). @p forms
 *  have their last numbers and are borrowed for the call. */
void tokens_write_open(struct tokens_writer *writer, const char *path,
                       const struct forms_builder *forms);

/** Code the words of one document, whose form numbers are those of the forms.
 *  @return the bytes, valid until the next call. */
struct str tokens_put(struct tokens_writer *writer, struct spool_reader words);

/** Code the words of the next document and append them to the file. */
void tokens_write_add(struct tokens_writer *writer, struct spool_reader words);

/**
 * Complete the file and free what the writer holds, also after a failure.
 * @return STATUS_OK, STATUS_NOT_FOUND (the folder does not exist), STATUS_TOO_LARGE (the
 *         words of a document take more than 256 MiB) or STATUS_IO.
 */
MUST_CHECK enum status tokens_write_close(struct tokens_writer *writer,
                                          struct error *err);

#endif
