/* Reads contacts: those below one heading are one unit, with a line « function : person »
 * for each. */
#include <string.h>

#include "base/macros.h"
#include "indexer/monograph/monograph_reader.h"
#include "indexer/monograph/monograph_table.h"

/**
 * Whether line @p i names an organisation: it is short and above a line « label :
 * value ».
 */
static bool is_organisation(const struct outline_block *block, size_t i)
{
    const struct monograph_line *line = &block->lines[i];
    return line->class == LINE_SHORT && !line_label(line).n && i + 1 < block->n_lines &&
           line_label(&block->lines[i + 1]).n > 0;
}

static void put_cell(struct buf *out, const char *border, struct str text)
{
    if (out->n && text.n)
        buf_put_text(out, border);
    buf_put_str(out, text);
}

/** Put the person of @p row, « Prénom NOM », from one column or two. */
static void put_person(struct buf *out, const struct table *table, const struct row *row)
{
    struct str first = table_cell(row, table_find_column(table, COLUMN_FIRST_NAME));
    struct str family = table_cell(row, table_find_column(table, COLUMN_FAMILY_NAME));
    buf_put_str(out, first);
    put_cell(out, " ", family);
}

/** Put « Préfet de région : Bertrand GAUME, Téléphone (std) : 03 20 … ». */
static void put_row_of_people(struct buf *out, const struct table *table,
                              const struct row *row)
{
    AUTO_BUF person = BUF_INIT(row->line->text.n + 8);
    put_person(&person, table, row);
    bool person_put = false;
    for (size_t c = 0; c < table->n_columns; c++) {
        enum table_column column = table->columns[c];
        if (column == COLUMN_FAMILY_NAME || column == COLUMN_FIRST_NAME) {
            if (!person_put)
                put_cell(out, " : ", buf_str(&person));
            person_put = true;
            continue;
        }
        if (!row->cells[c].n)
            continue;
        if (c > 0 && table->heads[c].n) {
            put_cell(out, ", ", table->heads[c]);
            buf_put_text(out, " : ");
            buf_put_str(out, row->cells[c]);
        } else {
            put_cell(out, ", ", row->cells[c]);
        }
    }
}

/**
 * Put « Président : Prénom NOM ». A cell that is alone in its row heads the next rows.
 */
static void put_bare_row(struct buf *out, const struct table *table,
                         const struct row *row)
{
    size_t n = 0;
    for (size_t c = 0; c < table->n_columns; c++) {
        put_cell(out, n == 1 ? " : " : ", ", row->cells[c]);
        n += row->cells[c].n > 0;
    }
}

static void put_table(struct monograph_reader *reader, struct monograph_unit *unit,
                      const struct monograph_line *lines, size_t n)
{
    struct table table = table_read(reader->arena, lines, n);
    for (size_t i = table.is_of_people ? 1 : 0; i < table.n_rows; i++) {
        const struct row *row = &table.rows[i];
        AUTO_BUF text = BUF_INIT((row->line->text.n + 8) * 8 + 4096);
        if (table.is_of_people)
            put_row_of_people(&text, &table, row);
        else
            put_bare_row(&text, &table, row);
        bool heads_others = row->n_filled == 1 && unit->has_content;
        if (heads_others)
            unit_put_paragraph(unit, row->line->number, buf_str(&text));
        else
            unit_put_line(unit, row->line->number, buf_str(&text));
    }
}

void contacts_read(struct monograph_reader *reader, const struct outline_block *block)
{
    AUTO_UNIT unit =
        unit_begin(KIND_CONTACT, block->title, block->path, block->heading_line);
    for (size_t i = 0; i < block->n_lines;) {
        const struct monograph_line *line = &block->lines[i];
        size_t end =
            line->class == LINE_ROW ? i + table_end(line, block->n_lines - i) : i + 1;
        bool is_organisation_name = is_organisation(block, i);
        if (unit.record && (is_organisation_name || line->class == LINE_SOURCE))
            units_add(reader->units, &unit, false);
        if (line->class == LINE_SOURCE)
            units_cite(reader->units, line, false);
        else if (!unit.record)
            unit =
                unit_begin(KIND_CONTACT, is_organisation_name ? line->text : block->title,
                           block->path, line->number);
        if (line->class == LINE_ROW)
            put_table(reader, &unit, line, end - i);
        else if (line->class != LINE_SOURCE && !is_organisation_name)
            unit_put_line(&unit, line->number, line->text);
        i = end;
    }
    if (unit.record)
        units_add(reader->units, &unit, false);
}
