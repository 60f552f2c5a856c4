/* Makes one JSON object of the front matter and the body of a notice. */
#include "indexer/format/markdown.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "engine/json/json_read.h"
#include "engine/record/record_json.h"
#include "indexer/format/format.h"
#include "indexer/format/front_matter.h"
#include "indexer/markup/markdown_text.h"

/* More than a record can hold: record_check() then says that it is too much. */
#define TEXT_ROOM ((size_t)2 * RECORD_TEXT_MAX)

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
    .endings = {".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"},
    .is_content = front_matter_starts,
    /* A read-me in a folder of notices is not a notice. */
    .ignores_others = true,
    .read = markdown_read,
};
