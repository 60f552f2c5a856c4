/* The links from an index to its generations, and the removal of old generations. */
#include "engine/index/generation.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

#define FOLDER "generations/"

char *generation_folder(const char *path, const char *id)
{
    AUTO_BUF folder = BUF_INIT(SIZE_MAX / 2);
    buf_printf(&folder, "%s/" FOLDER "%s", path, id);
    return mem_copy_string(folder.at, folder.n);
}

enum status generation_named(char id[GENERATION_ID_BYTES], const char *path,
                             const char *name, struct error *err)
{
    id[0] = '\0';
    AUTO_TEXT *link = path_join(path, name);
    char target[GENERATION_ID_BYTES + sizeof FOLDER];
    ssize_t n = readlink(link, target, sizeof target);
    if (n < 0 && errno == EINVAL)
        return error_set(err, STATUS_INDEX_CORRUPT, "%s: not a symbolic link", link);
    if (n < 0)
        return error_set_system(err, "readlink", link);
    struct str to = {target, (size_t)n};
    struct str prefix = STR(FOLDER);
    if (to.n >= sizeof target || !str_starts_with(to, prefix) || to.n == prefix.n ||
        memchr(to.at + prefix.n, '/', to.n - prefix.n) || to.at[prefix.n] == '.')
        return error_set(err, STATUS_INDEX_CORRUPT, "%s: does not name a generation",
                         link);
    size_t length = to.n - prefix.n;
    if (length >= GENERATION_ID_BYTES)
        return error_set(err, STATUS_INDEX_CORRUPT, "%s: too long a name", link);
    memcpy(id, to.at + prefix.n, length);
    id[length] = '\0';
    return STATUS_OK;
}

static enum status point(const char *path, const char *name, const char *id,
                         struct error *err)
{
    AUTO_TEXT *link = path_join(path, name);
    AUTO_BUF target = BUF_INIT(SIZE_MAX / 2);
    buf_printf(&target, FOLDER "%s", id);
    return file_link_swap(link, buf_text(&target), err);
}

/** The id of the generation that a link points to; "" when there is no such link. */
static enum status named_or_none(char id[GENERATION_ID_BYTES], const char *path,
                                 const char *name, struct error *err)
{
    enum status st = generation_named(id, path, name, err);
    return st == STATUS_NOT_FOUND ? STATUS_OK : st;
}

static bool is_there(const char *path, const char *id)
{
    AUTO_TEXT *folder = generation_folder(path, id);
    return file_type_of(folder) == FILE_FOLDER;
}

/** Remove all generations but the two that the links point to. */
static enum status remove_others(const char *path, struct error *err)
{
    char kept[2][GENERATION_ID_BYTES];
    enum status st = named_or_none(kept[0], path, GENERATION_CURRENT, err);
    if (!st)
        st = named_or_none(kept[1], path, GENERATION_PREVIOUS, err);
    if (st)
        return st;
    AUTO_TEXT *folder = path_join(path, "generations");
    AUTO_NAME_LIST names;
    st = folder_list(&names, folder, err);
    for (size_t i = 0; !st && i < names.n; i++) {
        if (strcmp(names.at[i], kept[0]) == 0 || strcmp(names.at[i], kept[1]) == 0)
            continue;
        AUTO_TEXT *old = path_join(folder, names.at[i]);
        st = folder_remove(old, err);
    }
    return st;
}

/** Remove old generations. While a link is damaged nobody knows which are old: then none
 *  is removed, until a build mends the link. */
static enum status tidy(const char *path, struct error *err)
{
    enum status st = remove_others(path, err);
    return st == STATUS_INDEX_CORRUPT ? STATUS_OK : st;
}

enum status generation_serve(const char *path, const char *id, struct error *err)
{
    char before[GENERATION_ID_BYTES];
    enum status st = named_or_none(before, path, GENERATION_CURRENT, err);
    bool had_one =
        st == STATUS_OK && *before && strcmp(before, id) != 0 && is_there(path, before);
    /* A link that points elsewhere is replaced below; something that is not a link is
     * refused there. */
    if (st == STATUS_INDEX_CORRUPT)
        st = STATUS_OK;
    if (had_one)
        st = point(path, GENERATION_PREVIOUS, before, err);
    if (!st)
        st = point(path, GENERATION_CURRENT, id, err);
    return st ? st : tidy(path, err);
}

enum status generation_sweep(const char *path, struct error *err)
{
    static const char *const leftovers[] = {GENERATION_BUILDING, GENERATION_SPOOL};
    AUTO_TEXT *folder = path_join(path, "generations");
    if (file_type_of(folder) == FILE_MISSING)
        return STATUS_OK;
    for (size_t i = 0; i < COUNT_OF(leftovers); i++) {
        AUTO_TEXT *leftover = path_join(path, leftovers[i]);
        enum status st = folder_remove(leftover, err);
        if (st)
            return st;
    }
    return tidy(path, err);
}
