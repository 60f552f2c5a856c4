/* Walks through the trees that cmark-gfm makes of Markdown, and finds its title. */
#include "indexer/markdown/markdown_blocks.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

#include "base/macros.h"
#include "indexer/markup/cmark_lock.h"
#include "indexer/markup/html_stream.h"
#include "indexer/markdown/markdown_address.h"
#include "indexer/markdown/markdown_source.h"

/** The most bytes of a heading that serves as the title. */
#define HEADING_ROOM (64U << 10)

static const char *const extensions[] = {"table", "strikethrough", "tasklist"};

static cmark_node *parse(struct str markdown)
{
    cmark_lock();
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (size_t i = 0; i < COUNT_OF(extensions); i++)
        (void)cmark_parser_attach_syntax_extension(
            parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, markdown.at, markdown.n);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_unlock();
    return document;
}

/** A walk through one tree. */
struct walk {
    struct block_writer *writer;
    struct html_stream *html;
    /* The heading that is the title, or NULL. */
    const cmark_node *title;
    /* How many notes earlier trees had, and this one so far. */
    uint32_t n_notes_before, n_notes;
    bool is_in_link;
};

/* The nodes that are one block or span. */

/** What is known of the block or span of @p node. */
typedef void traits_of(struct block_traits *out, cmark_node *node);

static void list_traits(struct block_traits *out, cmark_node *list)
{
    out->is_loose = !cmark_node_get_list_tight(list);
    int start = cmark_node_get_list_start(list);
    out->number = start > 0 ? (uint32_t)start : 0;
}

static void heading_traits(struct block_traits *out, cmark_node *heading)
{
    out->number = (uint32_t)cmark_node_get_heading_level(heading);
}

static void link_traits(struct block_traits *out, cmark_node *link)
{
    out->address = str_of(cmark_node_get_url(link));
}

static void item_traits(struct block_traits *out, cmark_node *item)
{
    if (strcmp(cmark_node_get_type_string(item), "tasklist") != 0)
        return;
    bool is_done = cmark_gfm_extensions_get_tasklist_item_checked(item);
    out->number = is_done ? BLOCK_TASK_DONE : BLOCK_TASK_OPEN;
}

struct rule {
    cmark_node_type node;
    enum block_type block;
    traits_of *traits;
};

static const struct rule rules[] = {
    {CMARK_NODE_PARAGRAPH, BLOCK_PARAGRAPH, NULL},
    {CMARK_NODE_HEADING, BLOCK_HEADING, heading_traits},
    {CMARK_NODE_ITEM, BLOCK_ITEM, item_traits},
    {CMARK_NODE_STRONG, BLOCK_STRONG, NULL},
    {CMARK_NODE_EMPH, BLOCK_EMPHASIS, NULL},
    {CMARK_NODE_LINK, BLOCK_LINK, link_traits},
    {CMARK_NODE_IMAGE, BLOCK_IMAGE, link_traits},
};

/* The nodes of extensions have names, but no constants. */
static const struct {
    const char *node;
    struct rule rule;
} named_rules[] = {
    {"table_cell", {CMARK_NODE_NONE, BLOCK_CELL, NULL}},
    {"table_row", {CMARK_NODE_NONE, BLOCK_TABLE_ROW, NULL}},
    {"table_header", {CMARK_NODE_NONE, BLOCK_TABLE_ROW, NULL}},
    {"table", {CMARK_NODE_NONE, BLOCK_TABLE, NULL}},
    {"strikethrough", {CMARK_NODE_NONE, BLOCK_STRIKE, NULL}},
};

static bool is_named(cmark_node *node, const char *name)
{
    return strcmp(cmark_node_get_type_string(node), name) == 0;
}

/** The rule of a node; NULL when it is none of these. */
static const struct rule *rule_of(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    for (size_t i = 0; i < COUNT_OF(rules); i++)
        if (rules[i].node == type)
            return &rules[i];
    /* Those of extensions come behind the last constant, of blocks and of inlines. */
    if ((type & CMARK_NODE_VALUE_MASK) <=
        (CMARK_NODE_FOOTNOTE_DEFINITION & CMARK_NODE_VALUE_MASK))
        return NULL;
    for (size_t i = 0; i < COUNT_OF(named_rules); i++)
        if (is_named(node, named_rules[i].node))
            return &named_rules[i].rule;
    return NULL;
}

static bool is_head_cell(cmark_node *node)
{
    return is_named(cmark_node_parent(node), "table_header");
}

static bool holds_html(cmark_node *quote, const char *start)
{
    cmark_node *first = cmark_node_first_child(quote);
    const char *html = first && cmark_node_get_type(first) == CMARK_NODE_HTML_BLOCK
                           ? cmark_node_get_literal(first)
                           : NULL;
    return html && strncmp(html, start, strlen(start)) == 0;
}

/** The type of the block of @p node where its rule alone does not tell. */
static enum block_type type_of(cmark_node *node, const struct rule *rule)
{
    return rule->block == BLOCK_CELL && is_head_cell(node) ? BLOCK_HEAD_CELL
                                                           : rule->block;
}

/** The same for the containers that have two types. */
static enum block_type container_of(cmark_node *node)
{
    if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE)
        return holds_html(node, MARKDOWN_ASIDE) ? BLOCK_ASIDE : BLOCK_QUOTE;
    return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? BLOCK_ORDERED
                                                                : BLOCK_LIST;
}

static bool is_container(cmark_node_type type)
{
    return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST;
}

/* Texts. */

static void put_code(struct walk *walk, cmark_node *node, enum block_type type)
{
    struct str text = str_of(cmark_node_get_literal(node));
    if (walk->html->hidden.n)
        return;
    if (type == BLOCK_CODE && text.n)
        /* A code block ends with a line feed. */
        text.n--;
    block_begin_plain(walk->writer, type);
    block_put(walk->writer, text);
    block_end(walk->writer, type);
}

/** Put the number of a note as it is written on paper, in brackets: "note1" would be
 *  another word. */
static void put_note_mark(struct walk *walk, cmark_node *mark)
{
    int64_t number = str_number(str_of(cmark_node_get_literal(mark)), UINT32_MAX / 2);
    if (number <= 0)
        return;
    struct block_traits traits = {.number = walk->n_notes_before + (uint32_t)number,
                                  .address = STR("")};
    AUTO_BUF text = BUF_INIT(20);
    buf_printf(&text, "[%u]", traits.number);
    block_begin(walk->writer, BLOCK_NOTE_MARK, traits);
    block_put(walk->writer, buf_str(&text));
    block_end(walk->writer, BLOCK_NOTE_MARK);
}

static void begin_note(struct walk *walk)
{
    struct block_traits traits = {.number = walk->n_notes_before + ++walk->n_notes,
                                  .address = STR("")};
    block_begin(walk->writer, BLOCK_NOTE, traits);
}

static void put_text(struct walk *walk, cmark_node *node)
{
    struct str text = str_of(cmark_node_get_literal(node));
    if (walk->html->hidden.n)
        return;
    if (walk->is_in_link)
        block_put(walk->writer, text);
    else
        markdown_put_addresses(walk->writer, text);
}

/** Put what has no block of its own, or begin it where its type is not in the rules. */
static void enter_other(struct walk *walk, cmark_node *node)
{
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        put_text(walk, node);
        break;
    case CMARK_NODE_SOFTBREAK:
        block_put(walk->writer, STR(" "));
        break;
    case CMARK_NODE_LINEBREAK:
        block_break(walk->writer);
        break;
    case CMARK_NODE_CODE:
        put_code(walk, node, BLOCK_CODE_SPAN);
        break;
    case CMARK_NODE_CODE_BLOCK:
        put_code(walk, node, BLOCK_CODE);
        break;
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
        html_stream_put(walk->html, str_of(cmark_node_get_literal(node)),
                        cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE);
        break;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        put_note_mark(walk, node);
        break;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        begin_note(walk);
        break;
    default:
        break;
    }
}

static void enter(struct walk *walk, cmark_node *node)
{
    struct block_traits traits = {.address = STR("")};
    const struct rule *rule = rule_of(node);
    if (rule) {
        if (rule->traits)
            rule->traits(&traits, node);
        block_begin(walk->writer, type_of(node, rule), traits);
        walk->is_in_link = walk->is_in_link || rule->block == BLOCK_LINK;
    } else if (is_container(cmark_node_get_type(node))) {
        if (cmark_node_get_type(node) == CMARK_NODE_LIST)
            list_traits(&traits, node);
        block_begin(walk->writer, container_of(node), traits);
    } else {
        enter_other(walk, node);
    }
}

static void leave(struct walk *walk, cmark_node *node)
{
    const struct rule *rule = rule_of(node);
    if (rule) {
        block_end(walk->writer, type_of(node, rule));
        walk->is_in_link = walk->is_in_link && rule->block != BLOCK_LINK;
        /* What is hidden ends with the paragraph at the latest. */
        if (block_class_of(rule->block) == BLOCK_LEAF)
            walk->html->hidden = STR("");
    } else if (is_container(cmark_node_get_type(node))) {
        block_end(walk->writer, container_of(node));
    } else if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) {
        block_end(walk->writer, BLOCK_NOTE);
    }
}

static void put_tree(struct walk *walk, cmark_node *root)
{
    cmark_iter *steps = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(steps)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(steps);
        if (node == walk->title) {
            cmark_iter_reset(steps, node, CMARK_EVENT_EXIT);
            continue;
        }
        if (event == CMARK_EVENT_ENTER)
            enter(walk, node);
        else
            leave(walk, node);
    }
    cmark_iter_free(steps);
}

/* The title. */

/** Append the words of a heading. */
static void put_heading(struct buf *out, cmark_node *heading)
{
    AUTO_BLOCK_WRITER *writer = block_writer_new(out->limit);
    struct html_stream html = {.writer = writer, .hidden = STR("")};
    struct walk walk = {.writer = writer, .html = &html};
    put_tree(&walk, heading);
    block_finish(writer);
    buf_put_str(out, block_text(writer));
}

/** The heading that may be the title: the first of level 1, else the first. */
static cmark_node *find_title(cmark_node *document)
{
    cmark_node *first = NULL;
    for (cmark_node *node = cmark_node_first_child(document); node;
         node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_HEADING)
            continue;
        if (cmark_node_get_heading_level(node) == 1)
            return node;
        first = first ? first : node;
    }
    return first;
}

static bool has_words(struct str text)
{
    return str_trim(text).n > 0;
}

/** Find the title in the first tree of a text; returns the heading not to be put. */
static cmark_node *take_title(cmark_node *document, struct markdown_facts *facts)
{
    cmark_node *heading = find_title(document);
    if (!heading)
        return NULL;
    struct str known = facts->known_title;
    if (!has_words(known) && facts->title)
        known = buf_str(facts->title);
    AUTO_BUF words = BUF_INIT(HEADING_ROOM);
    put_heading(&words, heading);
    if (has_words(known)) {
        if (!str_equal(str_trim(known), buf_str(&words)))
            return NULL;
    } else if (facts->title) {
        buf_put_str(facts->title, buf_str(&words));
    } else {
        return NULL;
    }
    bool is_first = cmark_node_previous(heading) == NULL;
    return is_first || cmark_node_get_heading_level(heading) == 1 ? heading : NULL;
}

void markdown_to_blocks(struct block_writer *out, struct str markdown,
                        struct markdown_facts *facts)
{
    struct html_stream html = {.writer = out, .hidden = STR("")};
    struct walk walk = {.writer = out, .html = &html};
    AUTO_MARKDOWN_SOURCE *source = markdown_source_new(markdown, facts);
    struct str piece;
    bool is_first = true;
    while (markdown_source_next(&piece, source)) {
        cmark_node *document = parse(piece);
        walk.title = is_first ? take_title(document, facts) : NULL;
        is_first = false;
        put_tree(&walk, document);
        cmark_node_free(document);
        walk.n_notes_before += walk.n_notes;
        walk.n_notes = 0;
    }
    block_finish(out);
}
