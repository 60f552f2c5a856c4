/* Tells formats of texts by their signs, and has each read by its reader. */
#include "indexer/member/text_format.h"

#include "indexer/markdown/markdown_blocks.h"
#include "indexer/markup/html_blocks.h"
#include "indexer/markup/html_text.h"
#include "indexer/member/name_key.h"
#include "text/block/block_writer.h"

/* More than a record can hold: record_check() then says that it is too much. */
#define TEXT_ROOM ((size_t)2 << 23)

/** How many signs of Markdown make a text clearly Markdown. */
#define SIGNS_MIN 2U

static const struct {
    const char *name;
    enum text_format format;
} names[] = {
    {"plain", TEXT_PLAIN},
    {"text", TEXT_PLAIN},
    {"texte", TEXT_PLAIN},
    {"textplain", TEXT_PLAIN},
    {"txt", TEXT_PLAIN},
    {"brut", TEXT_PLAIN},
    {"markdown", TEXT_MARKDOWN},
    {"md", TEXT_MARKDOWN},
    {"textmarkdown", TEXT_MARKDOWN},
    {"gfm", TEXT_MARKDOWN},
    {"commonmark", TEXT_MARKDOWN},
    {"mdx", TEXT_MARKDOWN},
    {"html", TEXT_HTML},
    {"texthtml", TEXT_HTML},
    {"xhtml", TEXT_HTML},
    {"html5", TEXT_HTML},
};

enum text_format text_format_find(struct str name)
{
    struct name_key key = name_key(name, NAME_AS_IT_IS);
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (str_equal(name_key_str(&key), str_of(names[i].name)))
            return names[i].format;
    return TEXT_FORMAT_COUNT_;
}

/** Whether @p line is « ## … ». */
static bool is_heading(struct str line)
{
    size_t n = 0;
    while (n < line.n && line.at[n] == '#')
        n++;
    return n > 0 && n <= 6 && n + 1 < line.n && line.at[n] == ' ';
}

/** Whether @p line has @p open and, behind it, @p close. */
static bool has_pair(struct str line, struct str open, struct str close)
{
    size_t at = str_find(line, open);
    if (at + open.n >= line.n)
        return false;
    struct str rest = {line.at + at + open.n, line.n - at - open.n};
    size_t end = str_find(rest, close);
    return end > 0 && end < rest.n && rest.at[0] != ' ';
}

/** The signs of Markdown in @p line. */
static unsigned signs_of(struct str line)
{
    return (is_heading(line) ? 1U : 0U) + (str_starts_with(line, STR("```")) ? 1U : 0U) +
           (has_pair(line, STR("]("), STR(")")) ? SIGNS_MIN : 0U) +
           (has_pair(line, STR("**"), STR("**")) ? 1U : 0U) +
           (str_starts_with(line, STR("|--")) || str_starts_with(line, STR("| --"))
                ? SIGNS_MIN
                : 0U);
}

enum text_format text_format_guess(struct str text)
{
    if (html_is_clear(text))
        return TEXT_HTML;
    unsigned n = 0;
    for (struct str rest = text; rest.at && rest.n && n < SIGNS_MIN;)
        n += signs_of(str_trim(str_cut(&rest, '\n')));
    return n >= SIGNS_MIN ? TEXT_MARKDOWN : TEXT_PLAIN;
}

static void put_markdown(struct block_writer *writer, struct str source)
{
    struct markdown_facts facts = {.known_title = STR("")};
    markdown_to_blocks(writer, source, &facts);
}

static void put_html(struct block_writer *writer, struct str source)
{
    /* Where the end is missing, record_check() or the reader of the file says why. */
    (void)html_to_blocks(writer, source);
}

/** What reads each format; NULL: it is plain, and stays as it is written. */
static void (*const readers[TEXT_FORMAT_COUNT_])(struct block_writer *, struct str) = {
    [TEXT_PLAIN] = NULL,
    [TEXT_MARKDOWN] = put_markdown,
    [TEXT_HTML] = put_html,
};

/** HTML that was escaped as a whole, « &lt;p&gt; », is HTML. */
static bool is_escaped(struct buf *html, struct str source)
{
    if (str_find(source, STR("&lt;")) == source.n)
        return false;
    html_put_text(html, source);
    return html_is_clear(buf_str(html));
}

static void put_plain(struct buf *text, struct str source)
{
    bool has_markup = source.n && (memchr(source.at, '&', source.n) ||
                                   memchr(source.at, '<', source.n));
    if (has_markup)
        html_put_text(text, source);
    else
        buf_put_str(text, source);
}

void text_format_put(struct buf *text, struct buf *layout, enum text_format format,
                     struct str source)
{
    AUTO_BUF html = BUF_INIT(TEXT_ROOM);
    if (format == TEXT_PLAIN && is_escaped(&html, source)) {
        format = TEXT_HTML;
        source = buf_str(&html);
    }
    if (!readers[format]) {
        put_plain(text, source);
        return;
    }
    AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_ROOM);
    readers[format](writer, source);
    block_finish(writer);
    buf_put_str(text, block_text(writer));
    block_put_layout(layout, writer);
}

void text_format_put_plain(struct buf *text, enum text_format format, struct str source)
{
    AUTO_BUF layout = BUF_INIT((size_t)1 << 23);
    text_format_put(text, &layout, format, source);
}
