/* Files and folders: reading, mapping, writing so that a crash does no harm, listing,
 * locking. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/**
 * Append the whole file at @p path to @p out.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_TOO_LARGE (over the buffer's ceiling) or
 *         STATUS_IO.
 */
MUST_CHECK enum status file_read(struct buf *out, const char *path, struct error *err);

/** A file that is mapped for reading. Held by value: initialise it with FILE_MAP_INIT.
 *  Several threads may read it. */
struct file_map {
    /** Its bytes, borrowed until file_unmap(); NULL for an empty file. */
    const unsigned char *at;
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

/** Create or overwrite the file at @p path with @p bytes, and fsync it. A crash may leave
 *  the file half written: where that must not happen, write under another name and call
 *  file_rename(). @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO. */
MUST_CHECK enum status file_write(const char *path, struct str bytes, struct error *err);

/** Copy the regular file at @p from to @p to (made, or emptied first), without fsync.
 *  Where the file system can, the two share their blocks until one of them is written.
 *  @return STATUS_OK, STATUS_NOT_FOUND or STATUS_IO. */
MUST_CHECK enum status file_copy(const char *to, const char *from, struct error *err);

/** fsync the file or folder at @p path. @return STATUS_OK, STATUS_NOT_FOUND or
 *  STATUS_IO. */
MUST_CHECK enum status file_sync(const char *path, struct error *err);

/** Make @p path a symbolic link to @p target, whether there was a link before or not. The
 *  new link is made as "<path>.new" and renamed, so that a reader sees the old or the new
 *  one at any time; then the parent folder is fsynced. Anything else than a link at @p
 *  path is left alone. @return STATUS_OK, STATUS_NOT_FOUND (no such folder) or STATUS_IO
 *  (also for something that is no link). */
MUST_CHECK enum status file_link_swap(const char *path, const char *target,
                                      struct error *err);

/** Rename @p from to @p to and fsync the parent folder of @p to.
 *  @return STATUS_OK, STATUS_NOT_FOUND or STATUS_IO. */
MUST_CHECK enum status file_rename(const char *from, const char *to, struct error *err);

enum file_type { FILE_MISSING, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };

/** The type of what is at @p path; a symbolic link has the type of its target. */
enum file_type file_type_of(const char *path);

/** Make the folder at @p path and its missing parents. A folder that already exists is no
 *  failure. @return STATUS_OK, STATUS_NOT_FOUND (an empty path) or STATUS_IO. */
MUST_CHECK enum status folder_make(const char *path, struct error *err);

/** Remove the file at @p path, or the folder and everything in it. Symbolic links are
 *  removed, their targets are not. Nothing at @p path is no failure. @return STATUS_OK or
 *  STATUS_IO. */
MUST_CHECK enum status folder_remove(const char *path, struct error *err);

/** The names in a folder without "." and "..", in bytewise order. */
struct name_list {
    char **at;
    size_t n;
};
void name_list_release(struct name_list *names);
#define AUTO_NAME_LIST CLEANUP(name_list_release) struct name_list

/** List the folder at @p path. The caller releases @p out.
 *  @return STATUS_OK, STATUS_NOT_FOUND or STATUS_IO. */
MUST_CHECK enum status folder_list(struct name_list *out, const char *path,
                                   struct error *err);

/** An exclusive lock on a file. It ends with the process at the latest. */
struct file_lock {
    /** The open file; -1 when the lock is not held. */
    int fd;
};
#define FILE_LOCK_INIT                                                                   \
    {                                                                                    \
        -1                                                                               \
    }

/**
 * Lock the file at @p path, which is created when it is missing, and write the number of
 * this process into it. A lock that another process holds is not waited for.
 * @return STATUS_OK, STATUS_LOCKED (the text names the holder), STATUS_NOT_FOUND (no such
 *         folder) or STATUS_IO
 */
MUST_CHECK enum status file_lock_take(struct file_lock *out, const char *path,
                                      struct error *err);
void file_lock_release(struct file_lock *lock);
#define AUTO_FILE_LOCK CLEANUP(file_lock_release) struct file_lock

/** The path of @p name in @p folder, as a new string that the caller frees with
 *  mem_free(). A slash at the end of @p folder is not doubled; when @p folder is "", the
 *  path is @p name. */
char *path_join(const char *folder, const char *name);

/** Free the string that @p text points to; AUTO_TEXT calls it. */
void text_free_at(char **text);
#define AUTO_TEXT CLEANUP(text_free_at) char

#endif
