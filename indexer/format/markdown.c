/* Makes one JSON object of the front matter and the body of a notice. */
#include "indexer/format/markdown.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "engine/record/record_json.h"
#include "indexer/format/format.h"
#include "indexer/format/front_matter.h"
#include "indexer/markup/markdown_text.h"
#include "indexer/source/members.h"

/* More than a record can hold: record_check() then says that it is too much. */
#define TEXT_ROOM ((size_t)2 * RECORD_TEXT_MAX)
/* A file in another encoding, as UTF-8. */
#define MENDED_MAX ((size_t)256 << 20)

static void set_text(json_t *object, const char *name, const struct buf *text)
{
    (void)json_object_set_new(object, name, json_stringn(buf_text(text), text->n));
}

/** Whether the heading only repeats the title of the front matter. */
static bool repeats_title(const json_t *object, const struct buf *heading)
{
    const char *title = json_string_value(json_object_get(object, "title"));
    return title && str_equal(str_trim(str_of(title)), str_trim(buf_str(heading)));
}

/**
 * Put the title and the text of the body into @p object; @p has_text says whether it has
 * one.
 *
 * @return NULL, or why it cannot be done.
 */
static const char *add_body(json_t *object, bool *has_text,
                            const struct front_matter *matter,
                            const struct reading *reading)
{
    if (matter->body.n > TEXT_ROOM)
        return "le texte est trop long";
    AUTO_BUF heading = BUF_INIT(TEXT_ROOM);
    AUTO_BUF body = BUF_INIT(TEXT_ROOM);
    AUTO_BUF text = BUF_INIT(2 * TEXT_ROOM);
    struct markdown_facts facts = {.title = &heading};
    markdown_to_text(&body, matter->body, &facts);
    if (facts.html_line)
        source_warn(reading->sink, matter->body_line + (uint32_t)facts.html_line - 1,
                    "bloc HTML laissé de côté : seul le texte Markdown est lu");
    if (heading.n && !json_object_get(object, "title"))
        set_text(object, "title", &heading);
    else if (heading.n && !repeats_title(object, &heading))
        buf_printf(&text, "%s%s", buf_text(&heading), body.n ? "\n\n" : "");
    buf_put_str(&text, buf_str(&body));
    if (buf_overflowed(&heading) || buf_overflowed(&body) || buf_overflowed(&text))
        return "le texte est trop long";
    if (text.n && json_object_get(object, "text"))
        return "le texte est donné deux fois : par « text » et sous l'en-tête";
    *has_text = text.n > 0;
    if (*has_text)
        set_text(object, "text", &text);
    return NULL;
}

static uint32_t count_lines(struct str text)
{
    uint32_t n = 0;
    while (text.at && text.n) {
        (void)str_cut(&text, '\n');
        n++;
    }
    return n;
}

static void tell_remarks(const struct front_matter_found *header,
                         const struct reading *reading)
{
    for (size_t i = 0; i < json_array_size(header->remarks); i++) {
        const json_t *remark = json_array_get(header->remarks, i);
        json_int_t line = json_integer_value(json_object_get(remark, "line"));
        source_warn(reading->sink, (uint32_t)line, "%s",
                    json_string_value(json_object_get(remark, "text")));
    }
}

/** The layout of a record is made of its body: another one is a model of pages. */
static void rename_layout(json_t *object)
{
    json_t *layout = json_object_get(object, "layout");
    if (layout && !json_object_get(object, "template"))
        (void)json_object_set(object, "template", layout);
    (void)json_object_del(object, "layout");
}

enum status markdown_read(struct str text, const struct reading *reading,
                          struct error *err)
{
    struct front_matter matter;
    struct error fault = {0};
    AUTO_FRONT_MATTER_FOUND header = {0};
    AUTO_BUF mended = BUF_INIT(MENDED_MAX);
    if (!reading_mend_encoding(&text, &mended, reading))
        return STATUS_OK;
    enum status st = front_matter_cut(&matter, text, &fault);
    if (!st)
        st = front_matter_read(&header, &matter, &fault);
    if (st) {
        source_refuse(reading->sink, 1, "%s", fault.text);
        return STATUS_OK;
    }
    tell_remarks(&header, reading);
    rename_layout(header.object);
    members_name_title(header.object, header.member_lines, reading->settings);
    struct reading_object found = {header.object, 1, count_lines(text),
                                   header.member_lines, false};
    const char *reason = add_body(header.object, &found.has_plain_text, &matter, reading);
    if (reason) {
        source_refuse(reading->sink, 1, "%s", reason);
        return STATUS_OK;
    }
    return reading_take_file(reading, &found, err);
}

const struct format_type markdown_format = {
    .endings = {".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".mdx", ".qmd"},
    .is_content = front_matter_starts,
    /* A read-me in a folder of notices is not a notice. */
    .ignores_others = true,
    .read = markdown_read,
};
