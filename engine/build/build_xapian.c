/* The Xapian database of a generation: the index of record, from which lists.bin and
 * bitmaps.bin are compiled. It is written in parts side by side and merged, or copied
 * where little changed. */
#include "engine/build/build_xapian.h"

#include <stdio.h>

#include "base/memory.h"

/** Documents for which a part of their own is worth its opening and merging. */
#define PART_DOCUMENTS_MIN 2048U

static uint32_t n_parts(const struct build *build)
{
    size_t n = build->n / PART_DOCUMENTS_MIN + 1;
    return n < BUILD_XAPIAN_PARTS ? (uint32_t)n : BUILD_XAPIAN_PARTS;
}

static char *part_path(const struct build *build, unsigned part)
{
    char name[32];
    (void)snprintf(name, sizeof name, "xapian-%u", part);
    return path_join(build->spool_path, name);
}

enum status build_write_xapian_part(struct build *build, unsigned part, struct error *err)
{
    uint32_t parts = n_parts(build);
    if (build->is_copied) {
        AUTO_TEXT *copy = path_join(build->folder, GENERATION_XAPIAN);
        return part ? STATUS_OK : build_change_xapian(build, copy, err);
    }
    if (part >= parts)
        return STATUS_OK;
    AUTO_TEXT *path = part_path(build, part);
    AUTO_XAPIAN_WRITING w;
    enum status st = xapian_writing_open(&w, build, path, XC_WRITER_CREATE, err);
    uint32_t first = (uint32_t)((uint64_t)build->n * part / parts);
    uint32_t end = (uint32_t)((uint64_t)build->n * (part + 1) / parts);
    for (uint32_t row = first + 1; !st && row <= end; row++)
        st = xapian_writing_put(&w, row, row - first, err);
    return st ? st : xc_writer_commit(w.writer, err);
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
    char *paths[BUILD_XAPIAN_PARTS];
    for (uint32_t i = 0; i < parts; i++)
        paths[i] = part_path(build, i);
    AUTO_TEXT *path = path_join(build->folder, GENERATION_XAPIAN);
    struct xc_compact_options options = {.level = XC_COMPACT_FULL,
                                         .uuid = build->corpus_digest};
    enum status st = xc_compact(path, (const char *const *)paths, parts, &options, err);
    for (uint32_t i = 0; i < parts; i++) {
        enum status removed = folder_remove(paths[i], st ? NULL : err);
        st = st ? st : removed;
        mem_free(paths[i]);
    }
    return st ? st : write_rows(build, err);
}
