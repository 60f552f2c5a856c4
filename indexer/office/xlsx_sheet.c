/* Reads the cells of a sheet of XLSX. */
#include "base/utf8.h"
#include "indexer/office/xlsx_parts.h"
#include "indexer/office/xml_events.h"

/** The most characters of a cell, which Excel has too. */
#define CELL_ROOM ((size_t)1 << 18)

/** Where the reading of a sheet stands. */
struct cursor {
    struct sheet *sheet;
    const struct xlsx_parts *parts;
    /* The column of the cell, from 0, and that of the next cell without an address. */
    size_t column, next_column;
    uint32_t row;
    /* The type and the format of the cell. */
    enum { TYPE_NUMBER, TYPE_SHARED, TYPE_TEXT, TYPE_BOOLEAN, TYPE_ERROR } type;
    size_t format;
    struct buf text;
    bool is_text;
};

/** The column of an address: « C7 » is in column 2. */
static size_t column_of(struct str address, size_t otherwise)
{
    size_t column = 0, i = 0;
    for (; i < address.n && i < 4 && address.at[i] >= 'A' && address.at[i] <= 'Z'; i++)
        column = column * 26 + (size_t)(address.at[i] - 'A') + 1;
    return i ? column - 1 : otherwise;
}

static void open_cell(struct cursor *at, const struct xml_events *events)
{
    static const char *const types[] = {"n", "s", "str", "b", "e", "inlineStr", "d"};
    static const int kinds[] = {TYPE_NUMBER, TYPE_SHARED, TYPE_TEXT, TYPE_BOOLEAN,
                                TYPE_ERROR,  TYPE_TEXT,   TYPE_TEXT, TYPE_NUMBER};
    at->column = column_of(xml_attribute(events, "r"), at->next_column);
    at->next_column = at->column + 1;
    size_t type = str_place(xml_attribute(events, "t"), types, COUNT_OF(types));
    at->type = (unsigned)kinds[type];
    int64_t format = str_number(xml_attribute(events, "s"), INT32_MAX);
    at->format = format > 0 ? (size_t)format : 0;
    buf_clear(&at->text);
}

static void put_number(struct cursor *at)
{
    static const struct cell_format general = {.unit = {"", 0}};
    const struct cell_format *format =
        at->format < at->parts->n_formats ? &at->parts->formats[at->format] : &general;
    AUTO_BUF shown = BUF_INIT(CELL_ROOM);
    bool is_day = cell_format_put(&shown, format, buf_str(&at->text), at->parts->is_1904);
    sheet_set(at->sheet, at->column, buf_str(&shown), is_day);
}

static void close_cell(struct cursor *at)
{
    struct str text = str_trim(buf_str(&at->text));
    if (!text.n || at->type == TYPE_ERROR)
        return;
    if (at->type == TYPE_NUMBER) {
        put_number(at);
        return;
    }
    if (at->type == TYPE_SHARED) {
        int64_t i = str_number(text, INT32_MAX);
        bool is_known = i >= 0 && (size_t)i < at->parts->n_texts;
        text = is_known ? at->parts->texts[i] : STR("");
    }
    if (at->type == TYPE_BOOLEAN)
        text = str_equal(text, STR("1")) ? STR("VRAI") : STR("FAUX");
    sheet_set(at->sheet, at->column, text, false);
}

static void open_row(struct cursor *at, const struct xml_events *events)
{
    int64_t row = str_number(xml_attribute(events, "r"), UINT32_MAX);
    at->row = row > 0 ? (uint32_t)row : at->row + 1;
    at->next_column = 0;
    sheet_add_row(at->sheet, at->row);
}

static void take_event(struct cursor *at, const struct xml_events *events,
                       enum xml_event event)
{
    if (event == XML_TEXT) {
        if (at->is_text && utf8_first_invalid(xml_text(events)) == xml_text(events).n)
            buf_put_str(&at->text, xml_text(events));
        return;
    }
    struct str name = xml_name(events);
    bool opens = event == XML_OPEN;
    if (str_equal(name, STR("v")) || str_equal(name, STR("t")))
        at->is_text = opens;
    else if (str_equal(name, STR("c")) && opens)
        open_cell(at, events);
    else if (str_equal(name, STR("c")))
        close_cell(at);
    else if (str_equal(name, STR("row")) && opens)
        open_row(at, events);
}

enum status xlsx_read_sheet(struct sheet *sheet, const struct xlsx_parts *parts,
                            struct str xml, struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    struct cursor at = {.sheet = sheet, .parts = parts, .text = BUF_INIT(CELL_ROOM)};
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    while (xml.n && !(st = xml_next(&event, events, err)) && event != XML_END)
        take_event(&at, events, event);
    buf_release(&at.text);
    return st;
}
