/* Reads the lines that mean something as a whole. */
#include "indexer/markup/html_tag.h"
#include "indexer/markdown/markdown_source_parts.h"

/** `> [!NOTE] Titre`: the quote is an aside. */
static bool alert_line(struct markdown_source *source, const struct line_parts *line)
{
    struct str words = markdown_words(line);
    if (!line->n_quotes || !str_starts_with(words, STR("[!")))
        return false;
    const char *end = memchr(words.at, ']', words.n);
    size_t n = end ? (size_t)(end - words.at) : 0;
    for (size_t i = 2; i < n; i++)
        if (!((words.at[i] | 0x20) >= 'a' && (words.at[i] | 0x20) <= 'z'))
            return false;
    if (n < 3)
        return false;
    struct str title = {words.at + n + 1, words.n - n - 1};
    if (title.n && (title.at[0] == '+' || title.at[0] == '-'))
        title = (struct str){title.at + 1, title.n - 1};
    markdown_skip_line(source, line);
    markdown_put_block(source, line, STR(MARKDOWN_ASIDE));
    markdown_put_title(source, line, title);
    return true;
}

/** `{: .class}` gives attributes to a block. */
static bool attributes_line(struct markdown_source *source, const struct line_parts *line)
{
    struct str words = markdown_words(line);
    if (!words.n || words.at[0] != '{' || markdown_attribute_list(words) != words.n)
        return false;
    markdown_skip_line(source, line);
    return true;
}

/** The place of a table of contents; in Kramdown `* TOC` with {:toc} below. */
static bool contents_line(struct markdown_source *source, const struct line_parts *line)
{
    struct str words = markdown_words(line);
    bool is_mark =
        html_name_is(words, STR("[toc]")) || html_name_is(words, STR("${toc}"));
    bool is_item = line->n_marks > line->n_prefix && words.n < 30 &&
                   html_name_is(str_trim((struct str){line->whole.at + line->n_marks,
                                                      line->whole.n - line->n_marks}),
                                STR("toc"));
    if (is_item) {
        size_t at = (size_t)(line->whole.at - source->text.at) + line->whole.n + 1;
        struct line_parts next =
            markdown_line(source, at < source->text.n ? at : source->text.n);
        is_mark = html_name_is(markdown_words(&next), STR("{:toc}"));
    }
    if (is_mark)
        markdown_skip_line(source, line);
    return is_mark;
}

/** `#name` within a component names where its lines go. */
static bool slot_line(struct markdown_source *source, const struct line_parts *line)
{
    struct str words = markdown_words(line);
    bool is_inside = false;
    for (size_t i = 0; i < source->n_containers; i++)
        is_inside = is_inside || source->containers[i].n_colons;
    if (!is_inside || words.n < 2 || words.at[0] != '#')
        return false;
    for (size_t i = 1; i < words.n && words.at[i] != '{'; i++)
        if (!((words.at[i] >= 'a' && words.at[i] <= 'z') || words.at[i] == '-'))
            return false;
    markdown_skip_line(source, line);
    markdown_put_blank(source, line);
    return true;
}

/** A mark in braces that is alone on its lines is a block. */
static bool brace_line(struct markdown_source *source, const struct line_parts *line)
{
    struct str words = markdown_words(line);
    if (!words.n || words.at[0] != '{' || line->n_marks > line->n_prefix)
        return false;
    size_t before = source->out.n, paragraph = source->paragraph_start;
    markdown_put_blank(source, line);
    size_t start = source->out.n, at = source->at + line->n_prefix;
    size_t n = markdown_put_braces(source, at);
    struct line_parts rest = markdown_line(source, at + n);
    if (!n || markdown_words(&rest).n || (rest.n_quotes && n)) {
        source->out.n = before;
        source->paragraph_start = paragraph;
        return false;
    }
    if (source->out.n > start)
        buf_put_byte(&source->out, '\n');
    markdown_put_blank(source, line);
    markdown_skip_line(source, &rest);
    source->leaves_blank = true;
    return true;
}

bool markdown_special_line(struct markdown_source *source, const struct line_parts *line)
{
    return markdown_mdx_script(source, line) || alert_line(source, line) ||
           attributes_line(source, line) || contents_line(source, line) ||
           slot_line(source, line) || brace_line(source, line) ||
           markdown_container_line(source, line);
}
