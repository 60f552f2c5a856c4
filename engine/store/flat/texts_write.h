/* Writing texts.bin: a dictionary is trained on a sample of the documents, then all
 * documents are compressed with it. */
#ifndef ENGINE_STORE_FLAT_TEXTS_WRITE_H
#define ENGINE_STORE_FLAT_TEXTS_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/store/flat/texts.h"

/**
 * Writes texts.bin: texts_writer_new(), texts_write_sample() for each document of the
 * sample, texts_write_train(), texts_write_add() for each document in order,
 * texts_write_close(). The texts of a document are passed as texts_put() writes them.
 */
struct texts_writer;

/** Begin the file at @p path, which is borrowed until texts_write_close(). Never NULL. */
struct texts_writer *texts_writer_new(const char *path);

/**
 * Whether the document with the id @p id belongs to the sample, when all documents have
 * @p total_bytes of texts. This depends on nothing else, so that most small changes of
 * the documents leave the sample, and hence the dictionary, as it was.
 */
bool texts_is_sampled(struct str id, uint64_t total_bytes);

/** Add a document to the sample: the first 4000 bytes of its texts, as long as the sample
 *  has room. */
void texts_write_sample(struct texts_writer *writer, struct str texts);

/**
 * Train the dictionary on the sample; there is none when the sample is too small. The
 * same sample gives the same dictionary.
 *
 * @param served  NULL, or the sound texts.bin of an earlier build: when it was trained on
 *                the same sample in the same way, its dictionary is copied.
 * @return whether it was copied. Then texts_pack() makes the same frames of the same
 *         texts as in @p served, which can be copied too.
 */
bool texts_write_train(struct texts_writer *writer, const struct texts *served);

/** Compresses with the writer's dictionary; each thread needs its own. Made after
 *  texts_write_train(), it borrows @p writer until texts_packer_free(). */
struct texts_packer;
struct texts_packer *texts_packer_new(const struct texts_writer *writer);
void texts_packer_free(struct texts_packer *packer);
void texts_packer_free_at(struct texts_packer **packer);
#define AUTO_TEXTS_PACKER CLEANUP(texts_packer_free_at) struct texts_packer

/** Compress @p texts, at most TEXTS_MAX_BYTES, into a frame, which is valid until the
 *  next call with this packer. The same texts give the same frame, whatever was packed
 *  before. */
struct str texts_pack(struct texts_packer *packer, struct str texts);

/** Append the next document: its texts, and the frame that texts_pack() made of them. */
void texts_write_add(struct texts_writer *writer, struct str texts, struct str frame);

/**
 * Complete the file and free the writer, also after a failure.
 * @return STATUS_OK, STATUS_NOT_FOUND (the folder does not exist) or STATUS_IO.
 */
MUST_CHECK enum status texts_write_close(struct texts_writer *writer, struct error *err);

#endif
