/* Finds the fields of items, and the root of a file of XML. */
#include "indexer/web/xml_items.h"

const struct xml_field *xml_find(const struct xml_item *item, enum xml_space space,
                                 const char *name)
{
    for (size_t i = 0; i < item->n; i++)
        if (item->fields[i].space == space && strcmp(item->fields[i].name, name) == 0)
            return &item->fields[i];
    return NULL;
}

struct str xml_node_text(const struct xml_item *item, enum xml_space space,
                         const char *name)
{
    const struct xml_field *field = xml_find(item, space, name);
    return field ? str_trim(field->text) : STR("");
}

/** What ends the declaration at the start of @p xml: @p close, but a document type may
 *  have others inside of it. */
static struct str end_of(struct str xml, struct str close)
{
    struct str head = {xml.at, str_find(xml, STR(">"))};
    bool has_inner =
        str_starts_with(xml, STR("<!DOCTYPE")) && head.n && memchr(head.at, '[', head.n);
    return has_inner ? STR("]>") : close;
}

struct str xml_skip_prolog(struct str xml)
{
    static const struct {
        struct str open, close;
    } rows[] = {{{"<?", 2}, {"?>", 2}}, {{"<!--", 4}, {"-->", 3}}, {{"<!", 2}, {">", 1}}};
    if (str_starts_with(xml, STR("\xEF\xBB\xBF")))
        xml = (struct str){xml.at + 3, xml.n - 3};
    xml = str_trim(xml);
    for (size_t i = 0, n = 0; i < COUNT_OF(rows) && n < 50;) {
        struct str close = end_of(xml, rows[i].close);
        size_t end = str_find(xml, close);
        if (!str_starts_with(xml, rows[i].open) || end == xml.n) {
            i++;
            continue;
        }
        end += close.n;
        xml = str_trim((struct str){xml.at + end, xml.n - end});
        i = 0;
        n++;
    }
    return xml;
}
