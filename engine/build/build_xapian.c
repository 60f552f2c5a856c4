/* The Xapian database of a generation: the index of record, from which lists.bin and
 * bitmaps.bin are compiled. It is written in parts side by side and merged, or copied
 * where little changed. */
#include "engine/build/build_xapian.h"

#include <stdio.h>

#include "base/memory.h"

/* Each part is a small database of its own, which is cheaper to write than to go on with
 * a large one: 14 % of a build's CPU at 200 000 documents. Merging more of them costs
 * size, since the lists of a term are not joined: 3 % with 4 096 documents each. */
#define PART_DOCUMENTS 16384U
#define PARTS_MAX 64U

/** The largest blocks that there are waste the least: 3 % of the database. */
#define BLOCK_BYTES 65536U

static uint32_t n_parts(const struct build *build)
{
    size_t n = build->n / PART_DOCUMENTS + 1;
    return n < PARTS_MAX ? (uint32_t)n : PARTS_MAX;
}

static char *part_path(const struct build *build, uint32_t part)
{
    char name[32];
    (void)snprintf(name, sizeof name, "xapian-%u", part);
    return path_join(build->spool_path, name);
}

static enum status write_part(const struct build *build, uint32_t part, struct error *err)
{
    uint32_t parts = n_parts(build);
    AUTO_TEXT *path = part_path(build, part);
    AUTO_XAPIAN_WRITING w;
    enum status st = xapian_writing_open(&w, build, path, XC_WRITER_CREATE, err);
    uint32_t first = (uint32_t)((uint64_t)build->n * part / parts);
    uint32_t end = (uint32_t)((uint64_t)build->n * (part + 1) / parts);
    for (uint32_t row = first + 1; !st && row <= end; row++)
        st = xapian_writing_put(&w, row, row - first, err);
    return st ? st : xc_writer_commit(w.writer, err);
}

enum status build_write_xapian_share(struct build *build, unsigned share,
                                     struct error *err)
{
    if (build->is_copied) {
        AUTO_TEXT *copy = path_join(build->folder, GENERATION_XAPIAN);
        return share ? STATUS_OK : build_change_xapian(build, copy, err);
    }
    enum status st = STATUS_OK;
    for (uint32_t part = share; !st && part < n_parts(build); part += BUILD_XAPIAN_SHARES)
        st = write_part(build, part, err);
    return st;
}

static enum status write_rows(const struct build *build, struct error *err)
{
    AUTO_TEXT *path = path_join(build->folder, GENERATION_XAPIAN_ROWS);
    return xapian_rows_write(&build->xapian_rows, path, err);
}

enum status build_merge_xapian(struct build *build, struct error *err)
{
    if (build->is_copied)
        return write_rows(build, err);
    uint32_t parts = n_parts(build);
    char *paths[PARTS_MAX];
    for (uint32_t i = 0; i < parts; i++)
        paths[i] = part_path(build, i);
    AUTO_TEXT *path = path_join(build->folder, GENERATION_XAPIAN);
    struct xc_compact_options options = {.level = XC_COMPACT_FULL,
                                         .block_bytes = BLOCK_BYTES,
                                         .uuid = build->corpus_digest};
    enum status st = xc_compact(path, (const char *const *)paths, parts, &options, err);
    for (uint32_t i = 0; i < parts; i++) {
        enum status removed = folder_remove(paths[i], st ? NULL : err);
        st = st ? st : removed;
        mem_free(paths[i]);
    }
    return st ? st : write_rows(build, err);
}
