/* Reads the styles of a DOCX: which are headings, in French too, and which are bold. */
#include "base/utf8.h"
#include "indexer/office/docx_parts.h"
#include "indexer/office/xml_events.h"
#include "indexer/tabular/row_id.h"

/** Styles that are based on each other, at most. */
#define CHAIN_MAX 12

/** What the names of styles mean. Word writes English names in every language; others
 *  write what they show. A number follows those of headings. */
static const struct {
    const char *slug;
    enum { NAME_HEADING, NAME_TITLE, NAME_CONTENTS, NAME_LIST } means;
} names[] = {
    {"heading", NAME_HEADING},
    {"titre", NAME_HEADING},
    {"intertitre", NAME_HEADING},
    {"uberschrift", NAME_HEADING},
    {"title", NAME_TITLE},
    {"titre", NAME_TITLE},
    {"titre-principal", NAME_TITLE},
    {"titre-du-document", NAME_TITLE},
    {"toc", NAME_CONTENTS},
    {"tm", NAME_CONTENTS},
    {"contents", NAME_CONTENTS},
    {"toc-heading", NAME_CONTENTS},
    {"en-tete-de-table-des-matieres", NAME_CONTENTS},
    {"table-of-figures", NAME_CONTENTS},
    {"list-bullet", NAME_LIST},
    {"list-number", NAME_LIST},
    {"liste-a-puces", NAME_LIST},
    {"liste-a-numeros", NAME_LIST},
};

/** Give @p style what its name means: « heading 2 », « Titre 2 », « toc 1 ». */
static void name_style(struct docx_style *style, struct str name)
{
    AUTO_BUF slug = BUF_INIT(200);
    row_put_slug(&slug, name);
    struct str s = buf_str(&slug);
    unsigned number = 0;
    if (s.n > 1 && s.at[s.n - 1] >= '1' && s.at[s.n - 1] <= '9') {
        bool is_two = s.at[s.n - 2] >= '0' && s.at[s.n - 2] <= '9';
        number = is_two ? 0 : (unsigned)(s.at[s.n - 1] - '0');
        s.n -= s.at[s.n - 2] == '-' ? 2 : 1;
    }
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (!str_equal(s, str_of(names[i].slug)))
            continue;
        if (names[i].means == NAME_HEADING)
            style->heading = number;
        if (names[i].means == NAME_TITLE)
            style->is_title = !number;
        if (names[i].means == NAME_CONTENTS)
            style->is_contents = true;
        if (names[i].means == NAME_LIST && number > 1) {
            style->level = number - 1;
            style->is_of_one_level = true;
        }
    }
}

static bool is_on(struct str value)
{
    static const char *const off[] = {"0", "false", "off"};
    return !str_is_among(value, off, COUNT_OF(off));
}

/** Read an element inside of a style. */
static void read_detail(struct docx_parts *parts, struct docx_style *style,
                        const struct xml_events *events)
{
    struct str name = xml_name(events), value = xml_attribute(events, "val");
    if (str_equal(name, STR("name"))) {
        /* Other names of the style may follow. */
        name_style(style, str_cut(&value, ','));
    } else if (str_equal(name, STR("basedOn"))) {
        style->based_on = arena_str(parts->arena, value);
    } else if (str_equal(name, STR("outlineLvl"))) {
        int64_t level = str_number(value, 8);
        style->heading = level >= 0 ? (unsigned)level + 1 : style->heading;
    } else if (str_equal(name, STR("numId"))) {
        int64_t id = str_number(value, UINT32_MAX);
        style->numbering = id > 0 ? (uint32_t)id : 0;
    } else if (str_equal(name, STR("ilvl"))) {
        int64_t level = str_number(value, DOCX_LEVELS - 1);
        style->level = level > 0 ? (unsigned)level : style->level;
    } else if (str_equal(name, STR("b"))) {
        style->is_strong = is_on(value);
    } else if (str_equal(name, STR("i"))) {
        style->is_emphasis = is_on(value);
    }
}

const struct docx_style *docx_style(const struct docx_parts *parts, struct str id)
{
    uint32_t i = id.n ? intern_find(parts->style_ids, id) : INTERN_NONE;
    return i == INTERN_NONE ? NULL : &parts->styles[i];
}

/** Give @p style what it has from @p base and does not say itself. */
static void inherit(struct docx_style *style, const struct docx_style *base)
{
    bool is_plain = !style->is_title && !style->is_contents;
    if (!style->heading && is_plain)
        style->heading = base->heading;
    style->is_title = style->is_title || (base->is_title && !style->heading);
    style->is_contents = style->is_contents || base->is_contents;
    if (style->numbering)
        return;
    style->numbering = base->numbering;
    style->level = style->level ? style->level : base->level;
}

/** Give each style what it has from those that it is based on. */
static void inherit_all(struct docx_parts *parts)
{
    for (size_t i = 0; i < parts->n_styles; i++) {
        struct docx_style *style = &parts->styles[i];
        const struct docx_style *base = docx_style(parts, style->based_on);
        for (unsigned n = 0; base && n < CHAIN_MAX; n++) {
            inherit(style, base);
            base = docx_style(parts, base->based_on);
        }
    }
}

/** A new style; NULL when there are too many, or it is there already. */
static struct docx_style *add_style(struct docx_parts *parts, struct str id)
{
    if (parts->n_styles == DOCX_STYLES_MAX ||
        intern_put(parts->style_ids, id) != parts->n_styles)
        return NULL;
    ARENA_GROW(parts->arena, parts->styles, parts->n_styles + 1, parts->room_styles, 32);
    struct docx_style *style = &parts->styles[parts->n_styles++];
    *style = (struct docx_style){.based_on = STR("")};
    return style;
}

enum status docx_read_styles(struct docx_parts *parts, struct str xml, struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    struct docx_style *style = NULL;
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    while (xml.n && !(st = xml_next(&event, events, err)) && event != XML_END) {
        if (event != XML_OPEN)
            continue;
        if (str_equal(xml_name(events), STR("style")))
            style = add_style(parts, xml_attribute(events, "styleId"));
        else if (style)
            read_detail(parts, style, events);
    }
    if (!st)
        inherit_all(parts);
    return st;
}

enum status docx_read_links(struct docx_links *out, struct arena *arena, struct str xml,
                            struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    while (xml.n && !(st = xml_next(&event, events, err)) && event != XML_END) {
        if (event != XML_OPEN || !str_equal(xml_name(events), STR("Relationship")) ||
            intern_put(out->ids, xml_attribute(events, "Id")) != out->n)
            continue;
        ARENA_GROW(arena, out->at, out->n + 1, out->room, 16);
        out->at[out->n++] =
            (struct docx_link){arena_str(arena, xml_attribute(events, "Type")),
                               arena_str(arena, xml_attribute(events, "Target"))};
    }
    return st;
}

const struct docx_link *docx_link(const struct docx_links *links, struct str id)
{
    uint32_t i = intern_find(links->ids, id);
    return i == INTERN_NONE ? NULL : &links->at[i];
}
