/* Writes, names and removes the files of a mirror. */
#include "indexer/fetch/mirror.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/memory.h"
#include "base/sha256.h"
#include "engine/json/json_put.h"
#include "indexer/source/beside.h"

/** Hidden, so that no reader sees half of a file. */
#define NEW_NAME ".nouveau"
/** How much of an address stands in a name, and how many digits of its digest. */
#define WORDS_BYTES_MAX 60
#define DIGITS 12

bool fetching_has(const struct fetching *fetching, const char *path)
{
    AUTO_TEXT *whole = path_join(fetching->source->path, path);
    struct stat info;
    return stat(whole, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0;
}

void fetching_keep(struct fetching *fetching, const char *path)
{
    json_object_set_new(fetching->kept, path, json_true());
}

const char *fetching_path_of(const struct fetching *fetching, const char *address)
{
    return json_string_value(json_object_get(fetching->paths, address));
}

bool mirror_is_empty(const struct fetching *fetching)
{
    AUTO_NAME_LIST names = {NULL, 0};
    bool is_empty = true;
    if (folder_list(&names, fetching->source->path, NULL))
        return true;
    for (size_t i = 0; i < names.n; i++)
        is_empty = is_empty && names.at[i][0] == '.';
    return is_empty;
}

/** Whether the file at @p path has these bytes. */
static bool has_bytes(const char *path, struct str bytes)
{
    struct stat info;
    if (stat(path, &info) || (size_t)info.st_size != bytes.n)
        return false;
    AUTO_BUF there = BUF_INIT(bytes.n + 1);
    return !file_read(&there, path, NULL) && str_equal(buf_str(&there), bytes);
}

/** Make the file at @p path have @p bytes: at once, or not at all. It is not waited for
 *  the disk, because what a crash of the system loses is fetched again: fetching_has()
 *  sees that the file is not whole. */
static enum status write_whole(const struct fetching *fetching, const char *path,
                               struct str bytes, struct error *err)
{
    AUTO_TEXT *new_path = path_join(fetching->source->path, NEW_NAME);
    FILE *file = fopen(new_path, "we");
    if (!file)
        return error_set_system(err, "écrire", new_path);
    bool is_written = fwrite(bytes.at, 1, bytes.n, file) == bytes.n;
    is_written = fclose(file) == 0 && is_written;
    if (!is_written || rename(new_path, path))
        return error_set_system(err, "écrire", path);
    return STATUS_OK;
}

/** Make the folder of @p path, when it is in one. */
static enum status make_folder(const struct fetching *fetching, const char *path,
                               struct error *err)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return STATUS_OK;
    AUTO_TEXT *inner = mem_copy_string(path, (size_t)(slash - path));
    AUTO_TEXT *folder = path_join(fetching->source->path, inner);
    return folder_make(folder, err);
}

/** Write what stands beside the document at @p path. @p has_changed says whether it was
 *  something else before. */
static enum status write_beside(bool *has_changed, const struct fetching *fetching,
                                const char *path, const json_t *beside, struct error *err)
{
    AUTO_TEXT *to = beside_path(path);
    *has_changed = false;
    if (!beside)
        return folder_remove(to, err);
    AUTO_BUF text = BUF_INIT(BESIDE_BYTES_MAX);
    json_put_value(&text, beside);
    buf_put_byte(&text, '\n');
    if (buf_overflowed(&text) || has_bytes(to, buf_str(&text)))
        return STATUS_OK;
    *has_changed = true;
    return write_whole(fetching, to, buf_str(&text), err);
}

static enum status remember(struct fetching *fetching, const char *path,
                            const struct fetched *found, struct error *err)
{
    struct stat info;
    if (stat(path, &info))
        return error_set_system(err, "lire", path);
    found->file->n_bytes = info.st_size;
    found->file->mtime = (int64_t)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec;
    found->file->last_good = time(NULL);
    if (found->file->address[0])
        json_object_set_new(fetching->paths, found->file->address,
                            json_string(found->path));
    return fetching_know(fetching, found->path, found->file, err);
}

enum status fetching_put(struct fetching *fetching, const struct fetched *found,
                         struct error *err)
{
    AUTO_TEXT *path = path_join(fetching->source->path, found->path);
    bool is_new = false;
    enum status st = make_folder(fetching, found->path, err);
    /* First, so that the document is never read without it. */
    if (!st)
        st = write_beside(&is_new, fetching, path, found->beside, err);
    /* A document is read again when its file is new, and only then. */
    if (!st && (is_new || !has_bytes(path, found->bytes)))
        st = write_whole(fetching, path, found->bytes, err);
    if (!st)
        st = remember(fetching, path, found, err);
    if (!st)
        fetching_keep(fetching, found->path);
    return st;
}

/** Call @p each for the path of each document in the folder @p inner of the mirror. */
static enum status each_document(struct fetching *fetching, const char *inner,
                                 enum status (*each)(struct fetching *fetching,
                                                     const char *path, struct error *err),
                                 struct error *err)
{
    AUTO_TEXT *folder = path_join(fetching->source->path, inner);
    AUTO_NAME_LIST names = {NULL, 0};
    enum status st = folder_list(&names, folder, err);
    for (size_t i = 0; !st && i < names.n; i++) {
        if (names.at[i][0] == '.')
            continue;
        AUTO_TEXT *path = path_join(inner, names.at[i]);
        AUTO_TEXT *whole = path_join(folder, names.at[i]);
        bool is_folder = file_type_of(whole) == FILE_FOLDER;
        /* A mirror has one storey of folders. */
        if (!is_folder)
            st = each(fetching, path, err);
        else if (!*inner)
            st = each_document(fetching, path, each, err);
    }
    return st;
}

static enum status keep_one(struct fetching *fetching, const char *path,
                            struct error *err)
{
    (void)err;
    fetching_keep(fetching, path);
    return STATUS_OK;
}

enum status fetching_keep_all(struct fetching *fetching, struct error *err)
{
    return each_document(fetching, "", keep_one, err);
}

static enum status sweep_one(struct fetching *fetching, const char *path,
                             struct error *err)
{
    if (json_object_get(fetching->kept, path))
        return STATUS_OK;
    AUTO_TEXT *whole = path_join(fetching->source->path, path);
    AUTO_TEXT *beside = beside_path(whole);
    enum status st = folder_remove(whole, err);
    if (!st)
        st = folder_remove(beside, err);
    return st ? st : fetching_know(fetching, path, NULL, err);
}

enum status mirror_sweep(struct fetching *fetching, struct error *err)
{
    return each_document(fetching, "", sweep_one, err);
}

/** Append the letters and digits of @p address behind its scheme, in small letters; what
 *  stands between them becomes one dash. */
static size_t put_words(char to[WORDS_BYTES_MAX + 1], const char *address)
{
    const char *scheme_end = strstr(address, "://");
    struct str rest = str_of(scheme_end ? scheme_end + 3 : address);
    /* The end of a long address tells more than its begin. */
    if (rest.n > WORDS_BYTES_MAX)
        rest = str_between(rest, rest.n - WORDS_BYTES_MAX, rest.n);
    size_t n = 0;
    for (size_t i = 0; i < rest.n; i++) {
        char c = rest.at[i];
        bool is_upper = c >= 'A' && c <= 'Z';
        bool is_word = is_upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_word)
            to[n++] = (char)(is_upper ? c | 0x20 : c);
        else if (n > 0 && to[n - 1] != '-')
            to[n++] = '-';
    }
    to[n] = '\0';
    return n;
}

void mirror_name(char to[MIRROR_NAME_BYTES], const char *address, const char *ending)
{
    char words[WORDS_BYTES_MAX + 1];
    char digest[SHA256_TEXT_BYTES];
    size_t n = put_words(words, address);
    sha256_of(digest, str_of(address));
    const char *dash = n > 0 && words[n - 1] != '-' ? "-" : "";
    (void)snprintf(to, MIRROR_NAME_BYTES, "%s%s%.*s%s", words, dash, DIGITS, digest,
                   ending);
}
