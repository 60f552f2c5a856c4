/* Reads XLSX: its sheets that are shown, one after the other. */
#include "engine/json/json_read.h"
#include "indexer/office/docx_parts.h"
#include "indexer/office/office.h"
#include "indexer/office/office_document.h"
#include "indexer/office/workbook.h"
#include "indexer/office/xlsx_parts.h"
#include "indexer/office/xml_events.h"

#define PATH_ROOM 1000
#define SHEETS_MAX 1000U

bool xlsx_is_content(struct str content)
{
    return zip_names(content, STR("xl/workbook"));
}

/** What a workbook is read with. */
struct xlsx_reading {
    const struct zip_parts *zip;
    struct xlsx_parts *parts;
    struct docx_links links;
    struct workbook *book;
    /* Why the workbook is refused. */
    struct error fault;
};

static enum status read_sheet(struct xlsx_reading *with, struct str name,
                              struct str target, struct error *err)
{
    AUTO_BUF path = BUF_INIT(PATH_ROOM);
    bool is_whole = str_starts_with(target, STR("/"));
    buf_put_text(&path, is_whole ? "" : "xl/");
    buf_put_str(&path, str_between(target, is_whole, target.n));
    AUTO_ARENA *arena = arena_new();
    struct sheet sheet = {
        .arena = arena, .name = arena_str(arena, name), .n_cells = &with->book->n_cells};
    struct str xml = zip_part(with->zip, buf_str(&path));
    if (xlsx_read_sheet(&sheet, with->parts, xml, &with->fault))
        return STATUS_OK;
    return workbook_take_sheet(with->book, &sheet, err);
}

/** Read the sheets in the order of the workbook, without those that are hidden. */
static enum status read_sheets(struct xlsx_reading *with, struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(zip_part(with->zip, STR("xl/workbook.xml")));
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    unsigned n_sheets = 0;
    while (!st && !with->fault.text[0] && !xml_next(&event, events, &with->fault) &&
           event != XML_END) {
        if (event != XML_OPEN)
            continue;
        struct str name = xml_name(events), state = xml_attribute(events, "state");
        if (str_equal(name, STR("workbookPr"))) {
            struct str base = xml_attribute(events, "date1904");
            with->parts->is_1904 =
                str_equal(base, STR("1")) || str_equal(base, STR("true"));
        }
        bool is_hidden =
            str_equal(state, STR("hidden")) || str_equal(state, STR("veryHidden"));
        if (!str_equal(name, STR("sheet")) || is_hidden || ++n_sheets > SHEETS_MAX)
            continue;
        const struct docx_link *link =
            docx_link(&with->links, xml_attribute(events, "id"));
        if (link && str_ends_with(link->type, STR("/worksheet")))
            st = read_sheet(with, xml_attribute(events, "name"), link->target, err);
    }
    return st;
}

static enum status read_parts(struct xlsx_reading *with, struct error *fault)
{
    const struct zip_parts *zip = with->zip;
    enum status st =
        docx_read_links(&with->links, with->parts->arena,
                        zip_part(zip, STR("xl/_rels/workbook.xml.rels")), fault);
    if (!st)
        st = xlsx_read_texts(with->parts, zip_part(zip, STR("xl/sharedStrings.xml")),
                             fault);
    return st ? st
              : xlsx_read_formats(with->parts, zip_part(zip, STR("xl/styles.xml")),
                                  fault);
}

static enum status read_book(struct xlsx_reading *with, const struct reading *reading,
                             struct error *err)
{
    AUTO_JSON *metadata = NULL;
    office_read_metadata(&metadata, zip_part(with->zip, STR("docProps/core.xml")));
    CLEANUP(workbook_release) struct workbook book;
    workbook_init(&book, reading);
    with->book = &book;
    enum status st = read_parts(with, &with->fault) ? STATUS_OK : read_sheets(with, err);
    if (st)
        return st;
    return with->fault.text[0] ? office_refuse(reading, &with->fault)
                               : workbook_finish(&book, metadata, err);
}

enum status xlsx_read(struct str content, const struct reading *reading,
                      struct error *err)
{
    AUTO_ZIP_PARTS *zip = NULL;
    struct error fault = {0};
    if (office_open(&zip, content, &fault))
        return office_refuse(reading, &fault);
    AUTO_ARENA *arena = arena_new();
    struct xlsx_parts parts = {.arena = arena};
    struct xlsx_reading with = {
        .zip = zip, .parts = &parts, .links = {.ids = intern_new()}};
    enum status st = read_book(&with, reading, err);
    intern_free(with.links.ids);
    return st;
}
