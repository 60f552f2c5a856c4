/* Indexes in a folder of the test's own, and damaging files. */
#ifndef TESTS_UNIT_ENGINE_STORE_FIXTURE_H
#define TESTS_UNIT_ENGINE_STORE_FIXTURE_H

#include "base/sha256.h"
#include "engine/build/build.h"

/** The vocabulary that indexes are built with. */
#define STORE_VOCABULARY SOURCE_DIR "/corpus/vocabulary"

/** Fail the test with the text of @p err, unless @p status is STATUS_OK. */
void must(enum status status, const struct error *err);

/** A corpus: JSON objects, one for each record. */
struct corpus {
    const char *const *records;
    size_t n;
};

/** Add the records of @p corpus by a worker of their own. A failure fails the test. */
void store_add(struct build *build, struct corpus corpus);

/** Three notices, two of them with dates; and the same with a fourth one. */
extern const struct corpus corpus_of_three, corpus_of_four;

/** Build an index of @p corpus at @p path and publish it. A failure fails the test. */
struct build_result store_build(const char *path, struct corpus corpus);

/** The digest of the names and bytes of all files in the folder and the folders in it. */
void store_digest(char to[SHA256_TEXT_BYTES], const char *folder);

/** The digest of what the generation in @p folder holds: the bytes of all files, but for
 *  the manifest and the Xapian database, whose bytes tell how it came to be. Of these
 *  counts what each document has: its data, values and terms. */
void store_digest_content(char to[SHA256_TEXT_BYTES], const char *folder);

/** Replace @p from in the manifest in @p folder by @p to, which has the same length, and
 *  correct its digest. */
void store_forge(const char *folder, const char *from, const char *to);

/** Open the index at @p path and check it by index_verify_deep(). */
void store_verify_deep(const char *path);

/** The folder of the generation that the index at @p path serves. The caller frees it
 *  with mem_free(). */
char *store_served(const char *path);

/** How many entries the folder has. */
size_t store_count(const char *folder);

/** Invert bit @p bit (0 to 7) of byte @p offset of the file. */
void file_flip(const char *path, size_t offset, unsigned bit);

/** Cut the file to @p n bytes, or lengthen it with zeros. */
void file_resize(const char *path, size_t n);

size_t file_size(const char *path);

#endif
