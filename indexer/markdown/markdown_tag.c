/* Reads what begins with "<" in a line: comments leave nothing, the text of some elements
 * is no Markdown, tags are copied. */
#include "indexer/markdown/embedded_tag.h"
#include "indexer/markdown/markdown_source_parts.h"

/** How far the end of a comment or a tag may be. */
#define LINE_MAX_BYTES 1000
#define TAG_MAX 4096

/** Elements whose text is nothing of Markdown. */
static const struct {
    const char *start, *end;
} raw_elements[] = {
    {"script", "</script"}, {"style", "</style"},   {"pre", "</pre"},
    {"code", "</code"},     {"textarea", "</text"},
};

/** The length of @p tag, at byte @p at, with what it holds, when that is not Markdown. */
static size_t raw_length(struct markdown_source *source, const struct embedded_tag *tag,
                         size_t at)
{
    struct str rest = markdown_rest(source, at);
    if (rest.n > MARKDOWN_RAW_MAX)
        rest.n = MARKDOWN_RAW_MAX;
    size_t i = 0;
    while (i < COUNT_OF(raw_elements) &&
           !embedded_name_is(tag->name, str_of(raw_elements[i].start)))
        i++;
    if (tag->is_end || i == COUNT_OF(raw_elements) || at < source->no_raw_before)
        return tag->length;
    size_t n = str_find(rest, str_of(raw_elements[i].end));
    if (n < rest.n)
        return n;
    source->no_raw_before = at + MARKDOWN_RAW_MAX / 2;
    return tag->length;
}

/** A comment leaves nothing; what has no end is text. */
static size_t read_comment(struct markdown_source *source, size_t at)
{
    struct str rest = markdown_rest(source, at);
    if (str_starts_with(rest, STR("<!--"))) {
        size_t n = at < source->no_comment_before ? rest.n : str_find(rest, STR("-->"));
        if (n < rest.n)
            return n + 3;
        source->no_comment_before = source->text.n;
    }
    struct str line = markdown_rest_of_line(source, at, LINE_MAX_BYTES);
    const char *end = at < source->no_tag_before ? NULL : memchr(line.at, '>', line.n);
    if (end)
        return (size_t)(end - line.at) + 1;
    source->no_tag_before = at + line.n;
    buf_put_text(&source->out, "\\<");
    return 1;
}

/** Put a tag as it is. One with the attribute "markdown" holds Markdown, which a blank
 *  line tells the parser. */
static size_t put_tag(struct markdown_source *source, size_t at,
                      const struct embedded_tag *tag)
{
    static const char *const values[] = {"1", "block", "span"};
    struct str value = embedded_attribute(tag->attributes, STR("markdown"));
    (void)markdown_copy(source, at, tag->length);
    if (str_is_among(value, values, COUNT_OF(values)))
        buf_put_text(&source->out, "\n\n");
    return tag->length;
}

size_t markdown_put_tag(struct markdown_source *source, size_t at)
{
    struct str rest = markdown_rest(source, at);
    if (rest.n > 1 && (rest.at[1] == '!' || rest.at[1] == '?'))
        return read_comment(source, at);
    struct embedded_tag tag;
    struct str line = markdown_rest_of_line(source, at, TAG_MAX);
    bool is_tag = at >= source->no_tag_before && embedded_tag_read(&tag, line);
    size_t n_raw = is_tag ? raw_length(source, &tag, at) : 0;
    if (is_tag && n_raw > tag.length)
        return markdown_copy(source, at, n_raw);
    size_t n = markdown_put_component(source, at);
    if (n)
        return n;
    if (is_tag)
        return put_tag(source, at, &tag);
    if (!memchr(line.at, '>', line.n))
        source->no_tag_before = at + line.n;
    return 0;
}
