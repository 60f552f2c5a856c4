/* Makes blocks and spans of tags by a table. */
#include "indexer/markup/html_stream.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "indexer/markup/html_tag.h"
#include "indexer/markup/html_text.h"

enum action {
    /* It begins and ends a block or a span of its type. */
    ACTION_BLOCK,
    /* The same inside of a list, a table or a list of terms; elsewhere a gap. */
    ACTION_LINE_OF,
    ACTION_CELL_OF,
    /* A box around blocks: it parts paragraphs. */
    ACTION_BOX,
    /* It changes the look of words. */
    ACTION_NONE,
    /* It stands beside words: a space. */
    ACTION_SPACE,
    ACTION_BREAK,
    ACTION_IMAGE,
    ACTION_LINK,
    /* What it holds is not shown. */
    ACTION_HIDE
};

struct element {
    const char *name;
    enum action action;
    enum block_type type;
    uint32_t number;
    /* The blocks that must be open, one or the other. */
    enum block_type parents[2];
};

#define BOX(name)                                                                        \
    {                                                                                    \
        name, ACTION_BOX, BLOCK_PARAGRAPH, 0,                                            \
        {                                                                                \
            0                                                                            \
        }                                                                                \
    }
#define LOOK(name)                                                                       \
    {                                                                                    \
        name, ACTION_NONE, BLOCK_PARAGRAPH, 0,                                           \
        {                                                                                \
            0                                                                            \
        }                                                                                \
    }
#define OTHER(name, action)                                                              \
    {                                                                                    \
        name, action, BLOCK_PARAGRAPH, 0,                                                \
        {                                                                                \
            0                                                                            \
        }                                                                                \
    }
#define TYPE(name, type, number)                                                         \
    {                                                                                    \
        name, ACTION_BLOCK, type, number,                                                \
        {                                                                                \
            0                                                                            \
        }                                                                                \
    }

/* In the order of their names. */
static const struct element elements[] = {
    {"a", ACTION_LINK, BLOCK_LINK, 0, {0}},
    LOOK("abbr"),
    BOX("address"),
    BOX("article"),
    TYPE("aside", BLOCK_ASIDE, 0),
    BOX("audio"),
    TYPE("b", BLOCK_STRONG, 0),
    LOOK("bdi"),
    LOOK("big"),
    TYPE("blockquote", BLOCK_QUOTE, 0),
    OTHER("br", ACTION_BREAK),
    OTHER("button", ACTION_SPACE),
    {"caption", ACTION_LINE_OF, BLOCK_CAPTION, 0, {BLOCK_TABLE, BLOCK_TABLE}},
    BOX("center"),
    TYPE("cite", BLOCK_EMPHASIS, 0),
    TYPE("code", BLOCK_CODE_SPAN, 0),
    {"dd", ACTION_LINE_OF, BLOCK_DESCRIPTION, 0, {BLOCK_DEFINITIONS, BLOCK_DEFINITIONS}},
    TYPE("del", BLOCK_STRIKE, 0),
    TYPE("details", BLOCK_DETAILS, 0),
    BOX("div"),
    TYPE("dl", BLOCK_DEFINITIONS, 0),
    {"dt", ACTION_LINE_OF, BLOCK_TERM, 0, {BLOCK_DEFINITIONS, BLOCK_DEFINITIONS}},
    TYPE("em", BLOCK_EMPHASIS, 0),
    BOX("fieldset"),
    BOX("figcaption"),
    BOX("figure"),
    LOOK("font"),
    BOX("footer"),
    BOX("form"),
    TYPE("h1", BLOCK_HEADING, 1),
    TYPE("h2", BLOCK_HEADING, 2),
    TYPE("h3", BLOCK_HEADING, 3),
    TYPE("h4", BLOCK_HEADING, 4),
    TYPE("h5", BLOCK_HEADING, 5),
    TYPE("h6", BLOCK_HEADING, 6),
    OTHER("head", ACTION_HIDE),
    BOX("header"),
    BOX("hr"),
    TYPE("i", BLOCK_EMPHASIS, 0),
    BOX("iframe"),
    OTHER("img", ACTION_IMAGE),
    OTHER("input", ACTION_SPACE),
    LOOK("ins"),
    TYPE("kbd", BLOCK_CODE_SPAN, 0),
    OTHER("label", ACTION_SPACE),
    BOX("legend"),
    {"li", ACTION_LINE_OF, BLOCK_ITEM, 0, {BLOCK_LIST, BLOCK_ORDERED}},
    BOX("main"),
    LOOK("mark"),
    BOX("nav"),
    BOX("object"),
    TYPE("ol", BLOCK_ORDERED, 1),
    BOX("optgroup"),
    BOX("option"),
    TYPE("p", BLOCK_PARAGRAPH, 0),
    LOOK("picture"),
    TYPE("pre", BLOCK_CODE, 0),
    LOOK("q"),
    TYPE("s", BLOCK_STRIKE, 0),
    TYPE("samp", BLOCK_CODE_SPAN, 0),
    OTHER("script", ACTION_HIDE),
    BOX("section"),
    OTHER("select", ACTION_SPACE),
    LOOK("small"),
    OTHER("source", ACTION_NONE),
    LOOK("span"),
    TYPE("strike", BLOCK_STRIKE, 0),
    TYPE("strong", BLOCK_STRONG, 0),
    OTHER("style", ACTION_HIDE),
    LOOK("sub"),
    TYPE("summary", BLOCK_SUMMARY, 0),
    LOOK("sup"),
    OTHER("svg", ACTION_HIDE),
    TYPE("table", BLOCK_TABLE, 0),
    LOOK("tbody"),
    {"td", ACTION_CELL_OF, BLOCK_CELL, 0, {BLOCK_TABLE, BLOCK_TABLE}},
    OTHER("template", ACTION_HIDE),
    BOX("textarea"),
    LOOK("tfoot"),
    {"th", ACTION_CELL_OF, BLOCK_HEAD_CELL, 0, {BLOCK_TABLE, BLOCK_TABLE}},
    LOOK("thead"),
    LOOK("time"),
    {"tr", ACTION_LINE_OF, BLOCK_TABLE_ROW, 0, {BLOCK_TABLE, BLOCK_TABLE}},
    TYPE("tt", BLOCK_CODE_SPAN, 0),
    LOOK("u"),
    TYPE("ul", BLOCK_LIST, 0),
    TYPE("var", BLOCK_EMPHASIS, 0),
    BOX("video"),
    LOOK("wbr"),
};
_Static_assert(COUNT_OF(elements) <= HTML_ELEMENTS_MAX, "HTML_ELEMENTS_MAX is too small");

static int compare_element(const void *name, const void *element)
{
    return strcmp(name, ((const struct element *)element)->name);
}

/** Whether a name is that of a component: <Section>, but not <DIV>. */
static bool is_component(struct str name)
{
    bool has_small = false;
    for (size_t i = 0; i < name.n; i++)
        has_small = has_small || (name.at[i] >= 'a' && name.at[i] <= 'z');
    return has_small && name.at[0] >= 'A' && name.at[0] <= 'Z';
}

/** The element of this name, in any case; NULL when HTML has none. */
static const struct element *find_element(struct str name)
{
    char small[16];
    if (name.n >= sizeof small || is_component(name))
        return NULL;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.at[i];
        small[i] = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    }
    small[name.n] = '\0';
    return bsearch(small, elements, COUNT_OF(elements), sizeof *elements,
                   compare_element);
}

/* In small letters; sources write them in any case. */
static const char *const visible_names[] = {
    "alt",     "answer",    "buttonlabel", "buttontext", "caption",   "content",
    "desc",    "detail",    "description", "heading",    "headline",  "intro",
    "label",   "legend",    "legende",     "libelle",    "linklabel", "linktext",
    "message", "placename", "question",    "quote",      "subtitle",  "summary",
    "tagline", "text",      "texte",       "title",      "titre",
};

/* Those whose values may be codes too: the name of an icon, the author of a file. */
static const char *const wordy_names[] = {
    "auteur",   "author", "category", "categorie", "date", "job",  "lieu",
    "location", "name",   "nom",      "place",     "role", "year",
};

static bool is_named(struct str name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (html_name_is(name, str_of(names[i])))
            return true;
    return false;
}

/** Whether @p value is written for people: it has several words, a number or a capital. */
static bool is_wordy(struct str value)
{
    value = str_trim(value);
    return value.n && (!(value.at[0] >= 'a' && value.at[0] <= 'z') ||
                       memchr(value.at, ' ', value.n));
}

bool html_attribute_is_visible(struct str name, struct str value)
{
    if (name.n && name.at[0] == ':')
        name = (struct str){name.at + 1, name.n - 1};
    return is_named(name, visible_names, COUNT_OF(visible_names)) ||
           (is_wordy(value) && is_named(name, wordy_names, COUNT_OF(wordy_names)));
}

/** Put @p text with its entities decoded. */
static void put_decoded(struct block_writer *writer, struct str text)
{
    if (!memchr(text.at, '&', text.n)) {
        block_put(writer, text);
        return;
    }
    /* No entity is shorter than half of what it stands for. */
    AUTO_BUF plain = BUF_INIT(2 * text.n + 1);
    html_put_text(&plain, text);
    block_put(writer, buf_str(&plain));
}

void html_stream_put_text(struct html_stream *stream, struct str text)
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

static bool is_open(const struct html_stream *stream, const enum block_type types[2])
{
    for (size_t i = 0; i < COUNT_OF(elements); i++)
        if (stream->n_open[i] && elements[i].action == ACTION_BLOCK &&
            (elements[i].type == types[0] || elements[i].type == types[1]))
            return true;
    return false;
}

/** Begin or end the block or span of an element. */
static void put_block(struct html_stream *stream, const struct element *element,
                      const struct html_tag *tag)
{
    uint32_t *n_open = &stream->n_open[element - elements];
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
    if (element->action == ACTION_LINK)
        traits.address = html_attribute(tag->attributes, STR("href"));
    int64_t start = -1;
    if (element->type == BLOCK_ORDERED)
        start = str_number(html_attribute(tag->attributes, STR("start")), 1 << 30);
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
    struct block_traits traits = {.address = html_attribute(attributes, STR("src"))};
    struct str alt = html_attribute(attributes, STR("alt"));
    if (!alt.n)
        return;
    block_begin(writer, BLOCK_IMAGE, traits);
    put_decoded(writer, alt);
    block_end(writer, BLOCK_IMAGE);
}

/** A tag of a component parts paragraphs, or words within one, and shows its texts: a
 *  line for each. */
static void put_component(struct html_stream *stream, const struct html_tag *tag,
                          bool is_inline)
{
    struct block_writer *writer = stream->writer;
    struct str rest = tag->attributes, name, value;
    if (is_inline)
        block_put(writer, STR(" "));
    else
        part(writer);
    while (!tag->is_end && html_attribute_next(&name, &value, &rest)) {
        if (!html_attribute_is_visible(name, value))
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
static bool is_slot(const struct html_tag *tag)
{
    struct str attributes = str_trim(tag->attributes);
    return str_starts_with(attributes, STR("#")) ||
           str_starts_with(attributes, STR("v-"));
}

static void put_element(struct html_stream *stream, const struct element *element,
                        const struct html_tag *tag)
{
    struct block_writer *writer = stream->writer;
    switch (element->action) {
    case ACTION_LINE_OF:
    case ACTION_CELL_OF:
        if (is_open(stream, element->parents))
            put_block(stream, element, tag);
        else if (element->action == ACTION_CELL_OF)
            block_put(writer, STR(" "));
        else
            block_break(writer);
        break;
    case ACTION_BLOCK:
    case ACTION_LINK:
        put_block(stream, element, tag);
        break;
    case ACTION_BOX:
        part(writer);
        break;
    case ACTION_SPACE:
        block_put(writer, STR(" "));
        break;
    case ACTION_BREAK:
        block_break(writer);
        break;
    case ACTION_IMAGE:
        put_image(writer, tag->attributes);
        break;
    case ACTION_HIDE:
        if (!tag->is_end && !tag->is_empty && !is_slot(tag))
            stream->hidden = str_of(element->name);
        break;
    case ACTION_NONE:
        break;
    }
}

static void put_tag(struct html_stream *stream, const struct html_tag *tag,
                    bool is_inline)
{
    const struct element *element = find_element(tag->name);
    if (stream->hidden.n) {
        if (tag->is_end && html_name_is(tag->name, stream->hidden))
            stream->hidden = STR("");
    } else if (element) {
        put_element(stream, element, tag);
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

void html_stream_put(struct html_stream *stream, struct str html, bool is_inline)
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
        struct html_tag tag;
        if ((is_comment && !has_comments) ||
            !html_tag_read(&tag, (struct str){open, end - i})) {
            has_comments = has_comments && !is_comment;
            i++;
            continue;
        }
        html_stream_put_text(stream, (struct str){html.at + from, i - from});
        put_tag(stream, &tag, is_inline);
        i += tag.length;
        from = i;
    }
    html_stream_put_text(stream, (struct str){html.at + from, html.n - from});
    if (!is_inline)
        stream->hidden = STR("");
}
