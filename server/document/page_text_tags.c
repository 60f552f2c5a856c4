/* Writes the tags of blocks and spans. */
#include "server/document/page_text_tags.h"

/* ROW(NAME, start, end): the types whose tags are always the same. */
#define ELEMENTS(ROW)                                                                    \
    ROW(QUOTE, "<blockquote", "</blockquote>")                                           \
    ROW(ASIDE, "<div class=\"aside\"", "</div>")                                         \
    ROW(DETAILS, "<details open", "</details>")                                          \
    ROW(LIST, "<ul", "</ul>")                                                            \
    ROW(ORDERED, "<ol", "</ol>")                                                         \
    ROW(ITEM, "<li", "</li>")                                                            \
    ROW(DEFINITIONS, "<dl", "</dl>")                                                     \
    ROW(DESCRIPTION, "<dd", "</dd>")                                                     \
    ROW(TABLE, "<table", "</table>")                                                     \
    ROW(TABLE_ROW, "<tr", "</tr>")                                                       \
    ROW(NOTE, "<div class=\"note\"", "</div>")                                           \
    ROW(PARAGRAPH, "<p", "</p>")                                                         \
    ROW(SUMMARY, "<summary", "</summary>")                                               \
    ROW(TERM, "<dt", "</dt>")                                                            \
    ROW(CAPTION, "<caption", "</caption>")                                               \
    ROW(HEAD_CELL, "<th", "</th>")                                                       \
    ROW(CELL, "<td", "</td>")                                                            \
    ROW(CODE, "<pre", "</pre>")                                                          \
    ROW(LINK, "<a", "</a>")                                                              \
    ROW(IMAGE, "<span class=\"image\"", "</span>")                                       \
    ROW(STRONG, "<strong", "</strong>")                                                  \
    ROW(EMPHASIS, "<em", "</em>")                                                        \
    ROW(STRIKE, "<s", "</s>")                                                            \
    ROW(CODE_SPAN, "<code", "</code>")                                                   \
    ROW(UPPER, "<sup", "</sup>")                                                         \
    ROW(LOWER, "<sub", "</sub>")                                                         \
    ROW(NOTE_MARK, "<a class=\"note-mark\"", "</a>")

/* The same for headings, by their level in the page. */
#define HEADINGS(ROW)                                                                    \
    ROW(2, "<h2", "</h2>")                                                               \
    ROW(3, "<h3", "</h3>")                                                               \
    ROW(4, "<h4", "</h4>")                                                               \
    ROW(5, "<h5", "</h5>")                                                               \
    ROW(6, "<h6", "</h6>")

/** The level of a heading in the page, whose own heading is of level 1. */
static unsigned level_of(const struct text_tag *tag)
{
    unsigned own = tag->block.traits.number ? tag->block.traits.number : tag->above + 1;
    unsigned level = own > tag->above ? own - tag->above + 1 : 2;
    return level < 6 ? level : 6;
}

static void begin_heading(struct html *h, unsigned level)
{
#define BEGIN(number, start, end)                                                        \
    if (level == (number))                                                               \
        HTML_TAG(h, start);
    HEADINGS(BEGIN)
#undef BEGIN
}

static void end_heading(struct html *h, unsigned level)
{
#define END(number, start, end)                                                          \
    if (level == (number))                                                               \
        HTML(h, end);
    HEADINGS(END)
#undef END
}

static void begin(struct html *h, const struct text_tag *tag)
{
    switch ((int)tag->block.type) {
#define BEGIN(NAME, start, end)                                                          \
    case BLOCK_##NAME:                                                                   \
        HTML_TAG(h, start);                                                              \
        break;
        ELEMENTS(BEGIN)
#undef BEGIN
    default:
        begin_heading(h, level_of(tag));
    }
}

static void end(struct html *h, const struct text_tag *tag)
{
    switch ((int)tag->block.type) {
#define END(NAME, start, end)                                                            \
    case BLOCK_##NAME:                                                                   \
        HTML(h, end);                                                                    \
        break;
        ELEMENTS(END)
#undef END
    default:
        end_heading(h, level_of(tag));
    }
}

/** Whether a block of @p type has no element: those inside of it have. */
static bool is_transparent(enum block_type type)
{
    return type == BLOCK_SECTION || type == BLOCK_PAGE;
}

bool text_tag_takes_anchor(enum block_type type)
{
    return block_class_of(type) != BLOCK_SPAN && !is_transparent(type);
}

static bool is_link(enum block_type type)
{
    return type == BLOCK_LINK || type == BLOCK_NOTE_MARK;
}

/** Whether @p tag is all that its parent holds, an item or the like. */
static bool fills_parent(const struct text_tag *tag, const struct text_tag *parent)
{
    enum block_type type = parent->block.type;
    return (type == BLOCK_ITEM || type == BLOCK_DESCRIPTION || type == BLOCK_NOTE) &&
           tag->block.start == parent->block.start && tag->block.end == parent->block.end;
}

void text_tag_settle(struct text_tag *tag, const struct text_tag *parent)
{
    enum block_type type = tag->block.type;
    tag->is_code = type == BLOCK_CODE || (parent && parent->is_code);
    tag->is_in_link = is_link(type) || (parent && parent->is_in_link);
    bool has_link = parent && parent->is_in_link;
    bool leads_nowhere = type == BLOCK_LINK && !tag->url.text.n;
    tag->is_bare = is_transparent(type) || (is_link(type) && has_link) || leads_nowhere ||
                   (type == BLOCK_PARAGRAPH && parent && fills_parent(tag, parent));
    tag->is_in_head =
        parent && (type == BLOCK_TABLE_ROW ? tag->block.start == parent->block.start
                                           : parent->is_in_head);
}

/** Write the attributes that depend on the block. */
static void put_attributes(struct html *h, const struct text_tag *tag)
{
    uint32_t number = tag->block.traits.number;
    switch ((int)tag->block.type) {
    case BLOCK_ORDERED:
        if (number != 1)
            HTML_NUMBERED(h, "start", "", number);
        break;
    case BLOCK_HEAD_CELL:
        HTML_ATTR(h, "scope", tag->is_in_head ? STR("col") : STR("row"));
        break;
    case BLOCK_LINK:
        HTML_URL(h, "href", tag->url);
        HTML_ATTRS(h, "rel=\"noopener noreferrer\"");
        break;
    case BLOCK_NOTE_MARK:
        HTML_URL(h, "href", tag->url);
        break;
    default:
        break;
    }
}

/** Write what stands before the tag: where a page or a table begins. */
static void put_before(struct html *h, const struct text_tag *tag)
{
    if (tag->block.type == BLOCK_PAGE) {
        HTML_TAG(h, "<span");
        HTML_NUMBERED(h, "id", "page-", tag->block.traits.number);
        HTML(h, "</span>");
    }
    /* A wide table is scrolled by itself, with the keyboard too. */
    if (tag->block.type == BLOCK_TABLE)
        HTML(h, "<div class=\"table\" role=\"region\" aria-label=\"Tableau\" "
                "tabindex=\"0\">");
}

/** Write what the block begins with, beside its text. */
static void put_first(struct html *h, const struct text_tag *tag)
{
    uint32_t number = tag->block.traits.number;
    if (tag->block.type == BLOCK_NOTE && number) {
        HTML_TAG(h, "<span");
        HTML_NUMBERED(h, "id", "note-", number);
        HTML(h, "</span>");
    }
    if (tag->block.type == BLOCK_ITEM && number == BLOCK_TASK_OPEN)
        HTML(h, "<span class=\"task\">À faire&nbsp;: </span>");
    if (tag->block.type == BLOCK_ITEM && number == BLOCK_TASK_DONE)
        HTML(h, "<span class=\"task\">Fait&nbsp;: </span>");
}

void text_tag_open(struct html *h, const struct text_tag *tag)
{
    put_before(h, tag);
    if (tag->is_bare)
        return;
    begin(h, tag);
    if (tag->anchor)
        HTML_NUMBERED(h, "id", "passage-", tag->anchor);
    put_attributes(h, tag);
    put_first(h, tag);
}

void text_tag_close(struct html *h, const struct text_tag *tag)
{
    if (!tag->is_bare)
        end(h, tag);
    if (tag->block.type == BLOCK_TABLE)
        HTML(h, "</div>");
}

void text_tag_line(struct html *h, const struct text_tag *tag)
{
    if (tag->is_code)
        HTML(h, "\n");
    else
        HTML(h, "<br>");
}
