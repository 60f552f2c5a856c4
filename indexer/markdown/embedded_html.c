/* Makes blocks and spans of tags by a table. */
#include "indexer/markdown/embedded_html.h"

#include <string.h>

#include "base/buf.h"
#include "indexer/markdown/embedded_tag.h"
#include "indexer/markup/html_entity.h"

/** Put @p text with its entities decoded. */
static void put_decoded(struct block_writer *writer, struct str text)
{
    if (!memchr(text.at, '&', text.n)) {
        block_put(writer, text);
        return;
    }
    /* No entity is shorter than half of what it stands for. */
    AUTO_BUF plain = BUF_INIT(2 * text.n + 1);
    html_put_decoded(&plain, text);
    block_put(writer, buf_str(&plain));
}

void embedded_html_put_text(struct embedded_html *stream, struct str text)
{
    if (!stream->hidden.n && text.n)
        put_decoded(stream->writer, text);
}

/** End the paragraph; within a heading or a cell, part the words. */
static void part(struct block_writer *writer)
{
    block_end(writer, BLOCK_PARAGRAPH);
    block_put(writer, STR(" "));
}

static bool is_open(const struct embedded_html *stream, const enum block_type types[2])
{
    for (size_t i = 0; i < ELEMENTS_MAX; i++) {
        if (!stream->n_open[i])
            continue;
        const struct embedded_element *element = embedded_element(i);
        if (element->action == ELEMENT_BLOCK &&
            (element->type == types[0] || element->type == types[1]))
            return true;
    }
    return false;
}

/** Begin or end the block or span of an element. */
static void put_block(struct embedded_html *stream, size_t number,
                      const struct embedded_tag *tag)
{
    const struct embedded_element *element = embedded_element(number);
    uint32_t *n_open = &stream->n_open[number];
    if (tag->is_end) {
        if (*n_open) {
            (*n_open)--;
            block_end(stream->writer, element->type);
        } else if (element->type == BLOCK_PARAGRAPH) {
            part(stream->writer);
        }
        return;
    }
    struct block_traits traits = {.number = element->number, .address = STR("")};
    if (element->action == ELEMENT_LINK)
        traits.address = embedded_attribute(tag->attributes, STR("href"));
    int64_t start = -1;
    if (element->type == BLOCK_ORDERED)
        start = str_number(embedded_attribute(tag->attributes, STR("start")), 1 << 30);
    if (start >= 0)
        traits.number = (uint32_t)start;
    block_begin(stream->writer, element->type, traits);
    if (tag->is_empty)
        block_end(stream->writer, element->type);
    else
        (*n_open)++;
}

static void put_image(struct block_writer *writer, struct str attributes)
{
    struct block_traits traits = {.address = embedded_attribute(attributes, STR("src"))};
    struct str alt = embedded_attribute(attributes, STR("alt"));
    if (!alt.n)
        return;
    block_begin(writer, BLOCK_IMAGE, traits);
    put_decoded(writer, alt);
    block_end(writer, BLOCK_IMAGE);
}

/** A tag of a component parts paragraphs, or words within one, and shows its texts: a
 *  line for each. */
static void put_component(struct embedded_html *stream, const struct embedded_tag *tag,
                          bool is_inline)
{
    struct block_writer *writer = stream->writer;
    struct str rest = tag->attributes, name, value;
    if (is_inline)
        block_put(writer, STR(" "));
    else
        part(writer);
    while (!tag->is_end && embedded_attribute_next(&name, &value, &rest)) {
        if (!embedded_attribute_is_visible(name, value))
            continue;
        put_decoded(writer, value);
        if (is_inline)
            block_put(writer, STR(" "));
        else
            block_break(writer);
    }
    if (!is_inline)
        part(writer);
}

/** Whether a template is one of Vue's, whose content is shown: <template #name>. */
static bool is_slot(const struct embedded_tag *tag)
{
    struct str attributes = str_trim(tag->attributes);
    return str_starts_with(attributes, STR("#")) ||
           str_starts_with(attributes, STR("v-"));
}

static void put_element(struct embedded_html *stream, size_t number,
                        const struct embedded_tag *tag)
{
    const struct embedded_element *element = embedded_element(number);
    struct block_writer *writer = stream->writer;
    switch (element->action) {
    case ELEMENT_LINE_OF:
    case ELEMENT_CELL_OF:
        if (is_open(stream, element->parents))
            put_block(stream, number, tag);
        else if (element->action == ELEMENT_CELL_OF)
            block_put(writer, STR(" "));
        else
            block_break(writer);
        break;
    case ELEMENT_BLOCK:
    case ELEMENT_LINK:
        put_block(stream, number, tag);
        break;
    case ELEMENT_BOX:
        part(writer);
        break;
    case ELEMENT_SPACE:
        block_put(writer, STR(" "));
        break;
    case ELEMENT_BREAK:
        block_break(writer);
        break;
    case ELEMENT_IMAGE:
        put_image(writer, tag->attributes);
        break;
    case ELEMENT_HIDE:
        if (!tag->is_end && !tag->is_empty && !is_slot(tag))
            stream->hidden = str_of(element->name);
        break;
    case ELEMENT_LOOK:
        break;
    }
}

static void put_tag(struct embedded_html *stream, const struct embedded_tag *tag,
                    bool is_inline)
{
    size_t number = embedded_element_find(tag->name);
    if (stream->hidden.n) {
        if (tag->is_end && embedded_name_is(tag->name, stream->hidden))
            stream->hidden = STR("");
    } else if (number < ELEMENTS_MAX) {
        put_element(stream, number, tag);
    } else if (tag->name.n) {
        put_component(stream, tag, is_inline);
    }
}

/** The length of @p html up to its last tag: behind it, no "<" needs a look ahead. */
static size_t tags_end(struct str html)
{
    size_t n = html.n;
    while (n > 0 && html.at[n - 1] != '>')
        n--;
    return n;
}

void embedded_html_put(struct embedded_html *stream, struct str html, bool is_inline)
{
    size_t from = 0, i = 0, end = tags_end(html);
    /* A comment without an end is looked for once, not from each "<!" on. */
    bool has_comments = true;
    while (i < end) {
        const char *open = memchr(html.at + i, '<', end - i);
        if (!open)
            break;
        i = (size_t)(open - html.at);
        bool is_comment = i + 1 < end && (open[1] == '!' || open[1] == '?');
        struct embedded_tag tag;
        if ((is_comment && !has_comments) ||
            !embedded_tag_read(&tag, (struct str){open, end - i})) {
            has_comments = has_comments && !is_comment;
            i++;
            continue;
        }
        embedded_html_put_text(stream, (struct str){html.at + from, i - from});
        put_tag(stream, &tag, is_inline);
        i += tag.length;
        from = i;
    }
    embedded_html_put_text(stream, (struct str){html.at + from, html.n - from});
    if (!is_inline)
        stream->hidden = STR("");
}
