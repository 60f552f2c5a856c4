/* Reads a text or Markdown file without a header: Markdown, by its name or its signs, or
 * paragraphs, of which the first line is the title where it stands alone. */
#include "base/buf.h"
#include "engine/json/json_read.h"
#include "indexer/format/format.h"
#include "indexer/format/markdown.h"
#include "indexer/member/text_format.h"

/* A file in another encoding, as UTF-8. */
#define MENDED_MAX ((size_t)256 << 20)
/** The most bytes of a first line that may be a title. */
#define TITLE_MAX 200
/** How far a text is looked at for bytes that no text has. */
#define LOOKED_AT (64U << 10)
/** How far it is looked at for signs of Markdown. */
#define SIGNS_WITHIN (256U << 10)

static bool is_text(struct str content)
{
    size_t n = content.n < LOOKED_AT ? content.n : LOOKED_AT;
    for (size_t i = 0; i < n; i++) {
        unsigned char byte = (unsigned char)content.at[i];
        if (byte < 0x20 && !strchr("\t\n\v\f\r\x1A\x1B", byte))
            return false;
    }
    return n == 0 || !memchr(content.at, 0, n);
}

/** Whether the name of the file says that it is text only. */
static bool is_called_text(struct str origin)
{
    static const struct str endings[] = {{".txt", 4}, {".text", 5}, {".TXT", 4}};
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (str_ends_with(origin, endings[i]))
            return true;
    return false;
}

/** Cut the first line of @p text when it stands alone; empty when it does not. */
static struct str cut_title(struct str *text)
{
    struct str rest = *text;
    struct str title = str_trim(str_cut(&rest, '\n'));
    if (!rest.at || title.n > TITLE_MAX)
        return STR("");
    struct str behind = rest;
    if (str_trim(str_cut(&behind, '\n')).n > 0)
        return STR("");
    *text = str_trim(rest);
    return title;
}

static uint32_t count_lines(struct str text)
{
    uint32_t n = text.n && text.at[text.n - 1] != '\n';
    for (size_t i = 0; i < text.n; i++)
        n += text.at[i] == '\n';
    return n;
}

static enum status take_text(struct str text, const struct reading *reading,
                             struct error *err)
{
    AUTO_JSON *object = json_object();
    struct str rest = str_trim(text);
    struct str title = cut_title(&rest);
    if (title.n)
        (void)json_object_set_new(object, "title", json_stringn(title.at, title.n));
    (void)json_object_set_new(object, "text", json_stringn(rest.at, rest.n));
    struct reading_object found = {object, 1, count_lines(text), NULL, true};
    return reading_take_file(reading, &found, err);
}

static enum status read_plain(struct str text, const struct reading *reading,
                              struct error *err)
{
    struct str head = {text.at, text.n < SIGNS_WITHIN ? text.n : SIGNS_WITHIN};
    if (!is_called_text(str_of(reading->origin)) || text_format_guess(head) != TEXT_PLAIN)
        return markdown_read(text, reading, err);
    AUTO_BUF mended = BUF_INIT(MENDED_MAX);
    if (!reading_mend_encoding(&text, &mended, reading))
        return STATUS_OK;
    return take_text(text, reading, err);
}

const struct format_type plain_format = {
    .endings = {".md", ".markdown", ".mdown", ".mkd", ".txt", ".text", ".mdx", ".qmd"},
    .is_content = is_text,
    .needs_ending = true,
    .read = read_plain,
};
