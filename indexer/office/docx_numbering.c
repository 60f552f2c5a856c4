/* Reads the numbering of a DOCX: which lists have numbers, and where they begin. */
#include "indexer/office/docx_parts.h"
#include "indexer/office/xml_events.h"

static uint32_t number_of(const struct xml_events *events, const char *attribute)
{
    int64_t number = str_number(xml_attribute(events, attribute), UINT32_MAX);
    return number > 0 ? (uint32_t)number : 0;
}

static enum docx_mark mark_of(struct str format)
{
    if (str_equal(format, STR("bullet")))
        return DOCX_BULLET;
    return str_equal(format, STR("none")) ? DOCX_NOTHING : DOCX_NUMBER;
}

/** What is being read. */
struct cursor {
    struct docx_parts *parts;
    /* The abstract numbering or the numbering; NULL outside of both. */
    struct docx_numbering *of;
    bool is_abstract, has_abstract;
    unsigned level;
};

static struct docx_numbering *add(struct docx_parts *parts, bool is_abstract)
{
    if (is_abstract) {
        ARENA_GROW(parts->arena, parts->abstracts, parts->n_abstracts + 1,
                   parts->room_abstracts, 16);
        return &parts->abstracts[parts->n_abstracts++];
    }
    ARENA_GROW(parts->arena, parts->numberings, parts->n_numberings + 1,
               parts->room_numberings, 16);
    return &parts->numberings[parts->n_numberings++];
}

static void begin_numbering(struct cursor *at, uint32_t id, bool is_abstract)
{
    at->of = NULL;
    size_t n = is_abstract ? at->parts->n_abstracts : at->parts->n_numberings;
    if (n == DOCX_NUMBERINGS_MAX)
        return;
    at->of = add(at->parts, is_abstract);
    *at->of = (struct docx_numbering){.id = id};
    for (size_t i = 0; i < DOCX_LEVELS; i++)
        at->of->starts[i] = 1;
    at->is_abstract = is_abstract;
    at->has_abstract = false;
}

/** Give the numbering the levels of the abstract one that it names. */
static void take_abstract(struct cursor *at, uint32_t id)
{
    uint32_t own = at->of->id;
    for (size_t i = 0; i < at->parts->n_abstracts; i++)
        if (at->parts->abstracts[i].id == id)
            *at->of = at->parts->abstracts[i];
    at->of->id = own;
    at->of->abstract = id;
    at->has_abstract = true;
}

static void read_element(struct cursor *at, const struct xml_events *events)
{
    struct str name = xml_name(events);
    if (str_equal(name, STR("abstractNum")))
        begin_numbering(at, number_of(events, "abstractNumId"), true);
    else if (str_equal(name, STR("num")))
        begin_numbering(at, number_of(events, "numId"), false);
    else if (!at->of)
        return;
    else if (str_equal(name, STR("abstractNumId"))) {
        if (!at->is_abstract && !at->has_abstract)
            take_abstract(at, number_of(events, "val"));
    } else if (str_equal(name, STR("lvl")) || str_equal(name, STR("lvlOverride"))) {
        uint32_t level = number_of(events, "ilvl");
        at->level = level < DOCX_LEVELS ? level : DOCX_LEVELS - 1;
    } else if (str_equal(name, STR("numFmt")))
        at->of->marks[at->level] = mark_of(xml_attribute(events, "val"));
    else if (str_equal(name, STR("start")) || str_equal(name, STR("startOverride")))
        at->of->starts[at->level] = number_of(events, "val");
}

enum status docx_read_numbering(struct docx_parts *parts, struct str xml,
                                struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    struct cursor at = {.parts = parts};
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    while (xml.n && !(st = xml_next(&event, events, err)) && event != XML_END)
        if (event == XML_OPEN)
            read_element(&at, events);
    for (size_t i = 0; i < parts->n_numberings; i++)
        for (size_t k = 0; k < DOCX_LEVELS; k++)
            parts->numberings[i].next[k] = parts->numberings[i].starts[k];
    return st;
}

struct docx_numbering *docx_numbering(const struct docx_parts *parts, uint32_t id)
{
    for (size_t i = 0; id && i < parts->n_numberings; i++)
        if (parts->numberings[i].id == id)
            return &parts->numberings[i];
    return NULL;
}
