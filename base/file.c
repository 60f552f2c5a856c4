/* Files: reading, mapping, writing, renaming and locking. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

static void close_at(const int *fd)
{
    if (*fd >= 0)
        (void)close(*fd);
}
#define AUTO_FD CLEANUP(close_at) int

void text_free_at(char **text)
{
    mem_free(*text);
}

char *path_join(const char *folder, const char *name)
{
    AUTO_BUF path = BUF_INIT(SIZE_MAX / 2);
    buf_put_text(&path, folder);
    if (path.n && path.at[path.n - 1] != '/')
        buf_put_byte(&path, '/');
    buf_put_text(&path, name);
    return mem_copy_string(path.at, path.n);
}

enum status file_read(struct buf *out, const char *path, struct error *err)
{
    AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_set_system(err, "open", path);
    char piece[65536];
    for (;;) {
        ssize_t n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_set_system(err, "read", path);
        if (n == 0)
            return STATUS_OK;
        buf_put(out, piece, (size_t)n);
        if (buf_overflowed(out))
            return error_set(err, STATUS_TOO_LARGE, "%s: more than %zu bytes", path,
                             out->limit);
    }
}

enum status file_map(struct file_map *out, const char *path, struct error *err)
{
    *out = (struct file_map)FILE_MAP_INIT;
    /* Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever. */
    AUTO_FD fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return error_set_system(err, "open", path);
    struct stat info;
    if (fstat(fd, &info))
        return error_set_system(err, "stat", path);
    if (!S_ISREG(info.st_mode))
        return error_set(err, STATUS_IO, "%s: not a regular file", path);
    if (info.st_size == 0)
        return STATUS_OK;
    size_t n = (size_t)info.st_size;
    void *at = mmap(NULL, n, PROT_READ, MAP_SHARED, fd, 0);
    if (at == MAP_FAILED)
        return error_set_system(err, "mmap", path);
    *out = (struct file_map){at, n};
    return STATUS_OK;
}

void file_unmap(struct file_map *map)
{
    union {
        const unsigned char *read_only;
        void *any;
    } at = {map->at};
    if (map->at)
        (void)munmap(at.any, map->n);
    *map = (struct file_map)FILE_MAP_INIT;
}

static enum status write_all(int fd, struct str bytes, const char *path,
                             struct error *err)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.at, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_set_system(err, "write", path);
        bytes.at += n;
        bytes.n -= (size_t)n;
    }
    return STATUS_OK;
}

enum status file_write(const char *path, struct str bytes, struct error *err)
{
    AUTO_FD fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0)
        return error_set_system(err, "create", path);
    enum status st = write_all(fd, bytes, path, err);
    if (st)
        return st;
    return fsync(fd) ? error_set_system(err, "fsync", path) : STATUS_OK;
}

/** Have the kernel copy; @return whether it could. */
static bool copy_in_kernel(int to, int from)
{
    ssize_t n;
    do
        n = copy_file_range(from, NULL, to, NULL, (size_t)1 << 30, 0);
    while (n > 0);
    return n == 0;
}

enum status file_copy(const char *to, const char *from, struct error *err)
{
    AUTO_FILE_MAP map = FILE_MAP_INIT;
    enum status st = file_map(&map, from, err);
    if (st)
        return st;
    AUTO_FD source = open(from, O_RDONLY | O_CLOEXEC);
    if (source < 0)
        return error_set_system(err, "open", from);
    AUTO_FD target = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (target < 0)
        return error_set_system(err, "create", to);
    if (copy_in_kernel(target, source))
        return STATUS_OK;
    if (ftruncate(target, 0) || lseek(target, 0, SEEK_SET))
        return error_set_system(err, "write", to);
    return write_all(target, (struct str){(const char *)map.at, map.n}, to, err);
}

enum status file_sync(const char *path, struct error *err)
{
    AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_set_system(err, "open", path);
    return fsync(fd) ? error_set_system(err, "fsync", path) : STATUS_OK;
}

static enum status sync_parent(const char *path, struct error *err)
{
    size_t n = strlen(path);
    while (n && path[n - 1] == '/')
        n--;
    while (n && path[n - 1] != '/')
        n--;
    AUTO_TEXT *parent = n ? mem_copy_string(path, n) : mem_copy_string(".", 1);
    return file_sync(parent, err);
}

enum status file_rename(const char *from, const char *to, struct error *err)
{
    if (rename(from, to))
        return error_set_system(err, "rename", from);
    return sync_parent(to, err);
}

enum status file_link_swap(const char *path, const char *target, struct error *err)
{
    struct stat info;
    if (lstat(path, &info) == 0 && !S_ISLNK(info.st_mode))
        return error_set(err, STATUS_IO, "%s: not a symbolic link, left alone", path);
    AUTO_BUF next = BUF_INIT(SIZE_MAX / 2);
    buf_printf(&next, "%s.new", path);
    if (unlink(buf_text(&next)) && errno != ENOENT)
        return error_set_system(err, "unlink", buf_text(&next));
    if (symlink(target, buf_text(&next)))
        return error_set_system(err, "symlink", buf_text(&next));
    return file_rename(buf_text(&next), path, err);
}

enum file_type file_type_of(const char *path)
{
    struct stat info;
    if (stat(path, &info))
        return FILE_MISSING;
    if (S_ISREG(info.st_mode))
        return FILE_REGULAR;
    return S_ISDIR(info.st_mode) ? FILE_FOLDER : FILE_OTHER;
}

/** Report that another process holds the lock at @p fd, and which one when it has already
 *  written its number. */
static enum status locked(int fd, const char *path, struct error *err)
{
    char text[32] = {0};
    int64_t holder = 0;
    if (pread(fd, text, sizeof text - 1, 0) > 0)
        holder = str_number(str_trim(str_of(text)), INT64_MAX);
    if (holder <= 0)
        return error_set(err, STATUS_LOCKED, "%s: held by another process", path);
    return error_set(err, STATUS_LOCKED, "%s: held by process %" PRId64, path, holder);
}

enum status file_lock_take(struct file_lock *out, const char *path, struct error *err)
{
    *out = (struct file_lock)FILE_LOCK_INIT;
    struct file_lock lock = {open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644)};
    if (lock.fd < 0)
        return error_set_system(err, "open", path);
    enum status st = STATUS_OK;
    char number[32];
    int n = snprintf(number, sizeof number, "%ld\n", (long)getpid());
    if (flock(lock.fd, LOCK_EX | LOCK_NB))
        st = errno == EWOULDBLOCK ? locked(lock.fd, path, err)
                                  : error_set_system(err, "lock", path);
    else if (write_all(lock.fd, (struct str){number, (size_t)n}, path, err))
        st = STATUS_IO;
    else if (ftruncate(lock.fd, n))
        st = error_set_system(err, "truncate", path);
    if (st)
        file_lock_release(&lock);
    *out = lock;
    return st;
}

void file_lock_release(struct file_lock *lock)
{
    if (lock->fd >= 0)
        (void)close(lock->fd);
    lock->fd = -1;
}
