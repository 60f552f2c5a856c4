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

/** Write the digest of @p bytes at @p to. */
void sha256_of(char to[SHA256_TEXT_BYTES], struct str bytes);

/** A digest of bytes that are given in several pieces. The caller frees it with
 *  sha256_free(). */
struct sha256;
struct sha256 *sha256_new(void);
void sha256_add(struct sha256 *digest, struct str bytes);
/** Write the digest of everything that was added, and start a new one. */
void sha256_finish(struct sha256 *digest, char to[SHA256_TEXT_BYTES]);
/** The same, but as bytes and not as text. */
void sha256_finish_bytes(struct sha256 *digest, unsigned char to[SHA256_BYTES]);
/** A digest's bytes as hexadecimal digits and a zero byte. */
void sha256_text(char to[SHA256_TEXT_BYTES], const unsigned char digest[SHA256_BYTES]);
void sha256_free(struct sha256 *digest);

/** The digest of the file at @p path. @return STATUS_OK, STATUS_NOT_FOUND or
 *  STATUS_IO. */
MUST_CHECK enum status sha256_of_file(char to[SHA256_TEXT_BYTES], const char *path,
                                      struct error *err);

/** The same, but it can be stopped: @p goes_on is called before each MiB, and when it
 *  returns false, the reading stops with STATUS_INDEX_CHANGED and there is no digest.
 *  With NULL the reading is never stopped. */
MUST_CHECK enum status sha256_of_file_while(char to[SHA256_TEXT_BYTES], const char *path,
                                            bool (*goes_on)(void *context), void *context,
                                            struct error *err);

#endif
