/* Cuts rows into tables where their columns change, and joins the lines of cells. */
#include "indexer/pdf/pdf_table.h"

#include <ctype.h>

#include "base/memory.h"
#include "indexer/pdf/pdf_join.h"

/** The least width of what parts two columns, in sizes of the letters. */
#define GUTTER_MIN 0.35F
/** Lines of one cell are at most so far from each other, in sizes. */
#define LINES_MAX 1.0F
/** Rows stand apart where the spaces between lines differ by more, in sizes. */
#define GAPS_APART 0.3F

/** A table that is being read: some bands of a region. */
struct table {
    struct pdf_writer *writer;
    const struct pdf_region *region;
    const struct pdf_band *bands;
    size_t n_bands;
    struct pdf_gutters gutters;
};

/** The texts of the cells of a row, whose bytes are in a buffer of their own. */
struct row {
    struct buf *cells;
    size_t n;
    float bottom, size;
    bool has_figures, is_bold;
};

static struct row *row_new(size_t n_columns)
{
    struct row *row = mem_new(sizeof *row);
    row->n = n_columns;
    row->cells = mem_new_array(n_columns, sizeof *row->cells);
    for (size_t i = 0; i < n_columns; i++)
        row->cells[i] = (struct buf)BUF_INIT(1U << 20);
    return row;
}

static void row_free(struct row *row)
{
    for (size_t i = 0; i < row->n; i++)
        buf_release(&row->cells[i]);
    mem_free(row->cells);
    mem_free(row);
}

static void put_in_cell(struct buf *cell, struct str text)
{
    if (cell->n && text.n)
        buf_put_byte(cell, ' ');
    buf_put_str(cell, text);
}

static struct row *read_row(const struct table *table, const struct pdf_band *band)
{
    struct row *row = row_new(table->gutters.n + 1);
    row->is_bold = true;
    for (size_t i = band->first; i < band->first + band->n; i++) {
        const struct pdf_piece *piece = table->region->at[i];
        struct str text = pdf_text(table->writer->document, piece);
        size_t column = pdf_column_of(&table->gutters, piece);
        put_in_cell(&row->cells[column], text);
        row->has_figures |= column > 0 && pdf_is_figure(text) && !pdf_is_year(text);
        row->is_bold &= piece->is_bold;
        float bottom = pdf_core_bottom(&piece->box);
        row->bottom = bottom > row->bottom ? bottom : row->bottom;
        row->size = piece->size > row->size ? piece->size : row->size;
    }
    return row;
}

static float top_of(const struct table *table, const struct pdf_band *band)
{
    float top = pdf_core_top(&table->region->at[band->first]->box);
    for (size_t i = band->first + 1; i < band->first + band->n; i++) {
        float other = pdf_core_top(&table->region->at[i]->box);
        top = other < top ? other : top;
    }
    return top;
}

static bool begins_small(const struct buf *cell)
{
    return cell->n && (islower((unsigned char)cell->at[0]) || cell->at[0] == '(');
}

/** The spaces between the bands of a table: within cells, and between rows. */
struct gaps {
    float least, most;
};

/** Whether a space is one within cells, in a table whose rows stand apart. */
static bool is_within_cells(const struct gaps *gaps, float gap, float size)
{
    bool differ = gaps->most - gaps->least > size * GAPS_APART;
    return differ && gap < (gaps->least + gaps->most) / 2;
}

/** Whether @p row holds further lines of the cells of @p before. */
static bool goes_on(const struct row *before, const struct row *row,
                    const struct gaps *gaps, float gap)
{
    size_t n_filled = 0, n_under = 0;
    if (row->has_figures || gap > row->size * LINES_MAX)
        return false;
    if (is_within_cells(gaps, gap, row->size))
        return true;
    for (size_t i = 0; i < row->n; i++) {
        n_filled += row->cells[i].n > 0;
        n_under += row->cells[i].n > 0 && before->cells[i].n > 0;
    }
    bool is_head = !before->has_figures && before->is_bold == row->is_bold;
    if (row->cells[0].n == 0)
        return n_under == n_filled || (is_head && n_under > 0);
    return begins_small(&row->cells[0]) && n_under == n_filled;
}

static void add_row(struct row *before, struct row *row, const struct intern *words)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].n)
            pdf_join(&before->cells[i], buf_str(&row->cells[i]), words);
    before->bottom = row->bottom;
    row_free(row);
}

/** How many of the rows are the head of the table: those before the first figures, or a
 *  bold one. */
static size_t count_heads(struct row *const *rows, size_t n)
{
    size_t n_heads = 0;
    while (n_heads < n && !rows[n_heads]->has_figures)
        n_heads++;
    if (n_heads == n || n_heads > 3)
        n_heads = n > 1 && rows[0]->is_bold && !rows[1]->is_bold;
    return n_heads;
}

static void write_row(struct pdf_blocks *blocks, const struct row *row, bool is_head)
{
    block_begin_plain(blocks->out, BLOCK_TABLE_ROW);
    for (size_t i = 0; i < row->n; i++) {
        enum block_type type = is_head ? BLOCK_HEAD_CELL : BLOCK_CELL;
        block_begin_plain(blocks->out, type);
        pdf_blocks_text(blocks, buf_str(&row->cells[i]));
        block_end(blocks->out, type);
    }
    block_end(blocks->out, BLOCK_TABLE_ROW);
}

static float bottom_of(const struct table *table, const struct pdf_band *band)
{
    float bottom = 0;
    for (size_t i = band->first; i < band->first + band->n; i++) {
        float other = pdf_core_bottom(&table->region->at[i]->box);
        bottom = other > bottom ? other : bottom;
    }
    return bottom;
}

static struct gaps measure_gaps(const struct table *table)
{
    struct gaps gaps = {0, 0};
    for (size_t i = 1; i < table->n_bands; i++) {
        float gap =
            top_of(table, &table->bands[i]) - bottom_of(table, &table->bands[i - 1]);
        gaps.least = i == 1 || gap < gaps.least ? gap : gaps.least;
        gaps.most = i == 1 || gap > gaps.most ? gap : gaps.most;
    }
    return gaps;
}

/** Read the rows, whose cells may have several lines. Returns how many there are. */
static size_t read_rows(struct row **rows, const struct table *table)
{
    struct gaps gaps = measure_gaps(table);
    size_t n = 0;
    for (size_t i = 0; i < table->n_bands; i++) {
        struct row *row = read_row(table, &table->bands[i]);
        float gap = n ? top_of(table, &table->bands[i]) - rows[n - 1]->bottom : 0;
        if (n && goes_on(rows[n - 1], row, &gaps, gap))
            add_row(rows[n - 1], row, table->writer->words);
        else
            rows[n++] = row;
    }
    return n;
}

static void write_table(const struct table *table)
{
    struct row **rows = mem_new_array(table->n_bands, sizeof(struct row *));
    struct pdf_blocks *blocks = &table->writer->blocks;
    size_t n = read_rows(rows, table);
    pdf_write_end(table->writer);
    block_begin_plain(blocks->out, BLOCK_TABLE);
    size_t n_heads = count_heads(rows, n);
    for (size_t i = 0; i < n; i++) {
        write_row(blocks, rows[i], i < n_heads);
        row_free(rows[i]);
    }
    block_end(blocks->out, BLOCK_TABLE);
    mem_free(rows);
}

static void write_line(const struct table *table, const struct pdf_band *band)
{
    pdf_write_line(table->writer, table->region->at + band->first, band->n);
}

/** Write some bands that share gutters: lines of one piece before and behind them are
 *  not of the table. */
static void write_bands(const struct table *table)
{
    size_t first = 0, end = table->n_bands;
    while (first < end && table->bands[first].n < 2)
        write_line(table, &table->bands[first++]);
    while (end > first && table->bands[end - 1].n < 2)
        end--;
    struct table inner = *table;
    inner.bands += first;
    inner.n_bands = end - first;
    if (inner.n_bands >= 2 && inner.gutters.n > 0)
        write_table(&inner);
    else
        for (size_t i = first; i < end; i++)
            write_line(table, &table->bands[i]);
    for (size_t i = end; i < table->n_bands; i++)
        write_line(table, &table->bands[i]);
}

/** Whether a band that leaves @p own free is of the table whose bands so far share
 *  @p shared: most gutters of both go on. */
static bool fits(const struct pdf_gutters *shared, const struct pdf_gutters *own,
                 const struct pdf_gutters *both, const struct pdf_box *bounds)
{
    size_t n_before = pdf_gutters_inner(shared, bounds);
    size_t n_own = pdf_gutters_inner(own, bounds);
    bool loses =
        n_before >= 2 && pdf_gutters_kept(shared, both, bounds) * 10 < n_before * 6;
    bool is_cut = n_own >= 2 && pdf_gutters_kept(own, both, bounds) * 2 < n_own;
    return pdf_gutters_inner(both, bounds) > 0 && !loses && !is_cut;
}

void pdf_lay_out_table(struct pdf_writer *writer, const struct pdf_region *region,
                       const struct pdf_bands *bands)
{
    struct pdf_box bounds = pdf_bounds_of(region);
    float least = pdf_size_of(region) * GUTTER_MIN;
    for (size_t i = 0, end; i < bands->n; i = end) {
        struct pdf_gutters shared = pdf_gutters_of(region, &bands->at[i], &bounds, least);
        for (end = i + 1; end < bands->n; end++) {
            struct pdf_gutters own =
                pdf_gutters_of(region, &bands->at[end], &bounds, least);
            struct pdf_gutters both = pdf_gutters_shared(&shared, &own, least);
            if (!fits(&shared, &own, &both, &bounds))
                break;
            shared = both;
        }
        size_t first = bands->at[i].first;
        const struct pdf_band *last = &bands->at[end - 1];
        struct pdf_region part = {region->at + first, last->first + last->n - first};
        struct table table = {writer, region, bands->at + i, end - i,
                              pdf_gutters_between(&shared, &part)};
        write_bands(&table);
    }
}
