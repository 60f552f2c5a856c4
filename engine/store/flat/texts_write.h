/* Writing texts.bin: a dictionary from a sample of the documents, then all documents packed with it. */
#ifndef ENGINE_STORE_FLAT_TEXTS_WRITE_H
#define ENGINE_STORE_FLAT_TEXTS_WRITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/store/flat/texts.h"

/** Writes one: new, the samples, train, each document in order, close. Texts are in the form of texts_put(). */
struct texts_writer;

/** @p path is borrowed until texts_write_close(), which frees the writer. */
struct texts_writer *texts_writer_new(const char *path);

/** Whether the document with @p id is of the sample, of documents that have @p total_bytes of texts: which others there are
 *  does not matter else, so that most small changes leave the sample as it was. */
bool texts_is_sampled(struct str id, uint64_t total_bytes);
void texts_write_sample(struct texts_writer *writer, struct str texts);

/**
 * Make the dictionary from the sample; none where that is too small. Same sample, same dictionary.
 * @param served  NULL, or texts that were packed before, sound ones: what was learnt from the same sample is taken over.
 * @return whether it was: texts_pack() then gives the frames that are in @p served, of the same texts.
 */
bool texts_write_train(struct texts_writer *writer, const struct texts *served);

/** One thread's means to pack with the writer's dictionary. Keeps @p writer borrowed, from texts_write_train() on. */
struct texts_packer;
struct texts_packer *texts_packer_new(const struct texts_writer *writer);
void texts_packer_free(struct texts_packer *packer);
void texts_packer_free_at(struct texts_packer **packer);
#define AUTO_TEXTS_PACKER CLEANUP(texts_packer_free_at) struct texts_packer

/** The frame of @p texts, borrowed until the packer's next call. Same texts, same frame, whatever was packed before. */
struct str texts_pack(struct texts_packer *packer, struct str texts);

/** Append the next document: its texts, and what texts_pack() made of them. */
void texts_write_add(struct texts_writer *writer, struct str texts, struct str frame);

/** End the file, whatever went before, and free the writer.
 *  @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO. */
MUST_CHECK enum status texts_write_close(struct texts_writer *writer, struct error *err);

#endif
