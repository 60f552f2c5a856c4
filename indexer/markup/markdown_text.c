/* Turns Markdown into text by walking through the tree that cmark-gfm makes of it. */
#include "indexer/markup/markdown_text.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

#include "base/memory.h"
#include "indexer/markup/cmark_lock.h"
#include "indexer/markup/html_text.h"

static const char *const extensions[] = {"table", "strikethrough"};

static cmark_node *parse(struct str markdown)
{
    cmark_lock();
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++)
        (void)cmark_parser_attach_syntax_extension(
            parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, markdown.at, markdown.n);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_unlock();
    return document;
}

/* The nodes of extensions have names, but no constants. */
static bool is_named(cmark_node *node, const char *name)
{
    return strcmp(cmark_node_get_type_string(node), name) == 0;
}

static bool is_first(cmark_node *node)
{
    return cmark_node_previous(node) == NULL;
}

static bool is_item(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_ITEM;
}

/** What stands between @p block and the block before it. */
static const char *gap_before(cmark_node *block)
{
    cmark_node *parent = cmark_node_parent(block);
    if (is_named(block, "table_row"))
        /* The header row is a node of its own and comes first. */
        return "\n";
    if (!is_item(parent))
        return "\n\n";
    cmark_node *list = cmark_node_parent(parent);
    if (!is_first(block))
        return cmark_node_get_list_tight(list) ? "\n" : "\n\n";
    bool is_nested = is_item(cmark_node_parent(list));
    bool opens_list = is_first(parent);
    if (opens_list)
        return is_nested ? "\n" : "\n\n";
    return cmark_node_get_list_tight(list) ? "\n" : "\n\n";
}

static void free_number(cmark_mem *memory, void *number)
{
    (void)memory;
    mem_free(number);
}

static void put_item_mark(struct buf *out, cmark_node *item)
{
    cmark_node *list = cmark_node_parent(item);
    if (cmark_node_get_list_type(list) != CMARK_ORDERED_LIST) {
        buf_put_text(out, "- ");
        return;
    }
    /* The user data of a list is the number of its next item: to count the items before
     * each one would be quadratic. */
    int *number = cmark_node_get_user_data(list);
    if (!number) {
        number = mem_new(sizeof *number);
        *number = cmark_node_get_list_start(list);
        (void)cmark_node_set_user_data(list, number);
        (void)cmark_node_set_user_data_free_func(list, free_number);
    }
    buf_printf(out, "%d. ", (*number)++);
}

static void begin_block(struct buf *out, cmark_node *block)
{
    if (out->n)
        buf_put_text(out, gap_before(block));
    cmark_node *parent = cmark_node_parent(block);
    if (is_item(parent) && is_first(block))
        put_item_mark(out, parent);
}

static bool is_text_block(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
           type == CMARK_NODE_CODE_BLOCK || is_named(node, "table_header") ||
           is_named(node, "table_row");
}

static void put_literal(struct buf *out, cmark_node *node)
{
    struct str text = str_of(cmark_node_get_literal(node));
    if (cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK && text.n)
        /* A code block ends with a line feed. */
        text.n--;
    buf_put_str(out, text);
}

/** Part the words around a tag that parts them on a page: <br>, <li>, but not <b>. */
static void put_html_gap(struct buf *out, cmark_node *tag)
{
    enum html_gap gap = html_gap_of(str_of(cmark_node_get_literal(tag)));
    bool is_in_row = is_named(cmark_node_parent(tag), "table_cell");
    if (gap != HTML_GAP_NONE)
        buf_put_byte(out, gap >= HTML_GAP_LINE && !is_in_row ? '\n' : ' ');
}

static void put_node(struct buf *out, cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (is_text_block(node))
        begin_block(out, node);
    if (is_named(node, "table_cell") && !is_first(node))
        buf_put_text(out, " | ");
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE ||
        type == CMARK_NODE_CODE_BLOCK)
        put_literal(out, node);
    if (type == CMARK_NODE_HTML_INLINE)
        put_html_gap(out, node);
    if (type == CMARK_NODE_SOFTBREAK)
        buf_put_byte(out, ' ');
    if (type == CMARK_NODE_LINEBREAK)
        buf_put_byte(out, '\n');
}

static void put_tree(struct buf *out, cmark_node *root)
{
    cmark_iter *walk = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            put_node(out, cmark_iter_get_node(walk));
    cmark_iter_free(walk);
}

static int first_html_line(cmark_node *document)
{
    cmark_iter *walk = cmark_iter_new(document);
    int line = 0;
    while (!line && cmark_iter_next(walk) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(walk);
        if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK)
            line = cmark_node_get_start_line(node);
    }
    cmark_iter_free(walk);
    return line;
}

static void take_title(cmark_node *document, struct buf *title)
{
    cmark_node *first = cmark_node_first_child(document);
    if (!first || cmark_node_get_type(first) != CMARK_NODE_HEADING ||
        cmark_node_get_heading_level(first) != 1)
        return;
    put_tree(title, first);
    cmark_node_unlink(first);
    cmark_node_free(first);
}

void markdown_to_text(struct buf *out, struct str markdown, struct markdown_facts *facts)
{
    cmark_node *document = parse(markdown);
    facts->html_line = first_html_line(document);
    if (facts->title)
        take_title(document, facts->title);
    put_tree(out, document);
    cmark_node_free(document);
}
