/* Writing the stamp of a generation, and comparing one with the files. */
#include "engine/index/stamp.h"

#include <inttypes.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/memory.h"
#include "engine/index/generation.h"

#define STAMP_MAX_BYTES (1U << 20)
#define STAMP_HEAD "inffo-search stamp 1\n"

static void put_file(const char *path, const char *name, void *context)
{
    struct buf *out = context;
    struct stat s;
    if (stat(path, &s) != 0) {
        buf_printf(out, "missing %s\n", name);
        return;
    }
    buf_printf(out,
               "%" PRIuMAX " %" PRIuMAX " %" PRIdMAX " %" PRIdMAX ".%09ld %" PRIdMAX
               ".%09ld %s\n",
               (uintmax_t)s.st_dev, (uintmax_t)s.st_ino, (intmax_t)s.st_size,
               (intmax_t)s.st_mtim.tv_sec, s.st_mtim.tv_nsec, (intmax_t)s.st_ctim.tv_sec,
               s.st_ctim.tv_nsec, name);
}

/** Append the stamp of the files as they are now: a line for each, then the digest of all
 *  lines. */
static enum status describe(struct buf *out, const char *path, const char *id,
                            struct error *err)
{
    AUTO_TEXT *folder = generation_folder(path, id);
    AUTO_TEXT *manifest = path_join(folder, GENERATION_MANIFEST);
    buf_printf(out, STAMP_HEAD "%s\n", id);
    put_file(manifest, GENERATION_MANIFEST, out);
    enum status st = manifest_each_file(folder, put_file, out, err);
    char digest[SHA256_TEXT_BYTES];
    sha256_of(digest, buf_str(out));
    buf_printf(out, "%s\n", digest);
    if (!st && buf_overflowed(out))
        st = error_set(err, STATUS_INTERNAL, "%s: too large a stamp", path);
    return st;
}

enum status stamp_write(const char *path, const char *id, struct error *err)
{
    AUTO_BUF text = BUF_INIT(STAMP_MAX_BYTES);
    enum status st = describe(&text, path, id, err);
    if (st)
        return st;
    AUTO_TEXT *to = path_join(path, STAMP_FILE);
    AUTO_TEXT *draft = path_join(path, STAMP_FILE ".new");
    st = file_write(draft, buf_str(&text), err);
    return st ? st : file_rename(draft, to, err);
}

/* The stamp is made anew and compared as text: one that is damaged, of another generation
 * or of files that changed differs. */
bool stamp_holds(const char *path, const char *id)
{
    AUTO_TEXT *from = path_join(path, STAMP_FILE);
    AUTO_BUF found = BUF_INIT(STAMP_MAX_BYTES);
    AUTO_BUF wanted = BUF_INIT(STAMP_MAX_BYTES);
    return file_read(&found, from, NULL) == STATUS_OK &&
           describe(&wanted, path, id, NULL) == STATUS_OK &&
           str_equal(buf_str(&found), buf_str(&wanted));
}
