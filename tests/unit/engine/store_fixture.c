/* Building small indexes and damaging files. */
#include "tests/unit/engine/store_fixture.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/index/index_deep.h"
#include "engine/record/record_json.h"
#include "engine/store/xapian/xapian_rows.h"
#include "engine/store/xapian/xapian_terms.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/build_record.h"
#include "xapian-c/xapian-c.h"

static const char *const notices[] = {
    "{\"id\":\"vae\",\"title\":\"La VAE "
    "inversée\",\"kind\":\"news\",\"date\":\"2026-04-07\","
    "\"text\":\"L’expérimentation de la VAE inversée s’ouvre aux métiers en tension.\","
    "\"regions\":[\"32\"],\"themes\":[\"vae\"],\"source\":\"C2RP\",\"author\":\"A. "
    "Martin\"}",
    "{\"id\":\"cper\",\"title\":\"Le CPER "
    "signé\",\"kind\":\"programme\",\"date\":\"2023-01-26\","
    "\"text\":\"Le contrat de plan État-région 2021-2027.\",\"regions\":[\"32\"],"
    "\"valid_from\":\"2021-01-01\",\"valid_to\":\"2027-12-31\",\"source\":"
    "\"Préfecture\"}",
    "{\"id\":\"contact\",\"text\":\"Téléphone : 03.20.30.59.59, à "
    "Lille\",\"kind\":\"contact\","
    "\"regions\":[]}",
    "{\"id\":\"campus\",\"title\":\"Campus des "
    "métiers\",\"kind\":\"campus\",\"regions\":[\"32\"],"
    "\"text\":\"Les produits de la mer, à Boulogne.\",\"source\":\"Préfecture\"}",
};

const struct corpus corpus_of_three = {notices, 3}, corpus_of_four = {notices, 4};

void must(enum status status, const struct error *err)
{
    if (status)
        fail_msg("%s: %s", status_name(status), err->text);
}

void store_add(struct build *build, struct corpus corpus)
{
    struct error err = {0};
    struct build_worker *worker = NULL;
    must(build_worker_new(&worker, build, &err), &err);
    for (size_t i = 0; i < corpus.n; i++) {
        AUTO_RECORD *record = NULL;
        must(record_from_json(&record, str_of(corpus.records[i]), build_vocabulary(build),
                              NULL, NULL, &err),
             &err);
        must(build_record(build, worker, record, &err), &err);
    }
}

struct build_result store_build(const char *path, struct corpus corpus)
{
    struct error err = {0};
    AUTO_BUILD *build = NULL;
    must(build_open(&build, path, STORE_VOCABULARY, &err), &err);
    store_add(build, corpus);
    struct build_result result;
    must(build_publish(build, &result, 1, &err), &err);
    return result;
}

/** Files of which store_digest_content() does not read the bytes. */
static bool is_of_history(const char *name)
{
    return !strcmp(name, GENERATION_MANIFEST) || !strcmp(name, GENERATION_XAPIAN) ||
           !strcmp(name, GENERATION_XAPIAN_ROWS);
}

static void digest_folder(struct sha256 *digest, const char *folder, bool content_only)
{
    struct error err = {0};
    AUTO_NAME_LIST names;
    must(folder_list(&names, folder, &err), &err);
    for (size_t i = 0; i < names.n; i++) {
        AUTO_TEXT *path = path_join(folder, names.at[i]);
        if (content_only && is_of_history(names.at[i]))
            continue;
        sha256_add(digest, str_of(names.at[i]));
        if (file_type_of(path) == FILE_FOLDER) {
            digest_folder(digest, path, content_only);
            continue;
        }
        char text[SHA256_TEXT_BYTES];
        must(sha256_of_file(text, path, &err), &err);
        sha256_add(digest, str_of(text));
    }
}

void store_digest(char to[SHA256_TEXT_BYTES], const char *folder)
{
    struct sha256 *digest = sha256_new();
    digest_folder(digest, folder, false);
    sha256_finish(digest, to);
    sha256_free(digest);
}

static bool digest_term(struct str term, uint32_t count, void *digest)
{
    sha256_add(digest, term);
    sha256_add(digest, (struct str){(const char *)&count, sizeof count});
    return true;
}

static void digest_document(struct sha256 *digest, const struct xc_database *db,
                            uint32_t docid)
{
    struct error err = {0};
    AUTO_BUF bytes = BUF_INIT(1U << 20);
    must(xc_database_document_data(&bytes, db, docid, &err), &err);
    sha256_add(digest, buf_str(&bytes));
    for (uint32_t slot = 0; slot <= XAPIAN_SLOT_DATA_DATE; slot++) {
        buf_clear(&bytes);
        must(xc_database_document_value(&bytes, db, docid, slot, &err), &err);
        buf_put_byte(&bytes, '/');
        sha256_add(digest, buf_str(&bytes));
    }
    must(xc_database_document_terms(db, docid, digest_term, digest, &err), &err);
}

static void digest_database(struct sha256 *digest, const char *folder)
{
    struct error err = {0};
    struct manifest manifest;
    must(manifest_read(&manifest, folder, MANIFEST_ALL, false, &err), &err);
    AUTO_TEXT *path = path_join(folder, GENERATION_XAPIAN);
    AUTO_TEXT *rows_path = path_join(folder, GENERATION_XAPIAN_ROWS);
    AUTO_XAPIAN_ROWS rows;
    must(xapian_rows_open(&rows, rows_path, manifest.n_documents, &err), &err);
    XC_AUTO_DATABASE *db = NULL;
    must(xc_database_open(&db, path, &err), &err);
    uint32_t n = 0;
    must(xc_database_count(&n, db, &err), &err);
    assert_int_equal(manifest.n_documents, n);
    for (uint32_t row = 1; row <= n; row++)
        for (uint32_t id = 1; id <= rows.last; id++)
            if (xapian_row(&rows, id) == row)
                digest_document(digest, db, id);
}

void store_digest_content(char to[SHA256_TEXT_BYTES], const char *folder)
{
    struct sha256 *digest = sha256_new();
    digest_folder(digest, folder, true);
    digest_database(digest, folder);
    sha256_finish(digest, to);
    sha256_free(digest);
}

void store_forge(const char *folder, const char *from, const char *to)
{
    AUTO_TEXT *path = path_join(folder, GENERATION_MANIFEST);
    AUTO_BUF text = BUF_INIT(1 << 20);
    struct error err = {0};
    must(file_read(&text, path, &err), &err);
    size_t body = str_find(buf_str(&text), STR(",\n \"manifest_sha256\""));
    size_t at = str_find(buf_str(&text), str_of(from));
    if (body >= text.n || at >= body || strlen(from) != strlen(to))
        fail_msg("%s cannot become %s", from, to);
    memcpy(text.at + at, to, strlen(to));
    char digest[SHA256_TEXT_BYTES];
    sha256_of(digest, (struct str){text.at, body});
    memcpy(text.at + body + strlen(",\n \"manifest_sha256\": \""), digest,
           SHA256_TEXT_BYTES - 1);
    must(file_write(path, buf_str(&text), &err), &err);
}

void store_verify_deep(const char *path)
{
    struct error err = {0};
    AUTO_INDEX *index = NULL;
    must(index_open(&index, path, INDEX_CHECK_DIGESTS, &err), &err);
    must(index_verify_deep(index, &err), &err);
}

char *store_served(const char *path)
{
    struct error err = {0};
    char id[GENERATION_ID_BYTES];
    must(generation_named(id, path, GENERATION_CURRENT, &err), &err);
    return generation_folder(path, id);
}

size_t store_count(const char *folder)
{
    struct error err = {0};
    AUTO_NAME_LIST names;
    must(folder_list(&names, folder, &err), &err);
    return names.n;
}

void file_flip(const char *path, size_t offset, unsigned bit)
{
    unsigned char byte;
    int fd = open(path, O_RDWR | O_CLOEXEC);
    assert_true(fd >= 0);
    assert_int_equal(1, pread(fd, &byte, 1, (off_t)offset));
    byte = (unsigned char)(byte ^ (1U << bit));
    assert_int_equal(1, pwrite(fd, &byte, 1, (off_t)offset));
    assert_int_equal(0, close(fd));
}

void file_resize(const char *path, size_t n)
{
    assert_int_equal(0, truncate(path, (off_t)n));
}

size_t file_size(const char *path)
{
    struct stat info;
    assert_int_equal(0, stat(path, &info));
    return (size_t)info.st_size;
}
