/* Reads the static files and names them by their content. */
#include "server/site/assets.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "server/http/gzip.h"

#define ASSET_MAX_BYTES ((size_t)4 << 20)
#define DIGEST_DIGITS 12

struct assets {
    struct asset *at;
    size_t n, room;
};

static const struct {
    struct str ending;
    const char *type;
} types[] = {
    {{".css", 4}, "text/css; charset=utf-8"},
    {{".js", 3}, "text/javascript; charset=utf-8"},
    {{".svg", 4}, "image/svg+xml"},
    {{".png", 4}, "image/png"},
    {{".ico", 4}, "image/x-icon"},
    {{".woff2", 6}, "font/woff2"},
};

static const char *type_of(struct str name, size_t *ending_bytes)
{
    for (size_t i = 0; i < COUNT_OF(types); i++) {
        if (str_ends_with(name, types[i].ending)) {
            *ending_bytes = types[i].ending.n;
            return types[i].type;
        }
    }
    return NULL;
}

/** The address of an asset: "/assets/", the name, ".", the digest and the ending. */
static char *url_of(struct str name, size_t ending_bytes, struct str bytes)
{
    char digest[SHA256_TEXT_BYTES];
    sha256_of(digest, bytes);
    struct str stem = {name.at, name.n - ending_bytes};
    AUTO_BUF url = BUF_INIT(4096);
    buf_printf(&url, "/assets/%.*s.%.*s%.*s", STR_ARG(stem), DIGEST_DIGITS, digest,
               (int)ending_bytes, name.at + stem.n);
    return mem_copy_string(url.at, url.n);
}

void assets_add(struct assets *assets, const char *name, struct str bytes)
{
    size_t ending_bytes = 0;
    const char *type = type_of(str_of(name), &ending_bytes);
    assert(type);
    AUTO_BUF gzip = BUF_INIT(ASSET_MAX_BYTES);
    bool is_shorter = bytes.n >= GZIP_LEAST_BYTES && gzip_write(&gzip, bytes);
    MEM_GROW(assets->at, assets->n + 1, assets->room, 16);
    assets->at[assets->n++] = (struct asset){
        .name = mem_copy_string(name, strlen(name)),
        .url = url_of(str_of(name), ending_bytes, bytes),
        .type = type,
        .bytes = mem_copy_string(bytes.at, bytes.n),
        .n = bytes.n,
        .gzip = is_shorter ? mem_copy_string(gzip.at, gzip.n) : NULL,
        .n_gzip = gzip.n,
    };
}

static enum status load_one(struct assets *assets, const char *folder, const char *name,
                            struct error *err)
{
    size_t ending_bytes = 0;
    if (!type_of(str_of(name), &ending_bytes))
        return STATUS_OK;
    AUTO_TEXT *path = path_join(folder, name);
    AUTO_BUF bytes = BUF_INIT(ASSET_MAX_BYTES);
    enum status st = file_read(&bytes, path, err);
    if (!st)
        assets_add(assets, name, buf_str(&bytes));
    return st;
}

enum status assets_load(struct assets **out, const char *folder, struct error *err)
{
    *out = NULL;
    AUTO_NAME_LIST names = {0};
    enum status st = folder_list(&names, folder, err);
    if (st)
        return st;
    AUTO_ASSETS *assets = mem_new(sizeof *assets);
    for (size_t i = 0; i < names.n && !st; i++)
        st = load_one(assets, folder, names.at[i], err);
    if (st)
        return st;
    *out = TAKE(assets);
    return STATUS_OK;
}

void assets_free(struct assets *assets)
{
    if (!assets)
        return;
    for (size_t i = 0; i < assets->n; i++) {
        mem_free(assets->at[i].name);
        mem_free(assets->at[i].url);
        mem_free(assets->at[i].bytes);
        mem_free(assets->at[i].gzip);
    }
    mem_free(assets->at);
    mem_free(assets);
}

void assets_free_at(struct assets **assets)
{
    assets_free(*assets);
}

const struct asset *assets_find(const struct assets *assets, struct str file)
{
    const size_t prefix = sizeof "/assets/" - 1;
    for (size_t i = 0; i < assets->n; i++)
        if (str_equal(file, str_of(assets->at[i].url + prefix)))
            return &assets->at[i];
    return NULL;
}

const char *assets_url(const struct assets *assets, const char *name)
{
    for (size_t i = 0; i < assets->n; i++)
        if (strcmp(assets->at[i].name, name) == 0)
            return assets->at[i].url;
    return "";
}
