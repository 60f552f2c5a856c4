/* SHA-256 through libnettle. */
#include "base/sha256.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>

#include "base/file.h"

void sha256_of(char to[SHA256_TEXT_BYTES], struct str bytes)
{
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, bytes.n, (const uint8_t *)bytes.at);
    sha256_digest(&context, sizeof digest, digest);
    base16_encode_update(to, sizeof digest, digest);
    to[SHA256_TEXT_BYTES - 1] = '\0';
}

enum status sha256_of_file(char to[SHA256_TEXT_BYTES], const char *path,
                           struct error *err)
{
    to[0] = '\0';
    struct file_map map;
    enum status st = file_map(&map, path, err);
    if (st)
        return st;
    sha256_of(to, (struct str){(const char *)map.at, map.n});
    file_unmap(&map);
    return STATUS_OK;
}
