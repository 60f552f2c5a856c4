/* The order in which vocabularies are looked for. */
#include "indexer/vocabulary_path.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

#define INSTALLED "../share/inffo-search/vocabulary"

/** The folder of the program's file; "" when the system does not say. */
static char *program_folder(void)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path);
    const char *slash = n > 0 ? memrchr(path, '/', (size_t)n) : NULL;
    return mem_copy_string(path, slash ? (size_t)(slash - path) : 0);
}

char *vocabulary_path(const char *given)
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
