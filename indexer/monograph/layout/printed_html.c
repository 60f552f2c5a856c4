/* Reads the tables that a converter left in HTML, on one line or on many. */
#include <string.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/utf8.h"
#include "indexer/monograph/layout/printed_pass.h"
#include "indexer/monograph/layout/printed_rows.h"

/* A table that is not closed within so many lines is not one. */
#define TABLE_LINES_MOST 20000

/* A tag is not longer. */
#define TAG_MOST_BYTES 2000

/** A table that is being read. */
struct html_table {
    struct printed_sheet *sheet;
    struct printed_output *out;
    /* The line that is being read, and that of the open row. */
    uint32_t number;
    uint32_t row_number;
    struct printed_row row;
    /* How many rows below a cell still spans each column. */
    size_t spanned[PRINTED_COLUMNS_MOST];
    struct buf cell;
    size_t colspan;
    size_t rowspan;
    bool in_cell;
    bool is_done;
};

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/** Whether the tag at the front of @p text is @p name: « <td …> ». */
static bool is_tag(struct str text, const char *name)
{
    size_t n = strlen(name);
    if (text.n < n + 2 || text.at[0] != '<')
        return false;
    for (size_t i = 0; i < n; i++)
        if (small(text.at[1 + i]) != name[i])
            return false;
    return strchr(" />\t", text.at[n + 1]) != NULL;
}

/** The number in the attribute @p name of the tag @p tag; 1 when it has none. */
static size_t attribute(struct str tag, const char *name)
{
    size_t at = str_find(tag, str_of(name));
    if (at == tag.n)
        return 1;
    at += strlen(name);
    while (at < tag.n && strchr("= \"'", tag.at[at]))
        at++;
    size_t n = 0;
    for (int i = 0; i < 2 && at < tag.n && tag.at[at] >= '0' && tag.at[at] <= '9'; i++)
        n = n * 10 + (size_t)(tag.at[at++] - '0');
    return n ? n : 1;
}

/** Add empty cells where a cell of a row above reaches down. */
static void skip_spanned(struct html_table *table)
{
    while (table->row.n < PRINTED_COLUMNS_MOST && table->spanned[table->row.n]) {
        table->spanned[table->row.n]--;
        printed_row_add(&table->row, STR(""));
    }
}

static void end_cell(struct html_table *table)
{
    if (!table->in_cell)
        return;
    table->in_cell = false;
    struct str text = arena_str(table->sheet->arena, buf_str(&table->cell));
    buf_clear(&table->cell);
    skip_spanned(table);
    for (size_t i = 0; i < table->colspan && table->row.n < PRINTED_COLUMNS_MOST; i++) {
        table->spanned[table->row.n] = table->rowspan - 1;
        printed_row_add(&table->row, i ? STR("") : text);
    }
}

static void end_row(struct html_table *table)
{
    end_cell(table);
    if (table->row.n) {
        skip_spanned(table);
        printed_put_row(table->sheet, table->out, table->row_number,
                        printed_row_text(table->sheet->arena, &table->row));
    }
    table->row.n = 0;
    table->row_number = table->number;
}

static void begin_cell(struct html_table *table, struct str tag)
{
    end_cell(table);
    if (!table->row.n)
        table->row_number = table->number;
    table->in_cell = true;
    table->colspan = attribute(tag, "colspan");
    table->rowspan = attribute(tag, "rowspan");
}

static void read_tag(struct html_table *table, struct str tag)
{
    static const char *const spaces[] = {"br", "p", "/p", "div", "/div", "li", "/li"};
    if (is_tag(tag, "td") || is_tag(tag, "th"))
        begin_cell(table, tag);
    else if (is_tag(tag, "/td") || is_tag(tag, "/th"))
        end_cell(table);
    else if (is_tag(tag, "tr") || is_tag(tag, "/tr"))
        end_row(table);
    else if (is_tag(tag, "/table"))
        table->is_done = true;
    for (size_t i = 0; i < COUNT_OF(spaces); i++)
        if (table->in_cell && is_tag(tag, spaces[i]))
            buf_put_byte(&table->cell, ' ');
}

/** Read @p line up to the end of the table; returns what stands behind it. */
static struct str read_line(struct html_table *table, struct str line)
{
    while (line.n && !table->is_done) {
        struct str tag = utf8_head_bytes(line, TAG_MOST_BYTES);
        size_t end = line.at[0] == '<' ? str_find(tag, STR(">")) : tag.n;
        if (end < tag.n) {
            tag.n = end + 1;
            read_tag(table, tag);
            line = (struct str){line.at + tag.n, line.n - tag.n};
            continue;
        }
        if (table->in_cell)
            buf_put_byte(&table->cell, line.at[0] == '\t' ? ' ' : line.at[0]);
        line = (struct str){line.at + 1, line.n - 1};
    }
    if (table->in_cell)
        buf_put_byte(&table->cell, ' ');
    return line;
}

/** The offset of « <table » in @p line, in any case; its length when there is none. */
static size_t table_start(struct str line)
{
    for (size_t i = 0; i + 6 < line.n; i++) {
        const char *at = memchr(line.at + i, '<', line.n - i);
        if (!at)
            break;
        i = (size_t)(at - line.at);
        if (is_tag((struct str){at, line.n - i}, "table"))
            return i;
    }
    return line.n;
}

/** The index of the line that closes the table begun at line @p i; sheet->n when none. */
static size_t closing_line(const struct printed_sheet *sheet, size_t i)
{
    for (size_t k = i; k < sheet->n && k < i + TABLE_LINES_MOST; k++) {
        struct str line = sheet->at[k].text;
        if (str_find(line, STR("</table>")) < line.n ||
            str_find(line, STR("</TABLE>")) < line.n)
            return k;
    }
    return sheet->n;
}

/** Read the table that begins at line @p i; returns the index of the line behind it. */
static size_t read_table(struct printed_sheet *sheet, struct printed_output *out,
                         size_t i, size_t last)
{
    struct html_table table = {.sheet = sheet, .out = out};
    size_t room = 16;
    for (size_t k = i; k <= last; k++)
        room += sheet->at[k].text.n + 1;
    table.cell = (struct buf)BUF_INIT(room);
    struct str rest = sheet->at[i].text;
    size_t start = table_start(rest);
    struct printed_line before = sheet->at[i];
    before.text = (struct str){rest.at, start};
    printed_put(sheet, out, before);
    rest = (struct str){rest.at + start, rest.n - start};
    for (size_t k = i; k <= last && !table.is_done; k++) {
        table.number = sheet->at[k].number;
        rest = read_line(&table, k == i ? rest : sheet->at[k].text);
    }
    end_row(&table);
    buf_release(&table.cell);
    /* Another table may begin on the same line. */
    sheet->at[last].text = rest;
    return last;
}

void printed_read_html_tables(struct printed_sheet *sheet)
{
    struct printed_output out = {NULL, 0, 0};
    /* Without a closing tag below, none is looked for again. */
    bool may_close = true;
    for (size_t i = 0; i < sheet->n;) {
        struct str line = sheet->at[i].text;
        size_t start =
            may_close && memchr(line.at, '<', line.n) ? table_start(line) : line.n;
        size_t last = start < line.n ? closing_line(sheet, i) : sheet->n;
        may_close &= start == line.n || last < sheet->n;
        if (last < sheet->n)
            i = read_table(sheet, &out, i, last);
        else
            printed_put(sheet, &out, sheet->at[i++]);
    }
    sheet->at = out.at;
    sheet->n = out.n;
}
