/* Building small indexes and damaging files. */
#include "tests/unit/engine/store_fixture.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/record/record_json.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/build_record.h"

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

static void digest_folder(struct sha256 *digest, const char *folder)
{
    struct error err = {0};
    AUTO_NAME_LIST names;
    must(folder_list(&names, folder, &err), &err);
    for (size_t i = 0; i < names.n; i++) {
        AUTO_TEXT *path = path_join(folder, names.at[i]);
        sha256_add(digest, str_of(names.at[i]));
        if (file_type_of(path) == FILE_FOLDER) {
            digest_folder(digest, path);
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
    digest_folder(digest, folder);
    sha256_finish(digest, to);
    sha256_free(digest);
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
