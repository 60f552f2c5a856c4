/* Makes one JSON object of the front matter and the body of a notice. */
#include "indexer/format/markdown.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "engine/record/record_json.h"
#include "indexer/format/format.h"
#include "indexer/format/front_matter.h"
#include "indexer/markdown/markdown_blocks.h"
#include "indexer/source/members.h"
#include "text/block/layout.h"

/* More than a record can hold: record_check() then says that it is too much. */
#define TEXT_ROOM ((size_t)2 * RECORD_TEXT_MAX)
/* A file in another encoding, as UTF-8. */
#define MENDED_MAX ((size_t)256 << 20)

static void set_text(json_t *object, const char *name, const struct buf *text)
{
    (void)json_object_set_new(object, name, json_stringn(buf_text(text), text->n));
}

/** What is known of the body before it is read. */
static struct markdown_facts facts_of(const json_t *object, struct buf *title,
                                      const struct reading *reading)
{
    const char *known = json_string_value(json_object_get(object, "title"));
    return (struct markdown_facts){
        .known_title = str_of(known),
        .title = title,
        .is_mdx = str_ends_with(str_of(reading->origin), STR(".mdx")),
    };
}

/**
 * Put the title, the text and the layout of the body into @p object; @p has_text says
 * whether it has a text.
 *
 * @return NULL, or why it cannot be done.
 */
static const char *add_body(json_t *object, bool *has_text,
                            const struct front_matter *matter,
                            const struct reading *reading)
{
    if (matter->body.n > TEXT_ROOM)
        return "le texte est trop long";
    AUTO_BUF title = BUF_INIT(TEXT_ROOM);
    AUTO_BUF text = BUF_INIT(TEXT_ROOM);
    AUTO_BUF layout = BUF_INIT(LAYOUT_MAX);
    AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_ROOM);
    struct markdown_facts facts = facts_of(object, &title, reading);
    markdown_to_blocks(writer, matter->body, &facts);
    if (facts.table_line)
        source_warn(
            reading->sink, matter->body_line + facts.table_line - 1,
            "tableau trop grand ou aux lignes incomplètes : la suite est lue comme "
            "des paragraphes");
    if (title.n && !facts.known_title.n)
        set_text(object, "title", &title);
    buf_put_str(&text, block_text(writer));
    block_put_layout(&layout, writer);
    if (buf_overflowed(&title) || block_overflowed(writer) || buf_overflowed(&layout))
        return "le texte est trop long";
    if (text.n && json_object_get(object, "text"))
        return "le texte est donné deux fois : par « text » et sous l'en-tête";
    *has_text = text.n > 0;
    if (*has_text)
        set_text(object, "text", &text);
    if (*has_text && layout.n)
        set_text(object, "layout", &layout);
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
    front_matter_tell(&header, reading);
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
    .endings = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", ".txt",
                ".text"},
    .is_content = front_matter_starts,
    /* A read-me in a folder of notices is not a notice. */
    .ignores_others = true,
    .read = markdown_read,
};
