/* Makes one JSON object of the front matter and the body of a notice. */
#include "indexer/format/markdown.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "engine/record/record_json.h"
#include "indexer/format/format.h"
#include "indexer/format/front_matter.h"
#include "indexer/markup/markdown_blocks.h"
#include "text/block/layout.h"

/* More than a record can hold: record_check() then says that it is too much. */
#define TEXT_ROOM ((size_t)2 * RECORD_TEXT_MAX)

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

/** Warn of the comments that may have been meant as parts of values. */
static void warn_comments(json_t *comments, const json_t *member_lines,
                          const struct reading *reading)
{
    const char *name;
    json_t *comment;
    json_object_foreach(comments, name, comment) source_warn(
        reading->sink, (uint32_t)json_integer_value(json_object_get(member_lines, name)),
        "« %s » : « %.*s » est un commentaire pour YAML et n'est pas lu ; pour le "
        "garder, "
        "mettez la valeur entre guillemets",
        name, STR_ARG(utf8_head(str_of(json_string_value(comment)), 60)));
}

enum status markdown_read(struct str text, const struct reading *reading,
                          struct error *err)
{
    struct front_matter matter;
    struct error fault = {0};
    uint32_t line = 1;
    AUTO_JSON *object = NULL;
    AUTO_JSON *member_lines = json_object();
    AUTO_JSON *comments = json_object();
    if (reading_refuse_encoding(reading, text, 1))
        return STATUS_OK;
    enum status st = front_matter_cut(&matter, text, &fault);
    if (!st)
        st = front_matter_parse(&object, member_lines, comments, &line, &matter, &fault);
    if (st) {
        source_refuse(reading->sink, line, "%s", fault.text);
        return STATUS_OK;
    }
    warn_comments(comments, member_lines, reading);
    struct reading_object found = {object, 1, count_lines(text), member_lines, false};
    const char *reason = add_body(object, &found.has_plain_text, &matter, reading);
    if (reason) {
        source_refuse(reading->sink, 1, "%s", reason);
        return STATUS_OK;
    }
    return reading_take_object(reading, &found, err);
}

const struct format_type markdown_format = {
    .endings = {".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", ".txt",
                ".text"},
    .is_content = front_matter_starts,
    /* A read-me in a folder of notices is not a notice. */
    .ignores_others = true,
    .read = markdown_read,
};
