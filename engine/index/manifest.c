/* The manifest (generation.h): which files a generation has, how large they are, and
 * their digests. */
#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/date.h"
#include "base/file.h"
#include "base/memory.h"
#include "engine/index/generation.h"
#include "engine/store/schema.h"
#include "text/analyse.h"

#define MANIFEST_MAX_BYTES (1U << 20)
#define FILES_MAX 1000

/* The folders of a generation whose files the manifest lists. */
static const char *const folders[] = {"", GENERATION_VOCABULARY, GENERATION_XAPIAN};

static void json_free_at(json_t **json)
{
    json_decref(*json);
}
#define AUTO_JSON CLEANUP(json_free_at) json_t

static uint64_t size_of(const char *path)
{
    struct stat info;
    return stat(path, &info) ? 0 : (uint64_t)info.st_size;
}

/** Bring one file to disk and add its row to @p files. */
static enum status add_file(json_t *files, const char *folder, const char *name,
                            struct manifest *manifest, struct error *err)
{
    AUTO_TEXT *path = path_join(folder, name);
    char digest[SHA256_TEXT_BYTES];
    enum status st = sha256_of_file(digest, path, err);
    if (!st)
        st = file_sync(path, err);
    if (st)
        return st;
    uint64_t bytes = size_of(path);
    manifest->index_bytes += bytes;
    json_t *row = json_pack("{s:s, s:I, s:s}", "path", name, "bytes", (json_int_t)bytes,
                            "sha256", digest);
    if (!row || json_array_append_new(files, row))
        return error_set(err, STATUS_INTERNAL, "manifest: no JSON for %s", path);
    return STATUS_OK;
}

static enum status add_folder(json_t *files, const char *folder, const char *sub,
                              struct manifest *manifest, struct error *err)
{
    AUTO_TEXT *path = path_join(folder, sub);
    AUTO_NAME_LIST names;
    enum status st = folder_list(&names, path, err);
    for (size_t i = 0; !st && i < names.n; i++) {
        AUTO_TEXT *name = *sub ? path_join(sub, names.at[i])
                               : mem_copy_string(names.at[i], strlen(names.at[i]));
        AUTO_TEXT *whole = path_join(folder, name);
        if (file_type_of(whole) == FILE_REGULAR && strcmp(name, GENERATION_MANIFEST) != 0)
            st = add_file(files, folder, name, manifest, err);
    }
    return st ? st : file_sync(path, err);
}

/* The manifest carries its own digest too: its last member is the SHA-256 of all bytes
 * before that member. */
#define SEAL_HEAD ",\n \"manifest_sha256\": \""
#define SEAL_FOOT "\"\n}\n"
#define SEAL_BYTES (sizeof SEAL_HEAD - 1 + SHA256_TEXT_BYTES - 1 + sizeof SEAL_FOOT - 1)

/** Write the object @p json, which ends with "\n}", with its digest as one more
 *  member. */
static void seal(struct buf *out, struct str json)
{
    struct str body = {json.at, json.n - 2};
    char digest[SHA256_TEXT_BYTES];
    sha256_of(digest, body);
    buf_put_str(out, body);
    buf_printf(out, SEAL_HEAD "%s" SEAL_FOOT, digest);
}

static bool is_sealed(struct str text)
{
    if (text.n < SEAL_BYTES)
        return false;
    struct str body = {text.at, text.n - SEAL_BYTES};
    char digest[SHA256_TEXT_BYTES];
    sha256_of(digest, body);
    AUTO_BUF wanted = BUF_INIT(SEAL_BYTES);
    buf_printf(&wanted, SEAL_HEAD "%s" SEAL_FOOT, digest);
    return str_ends_with(text, buf_str(&wanted));
}

enum status manifest_write(struct manifest *manifest, const char *folder,
                           struct error *err)
{
    manifest->index_bytes = 0;
    AUTO_JSON *files = json_array();
    for (size_t i = 0; i < COUNT_OF(folders); i++) {
        enum status st = add_folder(files, folder, folders[i], manifest, err);
        if (st)
            return st;
    }
    AUTO_JSON *root = json_pack(
        "{s:i, s:i, s:i, s:s, s:I, s:s, s:I, s:I, s:O}", "format", INDEX_FORMAT_VERSION,
        "compiled", COMPILED_FORMAT_VERSION, "analyser", ANALYSER_VERSION, "generation",
        manifest->generation, "built_at", (json_int_t)manifest->built_at, "corpus_sha256",
        manifest->corpus_sha256, "documents", (json_int_t)manifest->n_documents,
        "text_bytes", (json_int_t)manifest->text_bytes, "files", files);
    char *json = root ? json_dumps(root, JSON_INDENT(1)) : NULL;
    if (!json)
        return error_set(err, STATUS_INTERNAL, "manifest: no JSON");
    AUTO_BUF text = BUF_INIT(MANIFEST_MAX_BYTES);
    seal(&text, str_of(json));
    free(json); /* library memory */
    AUTO_TEXT *path = path_join(folder, GENERATION_MANIFEST);
    if (buf_overflowed(&text))
        return error_set(err, STATUS_INTERNAL, "%s: too large", path);
    enum status st = file_write(path, buf_str(&text), err);
    return st ? st : file_sync(folder, err);
}

/** What is done with each file besides comparing its size with the manifest. */
struct file_look {
    enum manifest_scope scope;
    /* The status that a missing file gives. */
    enum status missing;
    bool digests;
    /* Whether to continue; NULL always continues. */
    bool (*goes_on)(void *context);
    /* Called for each file; may be NULL. */
    void (*each)(const char *path, const char *name, void *context);
    void *context;
};

static enum status check_digest(const char *path, const char *digest,
                                const struct file_look *look, struct error *err)
{
    char found[SHA256_TEXT_BYTES];
    enum status st = sha256_of_file_while(found, path, look->goes_on, look->context, err);
    if (!st && strcmp(found, digest) != 0)
        st = error_set(err, STATUS_INDEX_CORRUPT,
                       "%s: another SHA-256 than in the manifest", path);
    return st;
}

/** Whether the file is compiled from the Xapian database. */
static bool is_compiled(const char *name)
{
    return strcmp(name, GENERATION_LISTS) == 0 || strcmp(name, GENERATION_BITMAPS) == 0;
}

static enum status check_file(json_t *row, const char *folder,
                              const struct file_look *look, struct manifest *manifest,
                              struct error *err)
{
    const char *name = NULL, *digest = NULL;
    json_int_t bytes = -1;
    if (json_unpack(row, "{s:s, s:I, s:s}", "path", &name, "bytes", &bytes, "sha256",
                    &digest))
        return error_set(err, STATUS_INDEX_CORRUPT, "manifest: a row of files");
    manifest->has_thesaurus =
        manifest->has_thesaurus || strcmp(name, GENERATION_THESAURUS) == 0;
    AUTO_TEXT *path = path_join(folder, name);
    if (look->scope == MANIFEST_RECORD && is_compiled(name)) {
        manifest->index_bytes += (uint64_t)bytes;
        return STATUS_OK;
    }
    /* One look for both: a file may be removed at any moment, and is not damaged then. */
    struct stat info;
    if (stat(path, &info) || !S_ISREG(info.st_mode))
        return error_set(err, look->missing, "%s: missing", path);
    if (info.st_size != (off_t)bytes)
        return error_set(err, STATUS_INDEX_CORRUPT,
                         "%s: another size than in the manifest", path);
    manifest->index_bytes += (uint64_t)bytes;
    if (look->each)
        look->each(path, name, look->context);
    return look->digests ? check_digest(path, digest, look, err) : STATUS_OK;
}

static enum status check_files(json_t *files, const char *folder,
                               const struct file_look *look, struct manifest *manifest,
                               struct error *err)
{
    size_t n = json_array_size(files);
    if (n == 0 || n > FILES_MAX)
        return error_set(err, STATUS_INDEX_CORRUPT, "manifest: %zu files", n);
    for (size_t i = 0; i < n; i++) {
        enum status st =
            check_file(json_array_get(files, i), folder, look, manifest, err);
        if (st)
            return st;
    }
    return STATUS_OK;
}

static enum status unpack(struct manifest *out, json_t *root, json_t **files,
                          enum manifest_scope scope, struct error *err)
{
    const char *generation = NULL, *corpus = NULL;
    int format = 0, compiled = 0, analyser = 0;
    json_int_t built_at = 0, documents = 0, text_bytes = 0;
    json_error_t why;
    if (json_unpack_ex(root, &why, 0, "{s:i, s:i, s:i, s:s, s:I, s:s, s:I, s:I, s:o}",
                       "format", &format, "compiled", &compiled, "analyser", &analyser,
                       "generation", &generation, "built_at", &built_at, "corpus_sha256",
                       &corpus, "documents", &documents, "text_bytes", &text_bytes,
                       "files", files))
        return error_set(err, STATUS_INDEX_CORRUPT, "manifest: %s", why.text);
    if (format != INDEX_FORMAT_VERSION || analyser != ANALYSER_VERSION)
        return error_set(err, STATUS_INDEX_VERSION,
                         "index format %d, analyser %d; this program reads %d, %d",
                         format, analyser, INDEX_FORMAT_VERSION, ANALYSER_VERSION);
    if (scope == MANIFEST_ALL && compiled != COMPILED_FORMAT_VERSION)
        return error_set(err, STATUS_INDEX_VERSION,
                         "compiled files of format %d; this program reads %d", compiled,
                         COMPILED_FORMAT_VERSION);
    if (strlen(generation) >= sizeof out->generation || documents < 0 ||
        documents >= UINT32_MAX || text_bytes < 0 ||
        strlen(corpus) != SHA256_TEXT_BYTES - 1)
        return error_set(err, STATUS_INDEX_CORRUPT, "manifest: a member is out of range");
    *out = (struct manifest){.built_at = built_at,
                             .n_documents = (uint32_t)documents,
                             .text_bytes = (uint64_t)text_bytes};
    memcpy(out->generation, generation, strlen(generation));
    memcpy(out->corpus_sha256, corpus, SHA256_TEXT_BYTES - 1);
    return STATUS_OK;
}

static enum status read_and_look(struct manifest *out, const char *folder,
                                 const struct file_look *look, struct error *err)
{
    *out = (struct manifest){.built_at = 0};
    AUTO_TEXT *path = path_join(folder, GENERATION_MANIFEST);
    AUTO_BUF text = BUF_INIT(MANIFEST_MAX_BYTES);
    enum status st = file_read(&text, path, err);
    if (st == STATUS_TOO_LARGE || (!st && !is_sealed(buf_str(&text))))
        return error_set(err, STATUS_INDEX_CORRUPT, "%s: not as it was written", path);
    if (st)
        return st;
    json_error_t why;
    AUTO_JSON *root = json_loadb(buf_text(&text), text.n, JSON_REJECT_DUPLICATES, &why);
    if (!root)
        return error_set(err, STATUS_INDEX_CORRUPT, "%s: %s", path, why.text);
    json_t *files = NULL;
    st = unpack(out, root, &files, look->scope, err);
    if (!st)
        st = check_files(files, folder, look, out, err);
    /* A failure leaves no half of an answer. */
    if (st)
        *out = (struct manifest){.built_at = 0};
    return st;
}

enum status manifest_read(struct manifest *out, const char *folder,
                          enum manifest_scope scope, bool digests, struct error *err)
{
    struct file_look look = {
        .scope = scope, .missing = STATUS_INDEX_CORRUPT, .digests = digests};
    return read_and_look(out, folder, &look, err);
}

enum status manifest_each_file(const char *folder,
                               void (*each)(const char *path, const char *name,
                                            void *context),
                               void *context, struct error *err)
{
    struct manifest manifest;
    struct file_look look = {
        .missing = STATUS_INDEX_CORRUPT, .each = each, .context = context};
    return read_and_look(&manifest, folder, &look, err);
}

enum status manifest_verify(const char *folder, enum manifest_scope scope,
                            bool (*goes_on)(void *context), void *context,
                            struct error *err)
{
    struct manifest manifest;
    struct file_look look = {.scope = scope,
                             .missing = STATUS_NOT_FOUND,
                             .digests = true,
                             .goes_on = goes_on,
                             .context = context};
    return read_and_look(&manifest, folder, &look, err);
}
