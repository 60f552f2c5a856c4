/* Publishing few changes: the served Xapian database is copied, and what changed is
 * written. */
#include <string.h>

#include "base/memory.h"
#include "engine/build/build_xapian.h"
#include "engine/index/index_parts.h"

/** More changes than one document in so many are written anew: replacing a document takes
 *  several times what adding one does. */
#define CHANGED_SHARE 10U

/** So many times the documents that there are, the numbers of the database may run:
 *  beyond, it is written anew. */
#define NUMBERS_MOST 2U

/** Whether both files can be read and have the same bytes. */
static bool is_same_file(const char *path, const char *other)
{
    AUTO_FILE_MAP a = FILE_MAP_INIT;
    AUTO_FILE_MAP b = FILE_MAP_INIT;
    return file_map(&a, path, NULL) == STATUS_OK &&
           file_map(&b, other, NULL) == STATUS_OK && a.n == b.n &&
           (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

/** Whether the served generation has the same vocabulary: the terms of a text depend on
 *  it. */
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
            (!is_missing && !is_same_file(a, b)))
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

/** Number the documents of the copy, whose numbers so far are @p served. */
static void number(struct build *build, const struct xapian_rows *served)
{
    uint32_t n_served = build->served->manifest.n_documents, last = served->last;
    uint32_t *ids = mem_new_array((size_t)n_served + 1, sizeof *ids);
    uint32_t *rows = mem_new_array((size_t)last + build->n + 1, sizeof *rows);
    for (uint32_t id = 1; id <= served->last; id++)
        ids[xapian_row(served, id)] = id;
    for (uint32_t row = 1; row <= build->n; row++) {
        struct build_entry *entry = &build->entries[row - 1];
        uint32_t known = entry->served ? ids[entry->served] : 0;
        entry->is_same = entry->is_same && known;
        entry->xapian_id = known ? known : ++last;
        rows[entry->xapian_id] = row;
    }
    mem_free(ids);
    build->xapian_numbers = rows;
    build->xapian_rows = (struct xapian_rows){SECTIONS_INIT, rows, last};
}

static void number_anew(struct build *build)
{
    for (uint32_t row = 1; row <= build->n; row++)
        build->entries[row - 1].xapian_id = row;
    build->xapian_rows = (struct xapian_rows){SECTIONS_INIT, NULL, (uint32_t)build->n};
}

void build_plan_xapian(struct build *build)
{
    AUTO_XAPIAN_ROWS served = {SECTIONS_INIT, NULL, 0};
    if (!build->served || !has_few_changes(build) || !has_same_vocabulary(build)) {
        number_anew(build);
        return;
    }
    AUTO_TEXT *path = path_join(build->served->folder, GENERATION_XAPIAN_ROWS);
    uint32_t n_served = build->served->manifest.n_documents;
    build->is_copied = !xapian_rows_open(&served, path, n_served, NULL) &&
                       served.last <= (uint64_t)NUMBERS_MOST * build->n;
    if (build->is_copied)
        number(build, &served);
    else
        number_anew(build);
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

/** Delete the documents of the copy that the build does not have. */
static enum status delete_removed(struct xapian_writing *w, struct error *err)
{
    const struct build *build = w->build;
    const struct xapian_rows *rows = &build->xapian_rows;
    AUTO_XAPIAN_ROWS served;
    AUTO_TEXT *path = path_join(build->served->folder, GENERATION_XAPIAN_ROWS);
    enum status st =
        xapian_rows_open(&served, path, build->served->manifest.n_documents, err);
    for (uint32_t id = 1; !st && id <= served.last; id++)
        if (xapian_row(&served, id) && !xapian_row(rows, id))
            st = xc_writer_delete(w->writer, id, err);
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
            st = xapian_writing_put(&w, row, entry->xapian_id, err);
    }
    return st ? st : xc_writer_commit(w.writer, err);
}
