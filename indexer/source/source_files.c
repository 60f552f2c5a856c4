/* Walks through the folders of sources. */
#include "indexer/source/source_files.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/str.h"
#include "engine/json/json_read.h"
#include "indexer/source/beside.h"

static uint64_t size_of(const char *path)
{
    struct stat info;
    if (stat(path, &info) || !S_ISREG(info.st_mode))
        return 0;
    return (uint64_t)info.st_size;
}

static void add_file(struct source_files *files, const char *path, const char *origin)
{
    MEM_GROW(files->at, files->n + 1, files->room, 16);
    files->at[files->n++] = (struct source_file){
        .path = mem_copy_string(path, strlen(path)),
        .origin = mem_copy_string(origin, strlen(origin)),
        .n_bytes = size_of(path),
        .settings = &source_settings_none,
    };
}

static bool is_link(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

static enum status walk(struct source_files *files, const char *path, const char *origin,
                        int depth, struct error *err);

static enum status walk_entry(struct source_files *files, const char *path,
                              const char *origin, int depth, struct error *err)
{
    enum file_type type = file_type_of(path);
    if (type == FILE_FOLDER && !is_link(path))
        return walk(files, path, origin, depth + 1, err);
    if (type == FILE_REGULAR)
        add_file(files, path, origin);
    return STATUS_OK;
}

static enum status walk(struct source_files *files, const char *path, const char *origin,
                        int depth, struct error *err)
{
    if (depth > SOURCE_DEPTH_MAX)
        return error_set(err, STATUS_TOO_LARGE, "%s : plus de %d dossiers emboîtés", path,
                         SOURCE_DEPTH_MAX);
    AUTO_NAME_LIST names = {NULL, 0};
    if (folder_list(&names, path, NULL))
        return error_set(err, STATUS_IO,
                         "%s : dossier illisible ; vérifiez ses droits d'accès", path);
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < names.n; i++) {
        if (names.at[i][0] == '.')
            continue;
        AUTO_TEXT *below = path_join(path, names.at[i]);
        AUTO_TEXT *below_origin = path_join(origin, names.at[i]);
        st = walk_entry(files, below, below_origin, depth, err);
    }
    return st;
}

/**
 * The last name in the path @p source, as a new string. "." and ".." are replaced by the
 * name that they stand for.
 */
static char *own_name(const char *source)
{
    struct str path = str_of(source);
    char resolved[PATH_MAX];
    while (path.n > 1 && path.at[path.n - 1] == '/')
        path.n--;
    struct str name = path;
    for (size_t i = 0; i < path.n; i++)
        if (path.at[i] == '/')
            name = (struct str){path.at + i + 1, path.n - i - 1};
    bool is_dots = str_equal(name, STR(".")) || str_equal(name, STR(".."));
    if (is_dots && realpath(source, resolved))
        name = str_of(strrchr(resolved, '/') + 1);
    return mem_copy_string(name.at, name.n);
}

char *source_place_origin(const struct source_place *place)
{
    if (place->origin)
        return mem_copy_string(place->origin, strlen(place->origin));
    if (strcmp(place->path, SOURCE_STANDARD_INPUT) == 0)
        return mem_copy_string("stdin.jsonl", 11);
    return own_name(place->path);
}

/** Append the file that is a source itself. */
static void add_named(struct source_files *files, const char *path, const char *origin)
{
    add_file(files, path, origin);
    files->at[files->n - 1].is_named = true;
}

/** The origin of the only file of a source: its name is told where the source has
 *  another. */
static char *origin_of_file(const struct source_place *place, const char *origin)
{
    AUTO_TEXT *name = own_name(place->path);
    return place->origin ? path_join(origin, name)
                         : mem_copy_string(origin, strlen(origin));
}

static enum status find(struct source_files *files, const struct source_place *place,
                        struct error *err)
{
    AUTO_TEXT *origin = source_place_origin(place);
    if (strcmp(place->path, SOURCE_STANDARD_INPUT) == 0) {
        add_named(files, "/dev/stdin", origin);
        return STATUS_OK;
    }
    enum file_type type = file_type_of(place->path);
    if (type == FILE_MISSING)
        return error_set(err, STATUS_NOT_FOUND,
                         "%s : introuvable ; vérifiez le chemin (fichier ou dossier)",
                         place->path);
    if (type == FILE_FOLDER)
        return walk(files, place->path, origin, 0, err);
    AUTO_TEXT *of_file = origin_of_file(place, origin);
    add_named(files, place->path, of_file);
    return STATUS_OK;
}

/** Give the file its settings: those of its source, and before them what stands beside
 *  it. */
static void settle(struct source_file *file, const struct source_settings *settings)
{
    file->settings = settings;
    json_t *beside = beside_read(file->path);
    if (!beside)
        return;
    if (settings->defaults)
        (void)json_object_update_missing(beside, json_of_const(settings->defaults));
    file->own = mem_new(sizeof *file->own);
    *file->own = *settings;
    file->own->defaults = beside;
    file->settings = file->own;
}

static void forget_settings(struct source_file *file)
{
    if (file->own)
        json_decref(json_of_const(file->own->defaults));
    mem_free(file->own);
}

enum status source_files_find_in(struct source_files *files,
                                 const struct source_place *place, struct error *err)
{
    size_t first = files->n;
    enum status st = find(files, place, err);
    for (size_t i = first; i < files->n; i++)
        settle(&files->at[i], place->settings);
    return st;
}

enum status source_files_find(struct source_files *files, const char *source,
                              struct error *err)
{
    struct source_place place = {source, NULL, &source_settings_none};
    return source_files_find_in(files, &place, err);
}

void source_files_release(struct source_files *files)
{
    for (size_t i = 0; i < files->n; i++) {
        mem_free(files->at[i].path);
        mem_free(files->at[i].origin);
        forget_settings(&files->at[i]);
    }
    mem_free(files->at);
    *files = (struct source_files)SOURCE_FILES_INIT;
}
