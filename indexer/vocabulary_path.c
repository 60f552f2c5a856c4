/* Looks for the vocabulary and the lexicon in the places where they may be. */
#include "indexer/vocabulary_path.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

#define INSTALLED "../share/inffo-search/vocabulary"
#define INSTALLED_INFLECTIONS "../share/inffo-search/" VOCABULARY_INFLECTIONS

/**
 * The folder of the running program as a new string; "" when the system does not tell.
 */
static char *program_folder(void)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    const char *slash = n > 0 ? memrchr(path, '/', (size_t)n) : NULL;
    return mem_copy_string(path, slash ? (size_t)(slash - path) : 0);
}

static char *choose(const char *given)
{
    const char *wanted = given ? given : getenv("INFFO_VOCABULARY");
    if (wanted && *wanted)
        return mem_copy_string(wanted, strlen(wanted));
    AUTO_TEXT *folder = program_folder();
    AUTO_TEXT *installed = path_join(folder, INSTALLED);
    if (file_type_of(installed) == FILE_FOLDER)
        return TAKE(installed);
    return mem_copy_string(BUILT_FROM "/corpus/vocabulary",
                           strlen(BUILT_FROM "/corpus/vocabulary"));
}

enum status vocabulary_path(char **out, const char *given, struct error *err)
{
    size_t n;
    const struct vocabulary_file *files = vocabulary_files(&n);
    *out = choose(given);
    for (size_t i = 0; i < n; i++) {
        AUTO_TEXT *path = path_join(*out, files[i].name);
        if (!files[i].is_optional && file_type_of(path) == FILE_MISSING)
            return error_set(
                err, STATUS_NOT_FOUND,
                "vocabulaire incomplet : %s introuvable ; donnez son dossier par "
                "--vocabulary",
                path);
    }
    return STATUS_OK;
}

char *inflections_path(void)
{
    const char *wanted = getenv("INFFO_INFLECTIONS");
    if (wanted)
        return *wanted ? mem_copy_string(wanted, strlen(wanted)) : NULL;
    AUTO_TEXT *folder = program_folder();
    AUTO_TEXT *installed = path_join(folder, INSTALLED_INFLECTIONS);
    return file_type_of(installed) == FILE_MISSING ? NULL : TAKE(installed);
}

enum status vocabulary_read(struct vocabulary **out, const char *given, struct error *err)
{
    *out = NULL;
    AUTO_TEXT *folder = NULL;
    AUTO_TEXT *inflections = inflections_path();
    AUTO_VOCABULARY *vocabulary = NULL;
    enum status st = vocabulary_path(&folder, given, err);
    if (!st)
        st = vocabulary_load(&vocabulary, folder, err);
    if (!st && inflections && !vocabulary_inflections(vocabulary))
        st = vocabulary_take_inflections(vocabulary, inflections, err);
    *out = st ? NULL : TAKE(vocabulary);
    return st;
}
