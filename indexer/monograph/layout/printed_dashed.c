/* Reads the tables of pandoc and reStructuredText whose columns a line of dashes tells:
 * « ------  ---- ». In some, blank lines part rows of several lines. */
#include <string.h>

#include "base/buf.h"
#include "indexer/monograph/layout/printed_column.h"
#include "indexer/monograph/layout/printed_pass.h"

/* The head of a table has no more lines, and a row neither. */
#define HEAD_LINES_MOST 8
#define ROW_LINES_MOST 60

/* A table that is not closed within so many lines ends with its first blank line. */
#define TABLE_LINES_MOST 4000

/** The runs of dashes or equal signs that @p text consists of; 0 when it is another. */
static size_t count_runs(struct str text)
{
    size_t n = 0;
    text = str_trim(text);
    for (size_t i = 0; i < text.n; i++) {
        if (text.at[i] != ' ' && text.at[i] != text.at[0])
            return 0;
        n += text.at[i] != ' ' && (i == 0 || text.at[i - 1] == ' ');
    }
    bool is_rule =
        text.n >= 2 * n && text.n > 2 && (text.at[0] == '-' || text.at[0] == '=');
    return is_rule ? n : 0;
}

/** A table: the indexes of its lines. */
struct dashed_table {
    /* The first line of its head, its dashes, the line behind it. */
    size_t head;
    size_t guide;
    size_t end;
    /* Blank lines part its rows. */
    bool is_loose;
};

/** The index of the line that closes the table with @p n_runs runs, or sheet->n. */
static size_t closing_line(const struct printed_sheet *sheet, size_t i, bool is_loose,
                           char sign)
{
    size_t closing = sheet->n;
    for (size_t end = i; end < sheet->n && end < i + TABLE_LINES_MOST; end++) {
        struct str text = str_trim(sheet->at[end].text);
        if (printed_is_row(sheet->at[end].text))
            break;
        bool is_rule = text.n && text.at[0] == sign && count_runs(text);
        if (is_rule && sign == '-')
            return end;
        if (is_rule)
            /* The one below the head is not the last. */
            closing = end;
        if (!text.n && !is_loose)
            return sign == '-' ? end : closing;
    }
    return closing;
}

/** Find the table whose columns line @p guide tells; false when there is none. */
static bool find_table(struct dashed_table *out, const struct printed_sheet *sheet,
                       size_t guide, size_t least)
{
    size_t head = guide;
    while (head > least && guide - head < HEAD_LINES_MOST &&
           !printed_is_blank(sheet->at[head - 1].text) &&
           !printed_is_row(sheet->at[head - 1].text) &&
           !count_runs(sheet->at[head - 1].text))
        head--;
    bool is_opened = head > least && count_runs(sheet->at[head - 1].text) > 0;
    char sign = str_trim(sheet->at[guide].text).at[0];
    *out = (struct dashed_table){head, guide, 0, is_opened && sign == '-'};
    out->end = closing_line(sheet, guide + 1, out->is_loose, sign);
    if (out->end == sheet->n && out->is_loose) {
        out->is_loose = false;
        out->end = closing_line(sheet, guide + 1, false, sign);
    }
    return out->end > guide + 1;
}

/** A table that is being written. */
struct dashed_writer {
    struct printed_sheet *sheet;
    struct printed_output *out;
    struct aligned *columns;
    struct printed_row row;
    size_t n_lines;
    uint32_t number;
};

static void end_row(struct dashed_writer *writer)
{
    struct printed_sheet *sheet = writer->sheet;
    if (writer->n_lines)
        printed_put_row(sheet, writer->out, writer->number,
                        printed_row_text(sheet->arena, &writer->row));
    writer->n_lines = 0;
}

static void add_line(struct dashed_writer *writer, const struct printed_line *line)
{
    struct printed_row cells;
    aligned_cut(&cells, writer->columns, line->text);
    if (writer->n_lines == ROW_LINES_MOST)
        end_row(writer);
    if (!writer->n_lines++) {
        writer->row = cells;
        writer->number = line->number;
        return;
    }
    for (size_t c = 0; c < cells.n; c++) {
        AUTO_BUF cell = BUF_INIT(writer->row.cells[c].n + cells.cells[c].n + 2);
        buf_put_str(&cell, writer->row.cells[c]);
        printed_join(&cell, writer->sheet->words, cells.cells[c]);
        writer->row.cells[c] = arena_str(writer->sheet->arena, buf_str(&cell));
    }
}

static void put_table(struct dashed_writer *writer, const struct dashed_table *table)
{
    const struct printed_sheet *sheet = writer->sheet;
    aligned_follow(writer->columns, sheet->at[table->guide].text);
    for (size_t i = table->head; i < table->end; i++) {
        struct str text = sheet->at[i].text;
        bool is_border = count_runs(text) > 0 || printed_is_blank(text);
        if (is_border || !table->is_loose)
            end_row(writer);
        if (!is_border)
            add_line(writer, &sheet->at[i]);
    }
    end_row(writer);
}

void printed_read_dashed_tables(struct printed_sheet *sheet)
{
    struct printed_output out = {NULL, 0, 0};
    struct aligned *columns = arena_alloc(sheet->arena, sizeof *columns);
    struct dashed_writer writer = {.sheet = sheet, .out = &out, .columns = columns};
    /* The first line behind the last table. */
    size_t least = 0;
    for (size_t i = 0; i < sheet->n; i++) {
        struct dashed_table table;
        if (count_runs(sheet->at[i].text) < 2 || !find_table(&table, sheet, i, least)) {
            printed_put(sheet, &out, sheet->at[i]);
            continue;
        }
        /* Its head, and the rule above it, are copied already. */
        out.n -= i - table.head;
        if (table.head > least && count_runs(sheet->at[table.head - 1].text))
            out.n--;
        put_table(&writer, &table);
        bool is_closed = table.end < sheet->n && count_runs(sheet->at[table.end].text);
        i = is_closed ? table.end : table.end - 1;
        least = i + 1;
    }
    sheet->at = out.at;
    sheet->n = out.n;
}
