/* Looks at paths before Xapian does, and opens only glass indexes in folders. */
#include "xapian-c/place.hpp"

#include <cerrno>

#include <sys/stat.h>

namespace
{

/** Find out whether there is something at @p path. STATUS_IO when that cannot be told. */
enum status look(bool *there, struct stat *info, const std::string &path,
                 struct error *err)
{
    *there = stat(path.c_str(), info) == 0;
    if (*there || errno == ENOENT || errno == ENOTDIR)
        return STATUS_OK;
    return error_set_system(err, "stat", path.c_str());
}

/** Find out whether the index in @p folder has the file @p name. */
enum status has_file(bool *there, const std::string &folder, const char *name,
                     struct error *err)
{
    struct stat info;
    return look(there, &info, folder + "/" + name, err);
}

/** @p folder has the version file of glass: find out what kind of index it is. */
enum status look_at_index(xc::place *out, const std::string &folder, struct error *err)
{
    bool has_postings = false;
    bool has_terms = false;
    enum status status = has_file(&has_postings, folder, "postlist.glass", err);
    if (!status)
        status = has_file(&has_terms, folder, "termlist.glass", err);
    if (status)
        return status;
    if (!has_postings)
        return error_set(err, STATUS_INDEX_CORRUPT, "%s: postlist.glass is missing",
                         folder.c_str());
    *out = has_terms ? xc::place::glass : xc::place::glass_no_terms;
    return STATUS_OK;
}

} // namespace

enum status xc::place_look(place *out, const std::string &path, struct error *err)
{
    *out = place::nothing;
    struct stat info;
    bool there = false;
    enum status status = look(&there, &info, path, err);
    if (status || !there)
        return status;
    if (!S_ISDIR(info.st_mode))
        return error_set(err, STATUS_BAD_INPUT, "%s: not a directory", path.c_str());

    *out = place::folder;
    status = has_file(&there, path, "iamglass", err);
    if (status || !there)
        return status;
    return look_at_index(out, path, err);
}

enum status xc::folder_make_new(const std::string &path, struct error *err)
{
    if (mkdir(path.c_str(), 0777) == 0)
        return STATUS_OK;
    if (errno == EEXIST)
        return error_set(err, STATUS_EXISTS, "%s: already there", path.c_str());
    if (errno == ENOTDIR)
        errno = ENOENT;
    return error_set_system(err, "mkdir", path.c_str());
}

enum status xc::open_glass(Xapian::Database *out, const std::string &path,
                           struct error *err)
{
    place found = place::nothing;
    enum status status = place_look(&found, path, err);
    if (status)
        return status;
    if (found == place::nothing || found == place::folder)
        return error_set(err, STATUS_NOT_FOUND, "%s: no index there", path.c_str());
    /* With this flag Xapian reads no stub file, which could name any other path. */
    *out = Xapian::Database(path, Xapian::DB_BACKEND_GLASS);
    return STATUS_OK;
}

bool xc::is_block_size(unsigned n)
{
    return n == 0 || (n >= 2048 && n <= 65536 && (n & (n - 1)) == 0);
}
