/* Reads ODS: its sheets that are shown, with the texts that the cells show. */
#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "indexer/office/odf.h"
#include "indexer/office/office.h"
#include "indexer/office/office_document.h"
#include "indexer/office/workbook.h"
#include "indexer/office/xml_events.h"

#define CELL_ROOM ((size_t)1 << 18)

/** Where the reading of a content stands. */
struct cursor {
    const struct odt_styles *styles;
    struct workbook *book;
    struct sheet sheet;
    bool is_in_table, is_hidden;
    uint32_t row;
    size_t column;
    /* Of the cell that is open. */
    size_t n_columns;
    struct buf text;
    struct buf day;
    unsigned n_paragraphs;
};

bool ods_is_content(struct str content)
{
    return odf_is(content, "spreadsheet");
}

static size_t repeated(const struct xml_events *events, const char *attribute)
{
    int64_t n = str_number(xml_attribute(events, attribute), INT32_MAX);
    return n > 0 ? (size_t)n : 1;
}

static void open_table(struct cursor *at, const struct xml_events *events)
{
    const struct odt_style *style =
        odt_style(at->styles, xml_attribute(events, "style-name"));
    at->is_hidden = style && style->is_hidden;
    at->is_in_table = true;
    at->row = 0;
    at->sheet = (struct sheet){.arena = arena_new(), .n_cells = &at->book->n_cells};
    at->sheet.name = arena_str(at->sheet.arena, xml_attribute(events, "name"));
}

static enum status close_table(struct cursor *at, struct error *err)
{
    enum status st =
        at->is_hidden ? STATUS_OK : workbook_take_sheet(at->book, &at->sheet, err);
    arena_free(at->sheet.arena);
    at->is_in_table = false;
    return st;
}

/** A row that is repeated is one: it is empty, or says the same again. */
static void open_row(struct cursor *at, const struct xml_events *events)
{
    sheet_add_row(&at->sheet, at->row + 1);
    at->row += (uint32_t)repeated(events, "number-rows-repeated");
    at->column = 0;
}

static void open_cell(struct cursor *at, const struct xml_events *events)
{
    at->n_columns = repeated(events, "number-columns-repeated");
    at->n_paragraphs = 0;
    buf_clear(&at->text);
    buf_clear(&at->day);
    buf_put_str(&at->day, xml_attribute(events, "date-value"));
}

static void close_cell(struct cursor *at)
{
    struct str text = str_trim(buf_str(&at->text));
    bool is_day = at->day.n >= 10 && text.n;
    if (is_day)
        text = buf_str(&at->day);
    for (size_t i = 0; text.n && i < at->n_columns && i < SHEET_COLUMNS_MAX; i++)
        sheet_set(&at->sheet, at->column + i, text, is_day);
    at->column += at->n_columns;
}

static enum status open_element(struct cursor *at, struct xml_events *events,
                                struct error *err)
{
    static const char *const skipped[] = {"annotation", "shapes", "forms",
                                          "tracked-changes"};
    struct str name = xml_name(events);
    if (str_is_among(name, skipped, COUNT_OF(skipped)))
        return xml_skip(events, err);
    if (str_equal(name, STR("table")) && !at->is_in_table)
        open_table(at, events);
    else if (!at->is_in_table)
        return STATUS_OK;
    else if (str_equal(name, STR("table-row")))
        open_row(at, events);
    else if (str_equal(name, STR("table-cell")) ||
             str_equal(name, STR("covered-table-cell")))
        open_cell(at, events);
    else if (str_equal(name, STR("p")) && at->n_paragraphs++ > 0)
        buf_put_byte(&at->text, '\n');
    else if (str_equal(name, STR("s")) || str_equal(name, STR("line-break")))
        buf_put_byte(&at->text, ' ');
    return STATUS_OK;
}

static enum status close_element(struct cursor *at, const struct xml_events *events,
                                 struct error *err)
{
    struct str name = xml_name(events);
    if (!at->is_in_table)
        return STATUS_OK;
    if (str_equal(name, STR("table")))
        return close_table(at, err);
    if (str_equal(name, STR("table-cell")) || str_equal(name, STR("covered-table-cell")))
        close_cell(at);
    return STATUS_OK;
}

/** @return what the sink returned; what is wrong in the file goes to @p fault. */
static enum status read_tables(struct cursor *at, struct str xml, struct error *fault,
                               struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    while (!st && !fault->text[0] && !xml_next(&event, events, fault) &&
           event != XML_END) {
        if (event == XML_OPEN)
            (void)open_element(at, events, fault);
        else if (event == XML_CLOSE)
            st = close_element(at, events, err);
        else if (at->n_paragraphs &&
                 utf8_first_invalid(xml_text(events)) == xml_text(events).n)
            buf_put_str(&at->text, xml_text(events));
    }
    if (at->is_in_table)
        arena_free(at->sheet.arena);
    return st;
}

static enum status read_book(struct odt_styles *styles, const struct zip_parts *zip,
                             const struct reading *reading, struct error *err)
{
    AUTO_JSON *metadata = NULL;
    office_read_metadata(&metadata, zip_part(zip, STR("meta.xml")));
    struct error fault = {0};
    struct str content = {0};
    if (odf_content(&content, styles, zip, &fault))
        return office_refuse(reading, &fault);
    CLEANUP(workbook_release) struct workbook book;
    workbook_init(&book, reading);
    struct cursor at = {.styles = styles,
                        .book = &book,
                        .text = BUF_INIT(CELL_ROOM),
                        .day = BUF_INIT(CELL_ROOM)};
    enum status st = read_tables(&at, content, &fault, err);
    buf_release(&at.text);
    buf_release(&at.day);
    if (st)
        return st;
    return fault.text[0] ? office_refuse(reading, &fault)
                         : workbook_finish(&book, metadata, err);
}

enum status ods_read(struct str content, const struct reading *reading, struct error *err)
{
    AUTO_ZIP_PARTS *zip = NULL;
    struct error fault = {0};
    if (office_open(&zip, content, &fault))
        return office_refuse(reading, &fault);
    AUTO_ARENA *arena = arena_new();
    struct odt_styles styles = {.arena = arena, .names = intern_new()};
    enum status st = read_book(&styles, zip, reading, err);
    intern_free(styles.names);
    return st;
}
