/* Publishing few changes: the served Xapian database is copied, and what changed is written. */
#include <string.h>

#include "base/memory.h"
#include "engine/build/build_xapian.h"
#include "engine/index/index_parts.h"

/** More changes than one document in so many are written anew: replacing a document takes
 *  several times what adding one does. */
#define CHANGED_SHARE 10U

/** So many times the documents that there are, the numbers of the database may run: beyond,
 *  it is written anew. */
#define NUMBERS_MOST 2U

/** Whether the file at @p path has just the bytes @p wanted. */
static bool is_file_of(const char *path, const char *other)
{
    AUTO_FILE_MAP a = FILE_MAP_INIT;
    AUTO_FILE_MAP b = FILE_MAP_INIT;
    return file_map(&a, path, NULL) == STATUS_OK &&
           file_map(&b, other, NULL) == STATUS_OK && a.n == b.n &&
           (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

/** Whether the served generation has the same vocabulary: the terms of a text depend on it. */
static bool has_same_vocabulary(const struct build *build)
{
    size_t n;
    const struct vocabulary_file *files = vocabulary_files(&n);
    AUTO_TEXT *ours = path_join(build->folder, GENERATION_VOCABULARY);
    AUTO_TEXT *served = path_join(build->served->folder, GENERATION_VOCABULARY);
    for (size_t i = 0; i < n; i++) {
        AUTO_TEXT *a = path_join(ours, files[i].name);
        AUTO_TEXT *b = path_join(served, files[i].name);
        bool is_missing = file_type_of(a) == FILE_MISSING;
        if (is_missing != (file_type_of(b) == FILE_MISSING) ||
            (!is_missing && !is_file_of(a, b)))
            return false;
    }
    return true;
}

static bool has_few_changes(const struct build *build)
{
    const uint32_t *changes = build->changes;
    uint64_t n_served = build->served->manifest.n_documents;
    uint64_t n_kept = changes[CHANGE_CHANGED] + (uint64_t)changes[CHANGE_NONE];
    uint64_t n_removed = n_served - n_kept;
    return (changes[CHANGE_ADDED] + changes[CHANGE_CHANGED] + n_removed) *
               CHANGED_SHARE <=
           build->n;
}

static uint32_t last_served_id(const struct columns *columns)
{
    uint32_t last = 0;
    for (uint32_t row = 1; row <= columns->n; row++) {
        uint32_t id = columns_xapian_id(columns, row);
        last = id > last ? id : last;
    }
    return last;
}

void build_plan_xapian(struct build *build)
{
    build->last_xapian_id = (uint32_t)build->n;
    if (!build->served || !has_few_changes(build) || !has_same_vocabulary(build))
        return;
    const struct columns *columns = &build->served->columns;
    uint32_t last = last_served_id(columns);
    if (last > (uint64_t)NUMBERS_MOST * build->n)
        return;
    for (size_t i = 0; i < build->n; i++) {
        struct build_entry *entry = &build->entries[i];
        uint32_t id = entry->served ? columns_xapian_id(columns, entry->served) : ++last;
        entry->row.xapian_shift = id - (uint32_t)(i + 1);
    }
    build->last_xapian_id = last;
    build->is_copied = true;
}

static enum status copy(const struct build *build, const char *to, struct error *err)
{
    AUTO_TEXT *from = path_join(build->served->folder, GENERATION_XAPIAN);
    AUTO_NAME_LIST names;
    enum status st = folder_list(&names, from, err);
    if (!st)
        st = folder_make(to, err);
    for (size_t i = 0; !st && i < names.n; i++) {
        AUTO_TEXT *source = path_join(from, names.at[i]);
        AUTO_TEXT *target = path_join(to, names.at[i]);
        st = file_copy(target, source, err);
    }
    return st;
}

/** Delete the served documents that the build does not have. */
static enum status delete_removed(struct xapian_writing *w, struct error *err)
{
    const struct build *build = w->build;
    const struct columns *columns = &build->served->columns;
    bool *is_kept = mem_new_array((size_t)columns->n + 1, sizeof *is_kept);
    for (size_t i = 0; i < build->n; i++)
        is_kept[build->entries[i].served] = true;
    enum status st = STATUS_OK;
    for (uint32_t row = 1; !st && row <= columns->n; row++)
        if (!is_kept[row])
            st = xc_writer_delete(w->writer, columns_xapian_id(columns, row), err);
    mem_free(is_kept);
    return st;
}

enum status build_change_xapian(const struct build *build, const char *path,
                                struct error *err)
{
    enum status st = copy(build, path, err);
    if (st)
        return st;
    AUTO_XAPIAN_WRITING w;
    st = xapian_writing_open(&w, build, path, XC_WRITER_OPEN, err);
    if (!st)
        st = delete_removed(&w, err);
    for (uint32_t row = 1; !st && row <= build->n; row++) {
        const struct build_entry *entry = &build->entries[row - 1];
        if (!entry->is_same)
            st = xapian_writing_put(&w, row, row + entry->row.xapian_shift, err);
    }
    return st ? st : xc_writer_commit(w.writer, err);
}
