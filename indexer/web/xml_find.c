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

struct str xml_text(const struct xml_item *item, enum xml_space space, const char *name)
{
    const struct xml_field *field = xml_find(item, space, name);
    return field ? str_trim(field->text) : STR("");
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
        size_t end = str_find(xml, rows[i].close);
        if (!str_starts_with(xml, rows[i].open) || end == xml.n) {
            i++;
            continue;
        }
        end += rows[i].close.n;
        xml = str_trim((struct str){xml.at + end, xml.n - end});
        i = 0;
        n++;
    }
    return xml;
}
