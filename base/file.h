/* Files and folders: reading whole, mapping, writing safely, listing, locking. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/**
 * Append the whole file at @p path to @p out.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_TOO_LARGE (over the buffer's ceiling) or STATUS_IO.
 */
MUST_CHECK enum status file_read(struct buf *out, const char *path, struct error *err);

/** A file mapped read-only. Held by value; FILE_MAP_INIT before use. Shareable between threads. */
struct file_map {
    const unsigned char *at; /* good until file_unmap(); NULL for an empty file */
    size_t n;
};
#define FILE_MAP_INIT                                                                    \
    {                                                                                    \
        NULL, 0                                                                          \
    }

/** Map the regular file at @p path. @return STATUS_OK, STATUS_NOT_FOUND or STATUS_IO. */
MUST_CHECK enum status file_map(struct file_map *out, const char *path,
                                struct error *err);
void file_unmap(struct file_map *map);
#define AUTO_FILE_MAP CLEANUP(file_unmap) struct file_map

/** Write @p bytes to the file at @p path (made, or emptied first) and fsync it. A crash may leave half
 *  of it: what must be old or new is written under another name, then renamed.
 *  STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO. */
MUST_CHECK enum status file_write(const char *path, struct str bytes, struct error *err);

/** Copy the regular file at @p from to @p to (made, or emptied first), without fsync. Where
 *  the file system can, the two share their blocks until one of them is written.
 *  @return STATUS_OK, STATUS_NOT_FOUND or STATUS_IO. */
MUST_CHECK enum status file_copy(const char *to, const char *from, struct error *err);

/** fsync the file or folder at @p path. STATUS_OK, STATUS_NOT_FOUND or STATUS_IO. */
MUST_CHECK enum status file_sync(const char *path, struct error *err);

/** Replace the symbolic link @p path by one to @p target, by rename, so that a reader sees the old
 *  or the new one; the parent folder is fsynced. The link is made when missing; "<path>.new" is used
 *  on the way. STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO (also for what stands at
 *  @p path and is no link: it is left alone). */
MUST_CHECK enum status file_link_swap(const char *path, const char *target,
                                      struct error *err);

/** rename(2) and fsync of the parent folder of @p to. STATUS_OK, STATUS_NOT_FOUND or STATUS_IO. */
MUST_CHECK enum status file_rename(const char *from, const char *to, struct error *err);

enum file_type { FILE_MISSING, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };

/** What stands at @p path, links followed. */
enum file_type file_type_of(const char *path);

/** Make the folder at @p path and its missing parents; one that is there is success. STATUS_OK,
 *  STATUS_NOT_FOUND (an empty path) or STATUS_IO. */
MUST_CHECK enum status folder_make(const char *path, struct error *err);

/** Remove the file or the folder with all in it; links go, what they name stays; nothing there is
 *  success. STATUS_OK or STATUS_IO. */
MUST_CHECK enum status folder_remove(const char *path, struct error *err);

/** Names in a folder, sorted bytewise, without "." and "..". */
struct name_list {
    char **at;
    size_t n;
};
void name_list_release(struct name_list *names);
#define AUTO_NAME_LIST CLEANUP(name_list_release) struct name_list

/** @return STATUS_OK, STATUS_NOT_FOUND or STATUS_IO. The caller releases @p out. */
MUST_CHECK enum status folder_list(struct name_list *out, const char *path,
                                   struct error *err);

/** An exclusive lock on a file, gone with the process. */
struct file_lock {
    int fd; /* -1: not held */
};
#define FILE_LOCK_INIT                                                                   \
    {                                                                                    \
        -1                                                                               \
    }

/**
 * Take the lock file @p path (made when missing) without waiting and write this process's number in it.
 * @return STATUS_OK, STATUS_LOCKED (the text names the holder), STATUS_NOT_FOUND (no such folder) or
 *         STATUS_IO.
 */
MUST_CHECK enum status file_lock_take(struct file_lock *out, const char *path,
                                      struct error *err);
void file_lock_release(struct file_lock *lock);
#define AUTO_FILE_LOCK CLEANUP(file_lock_release) struct file_lock

/** @p folder "/" @p name as a new string, without a second slash, and @p name alone when @p folder is
 *  ""; the caller frees it with mem_free(). */
char *path_join(const char *folder, const char *name);

/** For AUTO_TEXT: frees a char pointer's target. */
void text_free_at(char **text);
#define AUTO_TEXT CLEANUP(text_free_at) char

#endif
