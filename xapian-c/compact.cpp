/* Merges indexes. */
#include "xapian-c/compact.h"

#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>

#include <fcntl.h>
#include <unistd.h>

#include "xapian-c/guarded.hpp"
#include "xapian-c/handles.hpp"
#include "xapian-c/place.hpp"

namespace
{

/**
 * Where the identity stands in the version file of glass: behind its magic and the number
 * of its format.
 */
constexpr off_t uuid_offset = 16;

const unsigned levels[] = {
    /* XC_COMPACT_FULL */ Xapian::Compactor::FULL,
    /* XC_COMPACT_STANDARD */ Xapian::Compactor::STANDARD,
    /* XC_COMPACT_FULLER */ Xapian::Compactor::FULLER,
};

/** A folder that is removed again with everything in it, unless it is kept. */
class new_folder
{
  public:
    explicit new_folder(std::string path) : path_(std::move(path))
    {
    }
    new_folder(const new_folder &) = delete;
    new_folder &operator=(const new_folder &) = delete;
    ~new_folder()
    {
        std::error_code ignored;
        if (!path_.empty())
            std::filesystem::remove_all(path_, ignored);
    }
    void keep()
    {
        path_.clear();
    }

  private:
    std::string path_;
};

enum status check_options(size_t n_sources, const struct xc_compact_options *options,
                          struct error *err)
{
    if (n_sources == 0)
        return error_set(err, STATUS_BAD_INPUT, "no index to compact");
    if (xc::number_of(options->level) > XC_COMPACT_FULLER)
        return error_set(err, STATUS_BAD_INPUT, "no level of compaction is %u",
                         xc::number_of(options->level));
    if (!xc::is_block_size(options->block_bytes))
        return error_set(err, STATUS_BAD_INPUT,
                         "a block cannot have %u bytes: a power of two from 2048 to "
                         "65536",
                         options->block_bytes);
    return STATUS_OK;
}

/**
 * Open all sources as one database; @p n_ids is how many ids they take when they are
 * numbered through.
 */
enum status open_sources(Xapian::Database *out, uint64_t *n_ids,
                         const char *const *sources, size_t n, struct error *err)
{
    *n_ids = 0;
    for (size_t i = 0; i < n; i++) {
        Xapian::Database source;
        enum status status = xc::open_glass(&source, sources[i], err);
        if (status)
            return status;
        *n_ids += source.get_lastdocid();
        out->add_database(source);
    }
    return STATUS_OK;
}

unsigned flags_of(const struct xc_compact_options *options)
{
    return levels[options->level] |
           unsigned(options->keep_docids ? Xapian::DBCOMPACT_NO_RENUMBER : 0) |
           unsigned(options->multipass ? Xapian::DBCOMPACT_MULTIPASS : 0);
}

/**
 * Write the identity. Xapian gives each index a random one, which is the only part of its
 * bytes that is random.
 */
enum status write_uuid(const std::string &folder, const uint8_t *uuid, struct error *err)
{
    const std::string path = folder + "/iamglass";
    int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return error_set_system(err, "open", path.c_str());
    errno = ENOSPC; /* what a short write stands for */
    bool done =
        pwrite(fd, uuid, XC_UUID_BYTES, uuid_offset) == XC_UUID_BYTES && fsync(fd) == 0;
    enum status status = done ? STATUS_OK : error_set_system(err, "write", path.c_str());
    (void)close(fd);
    return status;
}

} // namespace

enum status xc_compact(const char *path, const char *const *sources, size_t n_sources,
                       const struct xc_compact_options *options, struct error *err)
{
    return xc::guarded(err, [&] {
        enum status status = check_options(n_sources, options, err);
        if (status)
            return status;
        Xapian::Database all;
        uint64_t n_ids = 0;
        status = open_sources(&all, &n_ids, sources, n_sources, err);
        if (status)
            return status;
        if (!options->keep_docids && n_ids > std::numeric_limits<uint32_t>::max())
            return error_set(err, STATUS_TOO_LARGE,
                             "the sources have more than 2^32 - 1 ids together");
        status = xc::folder_make_new(path, err);
        if (status)
            return status;
        new_folder made(path);
        all.compact(path, flags_of(options), static_cast<int>(options->block_bytes));
        if (options->uuid)
            status = write_uuid(path, options->uuid, err);
        if (!status)
            made.keep();
        return status;
    });
}
