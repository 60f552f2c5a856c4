/* Writing and mapping the numbers of the documents of a Xapian database. */
#include "engine/store/xapian/xapian_rows.h"

enum { XAPIAN_ROWS_TABLE = 1 };

enum status xapian_rows_write(const struct xapian_rows *rows, const char *path,
                              struct error *err)
{
    struct sections_writer file;
    sections_write_open(&file, path);
    sections_write_array(&file, XAPIAN_ROWS_TABLE, rows->at,
                         rows->at ? (size_t)rows->last + 1 : 0, sizeof *rows->at);
    return sections_write_close(&file, err);
}

enum status xapian_rows_open(struct xapian_rows *out, const char *path,
                             uint32_t n_documents, struct error *err)
{
    *out = (struct xapian_rows){SECTIONS_INIT, NULL, n_documents};
    size_t n = 0;
    const struct section_wanted wanted[] = {SECTION_ANY(XAPIAN_ROWS_TABLE, out->at, &n)};
    enum status st = sections_open(&out->file, path, err);
    if (!st && sections_read(&out->file, wanted, 1, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (!st && n > UINT32_MAX)
        st = error_set(err, STATUS_INDEX_CORRUPT, "%s: too many rows", path);
    if (n)
        out->last = (uint32_t)(n - 1);
    else
        out->at = NULL;
    for (size_t i = 0; !st && i < n; i++)
        if (out->at[i] > n_documents)
            st = error_set(err, STATUS_INDEX_CORRUPT,
                           "%s: document %zu is none of the index", path, i);
    if (st)
        xapian_rows_close(out);
    return st;
}

void xapian_rows_close(struct xapian_rows *rows)
{
    sections_close(&rows->file);
    *rows = (struct xapian_rows){SECTIONS_INIT, NULL, 0};
}
