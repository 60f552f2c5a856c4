/* Reads the texts that cells share, and the formats of cells. */
#include "indexer/office/xlsx_parts.h"

#include "base/utf8.h"
#include "indexer/office/xml_events.h"

/** The most formats that are read. */
#define FORMATS_MAX 65536U
#define CODES_MAX 4096U
#define TEXT_ROOM ((size_t)1 << 20)

/** Add the text of one « si », and empty it. */
static void add_text(struct xlsx_parts *parts, struct buf *text)
{
    ARENA_GROW(parts->arena, parts->texts, parts->n_texts + 1, parts->room_texts, 256);
    parts->texts[parts->n_texts++] = arena_str(parts->arena, buf_str(text));
    buf_clear(text);
}

enum status xlsx_read_texts(struct xlsx_parts *parts, struct str xml, struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    AUTO_BUF text = BUF_INIT(TEXT_ROOM);
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    bool is_text = false;
    while (xml.n && !st && !(st = xml_next(&event, events, err)) && event != XML_END) {
        struct str name = event == XML_TEXT ? STR("") : xml_name(events);
        if (event == XML_TEXT && is_text &&
            utf8_first_invalid(xml_event_text(events)) == xml_event_text(events).n)
            buf_put_str(&text, xml_event_text(events));
        else if (str_equal(name, STR("t")))
            is_text = event == XML_OPEN;
        else if (event == XML_OPEN && str_equal(name, STR("rPh")))
            st = xml_skip(events, err);
        else if (event == XML_CLOSE && str_equal(name, STR("si")))
            add_text(parts, &text);
    }
    return st;
}

/** The formats that a file describes itself. */
struct codes {
    struct {
        unsigned id;
        struct cell_format format;
    } at[CODES_MAX];
    size_t n;
};

static struct cell_format format_of(const struct codes *codes, unsigned id)
{
    for (size_t i = 0; i < codes->n; i++)
        if (codes->at[i].id == id)
            return codes->at[i].format;
    return cell_format_of_id(id);
}

static unsigned id_of(const struct xml_events *events)
{
    int64_t id = str_number(xml_attribute(events, "numFmtId"), INT32_MAX);
    return id > 0 ? (unsigned)id : 0;
}

enum status xlsx_read_formats(struct xlsx_parts *parts, struct str xml, struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    struct codes *codes = arena_alloc(parts->arena, sizeof *codes);
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    bool is_of_cells = false;
    while (xml.n && !(st = xml_next(&event, events, err)) && event != XML_END) {
        if (event == XML_TEXT)
            continue;
        struct str name = xml_name(events);
        bool opens = event == XML_OPEN;
        if (str_equal(name, STR("cellXfs")))
            is_of_cells = opens;
        if (opens && str_equal(name, STR("numFmt")) && codes->n < CODES_MAX) {
            codes->at[codes->n].id = id_of(events);
            codes->at[codes->n++].format =
                cell_format_of_code(xml_attribute(events, "formatCode"));
        }
        if (!opens || !is_of_cells || !str_equal(name, STR("xf")) ||
            parts->n_formats == FORMATS_MAX)
            continue;
        ARENA_GROW(parts->arena, parts->formats, parts->n_formats + 1,
                   parts->room_formats, 64);
        parts->formats[parts->n_formats++] = format_of(codes, id_of(events));
    }
    return st;
}
