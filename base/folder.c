/* Folders: making them, removing them with everything inside, listing them in a fixed
 * order. */
#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"

enum status folder_make(const char *path, struct error *err)
{
    AUTO_TEXT *copy = mem_copy_string(path, strlen(path));
    for (char *slash = copy; *slash; slash++) {
        if (*slash != '/' || slash == copy)
            continue;
        *slash = '\0';
        if (mkdir(copy, 0755) && errno != EEXIST)
            return error_set_system(err, "mkdir", copy);
        *slash = '/';
    }
    if (mkdir(copy, 0755) && errno != EEXIST)
        return error_set_system(err, "mkdir", copy);
    if (file_type_of(path) != FILE_FOLDER)
        return error_set(err, STATUS_IO, "%s: not a folder", path);
    return STATUS_OK;
}

static int remove_one(const char *path, const struct stat *info, int type,
                      struct FTW *walk)
{
    (void)info;
    (void)type;
    (void)walk;
    return remove(path) && errno != ENOENT ? -1 : 0;
}

enum status folder_remove(const char *path, struct error *err)
{
    if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) && errno != ENOENT)
        return error_set_system(err, "remove", path);
    return STATUS_OK;
}

void name_list_release(struct name_list *names)
{
    for (size_t i = 0; i < names->n; i++)
        mem_free(names->at[i]);
    mem_free(names->at);
    *names = (struct name_list){NULL, 0};
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static enum status read_names(struct name_list *out, DIR *dir, const char *path,
                              struct error *err)
{
    size_t room = 0;
    for (;;) {
        /* readdir() returns NULL at the end too; only on failure does it set errno. */
        errno = 0;
        const struct dirent *entry = readdir(dir);
        if (!entry)
            return errno ? error_set_system(err, "read", path) : STATUS_OK;
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        MEM_GROW(out->at, out->n + 1, room, 16);
        out->at[out->n++] = mem_copy_string(entry->d_name, strlen(entry->d_name));
    }
}

enum status folder_list(struct name_list *out, const char *path, struct error *err)
{
    *out = (struct name_list){NULL, 0};
    DIR *dir = opendir(path);
    if (!dir)
        return error_set_system(err, "open", path);
    enum status st = read_names(out, dir, path, err);
    (void)closedir(dir);
    if (st)
        name_list_release(out);
    else if (out->n)
        qsort(out->at, out->n, sizeof *out->at, by_bytes);
    return st;
}
