/* Writing and mapping the numbers of documents that completions find. */
#include "engine/words/suggest_counts.h"

#include "base/rows.h"
#include "engine/words/suggest_file.h"

enum status suggest_counts_write(const struct suggest_counts *counts, const char *path,
                                 struct error *err)
{
    struct sections_writer w;
    sections_write_open(&w, path);
    sections_write_array(&w, COUNTS_NOTHING, counts->nothing, counts->n_nothing,
                         sizeof *counts->nothing);
    sections_write_array(&w, COUNTS_ROWS, counts->rows, counts->n_rows,
                         sizeof *counts->rows);
    sections_write_array(&w, COUNTS_DOCUMENTS, counts->documents,
                         counts->n_rows * counts->n_columns, sizeof *counts->documents);
    return sections_write_close(&w, err);
}

static enum status read_all(struct suggest *s, size_t n_regions, struct error *err)
{
    struct suggest_counts counts = {.n_nothing = (s->n + 63) / 64,
                                    .n_columns = n_regions + 2};
    const struct section_wanted of_rows[] = {
        SECTION_OF(COUNTS_NOTHING, counts.nothing, counts.n_nothing),
        SECTION(COUNTS_ROWS, counts.rows, 0, s->n, &counts.n_rows)};
    enum status st = sections_read(&s->counts_file, of_rows, COUNT_OF(of_rows), err);
    const struct section_wanted of_documents =
        SECTION_OF(COUNTS_DOCUMENTS, counts.documents, counts.n_rows * counts.n_columns);
    if (!st)
        st = sections_read(&s->counts_file, &of_documents, 1, err);
    if (!st)
        s->counts = counts;
    return st;
}

enum status suggest_counts_open(struct suggest *s, const char *path, size_t n_regions,
                                struct error *err)
{
    enum status st = sections_open(&s->counts_file, path, err);
    if (!st && read_all(s, n_regions, err))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    return st;
}

bool suggest_finds_nothing(const struct suggest *s, uint32_t row)
{
    return row / 64 < s->counts.n_nothing && s->counts.nothing[row / 64] >> row % 64 & 1U;
}

/** Which column has the documents of @p regions; SIZE_MAX when several have. */
static size_t column_of(const struct suggest_counts *counts, region_set regions)
{
    if (!regions)
        return 0;
    if (regions & (regions - 1))
        return SIZE_MAX;
    size_t region = (size_t)__builtin_ctz(regions);
    return region == REGION_MAX ? counts->n_columns - 1 : region + 1;
}

bool suggest_count(uint32_t *out, const struct suggest *s, uint32_t row,
                   region_set regions)
{
    const struct suggest_counts *counts = &s->counts;
    size_t at = rows_find(counts->rows, counts->n_rows, sizeof *counts->rows, row);
    if (at == counts->n_rows || counts->rows[at] != row || row >= s->n)
        return false;
    unsigned source = s->rows[row].source;
    bool is_region = source == SUGGEST_REGION || source == SUGGEST_FORMER;
    size_t column = column_of(counts, is_region ? 0 : regions);
    if (column >= counts->n_columns)
        return false;
    *out = counts->documents[at * counts->n_columns + column];
    return true;
}
