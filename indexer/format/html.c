/* The format of pages of websites (indexer/web/page.h). */
#include "engine/json/json_read.h"
#include "indexer/format/format.h"
#include "indexer/web/page.h"

static uint32_t count_lines(struct str text)
{
    uint32_t n = 1;
    for (size_t i = 0; i + 1 < text.n; i++)
        n += text.at[i] == '\n';
    return n;
}

static enum status read_html(struct str html, const struct reading *reading,
                             struct error *err)
{
    struct page_notes notes;
    AUTO_JSON *object = page_read(&notes, html);
    if (notes.warning.text[0])
        source_warn(reading->sink, 1, "%s", notes.warning.text);
    if (notes.left_out.text[0])
        source_leave_out(reading->sink, 1, "%s", notes.left_out.text);
    if (notes.refused.text[0])
        source_refuse(reading->sink, 1, "%s", notes.refused.text);
    if (!object)
        return STATUS_OK;
    struct reading_object found = {object, 1, count_lines(html), NULL, true};
    return reading_take_file(reading, &found, err);
}

const struct format_type html_format = {
    .endings = {".html", ".htm", ".xhtml", ".shtml"},
    .is_content = page_is_html,
    /* A page that begins with its text. */
    .takes_its_names = true,
    .read = read_html,
};
