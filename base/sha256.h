/* SHA-256 of bytes and files (libnettle), in lower-case hexadecimal. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

#define SHA256_BYTES 32

/** Room for 64 digits and a zero byte. */
#define SHA256_TEXT_BYTES 65

void sha256_of(char to[SHA256_TEXT_BYTES], struct str bytes);

/** A digest in several pieces. The caller frees it with sha256_free(). */
struct sha256;
struct sha256 *sha256_new(void);
void sha256_add(struct sha256 *digest, struct str bytes);
/** The digest of all that was added; starts anew. */
void sha256_finish(struct sha256 *digest, char to[SHA256_TEXT_BYTES]);
/** The same as bytes. */
void sha256_finish_bytes(struct sha256 *digest, unsigned char to[SHA256_BYTES]);
/** A digest's bytes as hexadecimal digits and a zero byte. */
void sha256_text(char to[SHA256_TEXT_BYTES], const unsigned char digest[SHA256_BYTES]);
void sha256_free(struct sha256 *digest);

/** @return STATUS_OK, STATUS_NOT_FOUND or STATUS_IO. */
MUST_CHECK enum status sha256_of_file(char to[SHA256_TEXT_BYTES], const char *path,
                                      struct error *err);

/** The same for who may have to stop: @p goes_on (NULL: always) is asked before each MiB, and its false ends with
 *  STATUS_INDEX_CHANGED: nothing is known of the file. */
MUST_CHECK enum status sha256_of_file_while(char to[SHA256_TEXT_BYTES], const char *path,
                                            bool (*goes_on)(void *context), void *context,
                                            struct error *err);

#endif
