/* Reads the styles of OpenDocument files. */
#include "indexer/office/odt_styles.h"

#include "base/buf.h"
#include "indexer/office/flow.h"
#include "indexer/office/xml_events.h"

#define NAME_ROOM 400

/** The key of a style of lists among the names. */
static struct str list_key(struct buf *out, struct str name)
{
    buf_put_text(out, "list ");
    buf_put_str(out, name);
    return buf_str(out);
}

static struct odt_style *add_style(struct odt_styles *styles, struct str name)
{
    if (styles->n == ODT_STYLES_MAX || !name.n)
        return NULL;
    uint32_t i = intern_put(styles->names, name);
    if (i < styles->n)
        return &styles->at[i];
    ARENA_GROW(styles->arena, styles->at, styles->n + 1, styles->room, 64);
    styles->at[styles->n++] = (struct odt_style){.parent = STR("")};
    return &styles->at[i];
}

void odt_name_style(struct odt_style *style, struct str name)
{
    static const struct str heads[] = {
        {"Heading_20_", 11}, {"Heading ", 8}, {"Titre_20_", 9}, {"Titre ", 6}};
    style->is_title =
        str_equal(name, STR("Title")) || str_equal(name, STR("Titre_20_principal"));
    for (size_t i = 0; i < COUNT_OF(heads); i++) {
        int64_t level = str_starts_with(name, heads[i])
                            ? str_number(str_between(name, heads[i].n, name.n), 10)
                            : -1;
        if (level > 0)
            style->heading = (unsigned)level;
    }
}

static void read_properties(struct odt_style *style, const struct xml_events *events)
{
    struct str weight = xml_attribute(events, "font-weight");
    if (str_equal(weight, STR("bold")) || str_number(weight, 900) >= 600)
        style->looks |= FLOW_STRONG;
    struct str slant = xml_attribute(events, "font-style");
    if (str_equal(slant, STR("italic")) || str_equal(slant, STR("oblique")))
        style->looks |= FLOW_EMPHASIS;
    struct str strike = xml_attribute(events, "text-line-through-style");
    if (strike.n && !str_equal(strike, STR("none")))
        style->looks |= FLOW_STRIKE;
    if (str_equal(xml_attribute(events, "display"), STR("none")) ||
        str_equal(xml_attribute(events, "display"), STR("false")))
        style->is_hidden = true;
}

static struct odt_style *begin_style(struct odt_styles *styles,
                                     const struct xml_events *events)
{
    struct str name = xml_attribute(events, "name");
    struct odt_style *style = add_style(styles, name);
    if (!style)
        return NULL;
    style->parent = arena_str(styles->arena, xml_attribute(events, "parent-style-name"));
    odt_name_style(style, name);
    return style;
}

static void read_element(struct odt_styles *styles, struct odt_style **open,
                         const struct xml_events *events)
{
    struct str name = xml_name(events);
    if (str_equal(name, STR("style"))) {
        *open = begin_style(styles, events);
    } else if (str_equal(name, STR("list-style"))) {
        AUTO_BUF key = BUF_INIT(NAME_ROOM);
        *open = add_style(styles, list_key(&key, xml_attribute(events, "name")));
    } else if (*open && str_equal(name, STR("list-level-style-number"))) {
        int64_t level = str_number(xml_attribute(events, "level"), ODT_LEVELS);
        if (level > 0 && xml_attribute(events, "num-format").n)
            (*open)->ordered_levels |= 1U << (level - 1);
        int64_t start = str_number(xml_attribute(events, "start-value"), UINT32_MAX);
        if (level > 0 && start > 0)
            (*open)->starts[level - 1] = (uint32_t)start;
    } else if (*open && (str_equal(name, STR("text-properties")) ||
                         str_equal(name, STR("table-properties")))) {
        read_properties(*open, events);
    }
}

enum status odt_read_styles(struct odt_styles *styles, struct str xml, struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(xml);
    struct odt_style *open = NULL;
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    while (xml.n && !(st = xml_next(&event, events, err)) && event != XML_END) {
        if (event != XML_OPEN)
            continue;
        /* The text follows the styles of a content. */
        if (str_equal(xml_name(events), STR("body")))
            return STATUS_OK;
        read_element(styles, &open, events);
    }
    return st;
}

const struct odt_style *odt_style(const struct odt_styles *styles, struct str name)
{
    uint32_t i = name.n ? intern_find(styles->names, name) : INTERN_NONE;
    return i == INTERN_NONE ? NULL : &styles->at[i];
}

const struct odt_style *odt_list_style(const struct odt_styles *styles, struct str name)
{
    AUTO_BUF key = BUF_INIT(NAME_ROOM);
    return odt_style(styles, list_key(&key, name));
}
