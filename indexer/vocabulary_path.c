/* Looks for the vocabulary in the places where it may be. */
#include "indexer/vocabulary_path.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/vocabulary/vocabulary.h"

#define INSTALLED "../share/inffo-search/vocabulary"

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
