/* SHA-256 through libnettle. */
#include "base/sha256.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

#include "base/file.h"
#include "base/memory.h"

struct sha256 {
    struct sha256_ctx context;
};

struct sha256 *sha256_new(void)
{
    struct sha256 *digest = mem_new(sizeof *digest);
    sha256_init(&digest->context);
    return digest;
}

void sha256_add(struct sha256 *digest, struct str bytes)
{
    if (bytes.n)
        sha256_update(&digest->context, bytes.n, (const uint8_t *)bytes.at);
}

void sha256_finish_bytes(struct sha256 *digest, unsigned char to[SHA256_BYTES])
{
    sha256_digest(&digest->context, SHA256_BYTES, to);
}

void sha256_finish(struct sha256 *digest, char to[SHA256_TEXT_BYTES])
{
    uint8_t bytes[SHA256_BYTES];
    sha256_finish_bytes(digest, bytes);
    sha256_text(to, bytes);
}

void sha256_text(char to[SHA256_TEXT_BYTES], const unsigned char digest[SHA256_BYTES])
{
    base16_encode_update(to, SHA256_BYTES, digest);
    to[SHA256_TEXT_BYTES - 1] = '\0';
}

void sha256_free(struct sha256 *digest)
{
    mem_free(digest);
}

void sha256_of(char to[SHA256_TEXT_BYTES], struct str bytes)
{
    struct sha256 digest;
    sha256_init(&digest.context);
    sha256_add(&digest, bytes);
    sha256_finish(&digest, to);
}

enum status sha256_of_file(char to[SHA256_TEXT_BYTES], const char *path,
                           struct error *err)
{
    return sha256_of_file_while(to, path, NULL, NULL, err);
}

#define PIECE_BYTES ((size_t)1 << 20)

enum status sha256_of_file_while(char to[SHA256_TEXT_BYTES], const char *path,
                                 bool (*goes_on)(void *context), void *context,
                                 struct error *err)
{
    to[0] = '\0';
    AUTO_FILE_MAP map = FILE_MAP_INIT;
    enum status st = file_map(&map, path, err);
    if (st)
        return st;
    struct sha256 digest;
    sha256_init(&digest.context);
    for (size_t at = 0; at < map.n; at += PIECE_BYTES) {
        if (goes_on && !goes_on(context))
            return error_set(err, STATUS_INDEX_CHANGED, "%s: stopped", path);
        size_t n = map.n - at < PIECE_BYTES ? map.n - at : PIECE_BYTES;
        sha256_add(&digest, (struct str){(const char *)map.at + at, n});
    }
    sha256_finish(&digest, to);
    return STATUS_OK;
}
