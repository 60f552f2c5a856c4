/* Adds a watch of inotify for each folder, and reads what it tells. */
#include "indexer/source/folder_watch.h"

#include <errno.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "indexer/source/source_files.h"

/** What changes a source. A file counts when it is closed, so that most are whole. */
#define CHANGES                                                                          \
    (IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE |              \
     IN_DELETE_SELF | IN_MOVE_SELF)
/** What says that the watched folders are no longer those that there are. */
#define LOST (IN_Q_OVERFLOW | IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)

struct folder_watch {
    int fd;
    size_t n;
};

enum status folder_watch_new(struct folder_watch **out, struct error *err)
{
    *out = NULL;
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (fd < 0)
        return error_set(err, STATUS_IO, "veille impossible : %s",
                         strerrordesc_np(errno));
    struct folder_watch *watch = mem_new(sizeof *watch);
    watch->fd = fd;
    *out = watch;
    return STATUS_OK;
}

void folder_watch_free(struct folder_watch *watch)
{
    if (!watch)
        return;
    (void)close(watch->fd);
    mem_free(watch);
}

void folder_watch_free_at(struct folder_watch **watch)
{
    folder_watch_free(*watch);
}

/** Watch one folder. One that went away meanwhile is none. */
static enum status add_one(struct folder_watch *watch, const char *path,
                           struct error *err)
{
    if (inotify_add_watch(watch->fd, path, CHANGES | IN_ONLYDIR) >= 0) {
        watch->n++;
        return STATUS_OK;
    }
    if (errno != ENOSPC)
        return STATUS_OK;
    return error_set(err, STATUS_IO,
                     "%s : le système ne veille pas sur tant de dossiers ; augmentez "
                     "fs.inotify.max_user_watches",
                     path);
}

static bool is_link(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

static enum status add_below(struct folder_watch *watch, const char *path, int depth,
                             struct error *err)
{
    enum status st = add_one(watch, path, err);
    AUTO_NAME_LIST names = {NULL, 0};
    if (st || depth == SOURCE_DEPTH_MAX || folder_list(&names, path, NULL))
        return st;
    for (size_t i = 0; !st && i < names.n; i++) {
        AUTO_TEXT *below = path_join(path, names.at[i]);
        bool is_folder = names.at[i][0] != '.' && file_type_of(below) == FILE_FOLDER;
        if (is_folder && !is_link(below))
            st = add_below(watch, below, depth + 1, err);
    }
    return st;
}

/** The folder that @p path is in, as a new string. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return mem_copy_string(".", 1);
    return mem_copy_string(path, slash == path ? 1 : (size_t)(slash - path));
}

enum status folder_watch_add(struct folder_watch *watch, const char *path,
                             struct error *err)
{
    if (file_type_of(path) == FILE_FOLDER)
        return add_below(watch, path, 0, err);
    /* A file that is replaced by another of its name is seen by its folder alone, and so
     * is what is not there yet. */
    AUTO_TEXT *folder = folder_of(path);
    return add_one(watch, folder, err);
}

int folder_watch_fd(const struct folder_watch *watch)
{
    return watch->fd;
}

size_t folder_watch_count(const struct folder_watch *watch)
{
    return watch->n;
}

static void note(struct folder_changes *changes, const struct inotify_event *event)
{
    bool is_hidden = event->len && event->name[0] == '.';
    bool is_lost = (event->mask & LOST) != 0;
    if (is_hidden && !is_lost)
        return;
    changes->any = true;
    changes->folders = changes->folders || is_lost || (event->mask & IN_ISDIR);
}

struct folder_changes folder_watch_take(struct folder_watch *watch)
{
    struct folder_changes changes = {false, false};
    _Alignas(struct inotify_event) char room[1U << 14];
    ssize_t n;
    while ((n = read(watch->fd, room, sizeof room)) > 0)
        for (size_t i = 0; i < (size_t)n;) {
            struct inotify_event event;
            memcpy(&event, room + i, sizeof event);
            const void *at = room + i;
            note(&changes, at);
            i += sizeof event + event.len;
        }
    return changes;
}
