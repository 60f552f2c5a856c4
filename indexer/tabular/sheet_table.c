/* Puts a sheet as a table, and makes one record of a file of such sheets. */
#include "base/buf.h"
#include "engine/json/json_read.h"
#include "engine/record/record.h"
#include "indexer/tabular/row_id.h"
#include "indexer/tabular/sheet.h"

static size_t count_cells(const struct sheet_row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n; i++)
        n += sheet_text(row, i).n > 0;
    return n;
}

/** The columns that hold something in a row. */
static size_t width_of(const struct sheet *sheet)
{
    size_t width = 0;
    for (size_t i = 0; i < sheet->n; i++)
        for (size_t k = width; k < sheet->rows[i].n; k++)
            if (sheet_text(&sheet->rows[i], k).n)
                width = k + 1;
    return width;
}

/** Put a day as French has it: 2026-04-07 becomes 07/04/2026. */
static void put_day(struct block_writer *out, struct str day)
{
    AUTO_BUF text = BUF_INIT(100);
    buf_printf(&text, "%.2s/%.2s/%.4s%.*s", day.at + 8, day.at + 5, day.at,
               (int)(day.n - 10), day.at + 10);
    block_put(out, buf_str(&text));
}

static void put_cell(struct block_writer *out, const struct sheet_row *row, size_t column,
                     bool is_head)
{
    struct str text = sheet_text(row, column);
    block_begin_plain(out, is_head ? BLOCK_HEAD_CELL : BLOCK_CELL);
    if (text.n >= 10 && text.n < 80 && row->cells[column].is_day)
        put_day(out, text);
    else
        block_put(out, text);
    block_end(out, is_head ? BLOCK_HEAD_CELL : BLOCK_CELL);
}

/** Whether the row has words only, as heads do. */
static bool looks_like_head(const struct sheet_row *row, size_t width)
{
    return count_cells(row) == width || count_cells(row) + 1 == width;
}

void sheet_put_table(struct block_writer *out, const struct sheet *sheet)
{
    size_t width = width_of(sheet);
    if (sheet_is_named(sheet) && width) {
        block_begin(out, BLOCK_HEADING,
                    (struct block_traits){.number = 2, .address = STR("")});
        block_put(out, sheet->name);
        block_end(out, BLOCK_HEADING);
    }
    bool is_open = false, is_first = true;
    for (size_t i = 0; i < sheet->n; i++) {
        const struct sheet_row *row = &sheet->rows[i];
        size_t n = count_cells(row);
        /* A line of one cell above the table, or below it, is a sentence. */
        if (n == 0 || (n == 1 && (!is_open || width == 1) && sheet_text(row, 0).n)) {
            if (is_open && n)
                block_end(out, BLOCK_TABLE);
            is_open = is_open && !n;
            block_begin_plain(out, BLOCK_PARAGRAPH);
            block_put(out, sheet_text(row, 0));
            block_end(out, BLOCK_PARAGRAPH);
            continue;
        }
        if (!is_open)
            block_begin_plain(out, BLOCK_TABLE);
        is_open = true;
        bool is_head = is_first && looks_like_head(row, width);
        is_first = false;
        block_begin_plain(out, BLOCK_TABLE_ROW);
        for (size_t k = 0; k < width; k++)
            put_cell(out, row, k, is_head);
        block_end(out, BLOCK_TABLE_ROW);
    }
    if (is_open)
        block_end(out, BLOCK_TABLE);
}

static enum status refuse(const struct reading *reading, const char *why)
{
    source_refuse(reading->sink, 0, "%s", why);
    return STATUS_OK;
}

static void set_text(json_t *object, const char *name, struct str text)
{
    if (text.n)
        (void)json_object_set_new(object, name, json_stringn(text.at, text.n));
}

enum status sheet_take_document(const struct reading *reading, struct block_writer *out,
                                json_t *metadata, struct error *err)
{
    block_finish(out);
    AUTO_BUF layout = BUF_INIT(RECORD_TEXT_MAX);
    block_put_layout(&layout, out);
    if (block_overflowed(out) || buf_overflowed(&layout))
        return refuse(reading, "le tableau est trop long pour un document ; donnez à ses "
                               "colonnes des noms connus (titre, texte, libellé, valeur) "
                               "pour que chaque ligne en soit un");
    if (!block_text(out).n)
        return refuse(reading, "le classeur n'a pas de texte");
    AUTO_BUF id = BUF_INIT(RECORD_ID_MAX), title = BUF_INIT(RECORD_TITLE_MAX);
    row_put_id(&id, reading->origin, STR(""));
    row_put_title_of_file(&title, reading->origin);
    set_text(metadata, "id", buf_str(&id));
    if (!json_object_get(metadata, "title"))
        set_text(metadata, "title", buf_str(&title));
    set_text(metadata, "text", block_text(out));
    set_text(metadata, "layout", buf_str(&layout));
    struct reading_object found = {metadata, 1, 1, NULL, true};
    return reading_take_object(reading, &found, err);
}
