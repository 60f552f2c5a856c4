/* Indexes built in a folder of the test's own, and what tests of damage do to files. */
#ifndef TESTS_UNIT_ENGINE_STORE_FIXTURE_H
#define TESTS_UNIT_ENGINE_STORE_FIXTURE_H

#include "base/sha256.h"
#include "engine/build/build.h"

/** The vocabulary that the tests build with. */
#define STORE_VOCABULARY SOURCE_DIR "/corpus/vocabulary"

/** Fails the test, with the text, unless @p status is STATUS_OK. */
void must(enum status status, const struct error *err);

/** A corpus: JSON objects, one a record. */
struct corpus {
    const char *const *records;
    size_t n;
};

/** Add the records of @p corpus by a worker of their own; any failure fails the test. */
void store_add(struct build *build, struct corpus corpus);

/** Three notices, two of them dated; and the same with a fourth. */
extern const struct corpus corpus_of_three, corpus_of_four;

/** Build and publish @p corpus in index folder @p path; any failure fails the test. */
struct build_result store_build(const char *path, struct corpus corpus);

/** The digest of the names and bytes of all files in the folder and its folders. */
void store_digest(char to[SHA256_TEXT_BYTES], const char *folder);

/** The folder of the generation that index @p path serves; freed with mem_free(). */
char *store_served(const char *path);

/** How many entries the folder has. */
size_t store_count(const char *folder);

/** Invert bit @p bit (0 to 7) of byte @p offset of the file. */
void file_flip(const char *path, size_t offset, unsigned bit);

/** Cut the file to @p n bytes, or lengthen it with zeros. */
void file_resize(const char *path, size_t n);

size_t file_size(const char *path);

#endif
