/* Goes through a tree in the order of the page, with the open elements on a stack. */
#include "indexer/markup/html_blocks.h"

#include "indexer/markup/html_hidden.h"
#include "indexer/markup/html_walk.h"

#define ADDRESS_MAX 4000U

static void begin(struct html_walk *walk, enum block_type type,
                  struct block_traits traits)
{
    /* A span that begins a paragraph belongs to it. */
    if (block_class_of(type) == BLOCK_SPAN)
        html_walk_gap(walk);
    block_begin(walk->out, type, traits);
    walk->n_headings += type == BLOCK_HEADING;
    walk->n_pre += type == BLOCK_CODE;
    if (block_class_of(type) != BLOCK_SPAN)
        walk->n_breaks = walk->n_lines = 0;
}

/** An address that leads out of the page, or to a part of another one. */
static bool leads_on(struct str address)
{
    return address.n && address.at[0] != '#' &&
           !str_starts_with(address, STR("javascript:")) &&
           !str_starts_with(address, STR("data:"));
}

/** Begin the link @p i; one around blocks waits for its first word. */
static enum block_type begin_link(struct html_walk *walk, size_t i)
{
    buf_clear(&walk->link);
    html_put_attribute(&walk->link, walk->tree, i, HTML_ATTRIBUTE_HREF);
    walk->link_waits = false;
    if (!leads_on(buf_str(&walk->link)) || buf_overflowed(&walk->link) || walk->n_pre)
        return BLOCK_TYPE_COUNT_;
    if (html_has_block(walk->tree, i, false)) {
        walk->link_waits = true;
        walk->link_wants_heading = html_has_block(walk->tree, i, true);
    } else {
        begin(walk, BLOCK_LINK, (struct block_traits){.address = buf_str(&walk->link)});
    }
    return BLOCK_LINK;
}

/** Whether an alternative text is only the name of a file. */
static bool is_file_name(struct str text)
{
    static const struct str endings[] = {{".jpg", 4}, {".jpeg", 5}, {".png", 4},
                                         {".gif", 4}, {".svg", 4},  {".webp", 5}};
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        if (str_ends_with(text, endings[i]))
            return !memchr(text.at, ' ', text.n);
    return false;
}

static void put_image(struct html_walk *walk, size_t i)
{
    AUTO_BUF text = BUF_INIT(ADDRESS_MAX);
    AUTO_BUF address = BUF_INIT(ADDRESS_MAX);
    html_put_attribute(&text, walk->tree, i, HTML_ATTRIBUTE_ALT);
    html_put_attribute(&address, walk->tree, i, HTML_ATTRIBUTE_SRC);
    if (text.n == 0 || is_file_name(buf_str(&text)))
        return;
    html_walk_gap(walk);
    bool has_address = leads_on(buf_str(&address)) && !buf_overflowed(&address);
    block_begin(
        walk->out, BLOCK_IMAGE,
        (struct block_traits){.address = has_address ? buf_str(&address) : STR("")});
    block_put(walk->out, buf_str(&text));
    block_end(walk->out, BLOCK_IMAGE);
    walk->n_breaks = 0;
}

static void put_break(struct html_walk *walk)
{
    walk->n_breaks++;
    walk->n_lines = 0;
    /* Two breaks are what some editors write for the end of a paragraph. */
    if (walk->n_breaks == 2 && !walk->n_pre)
        block_end(walk->out, BLOCK_PARAGRAPH);
    else if (walk->n_breaks == 1 || walk->n_pre)
        block_break(walk->out);
}

static void put_empty(struct html_walk *walk, size_t i)
{
    unsigned tag = walk->tree->nodes[i].tag;
    if (tag == HTML_TAG_BR)
        put_break(walk);
    else if (tag == HTML_TAG_IMG)
        put_image(walk, i);
    else if (tag == HTML_TAG_HR)
        block_end(walk->out, BLOCK_PARAGRAPH);
}

/** Put what stands at the start or the end of an element that is no block. */
static void put_edge(struct html_walk *walk, size_t i, bool is_start)
{
    unsigned tag = walk->tree->nodes[i].tag;
    if (tag == HTML_TAG_Q)
        block_put(walk->out, is_start ? STR("«\u00A0") : STR("\u00A0»"));
    /* Buttons and options stand apart without a space in the HTML. */
    else if (tag == HTML_TAG_BUTTON || tag == HTML_TAG_OPTION)
        block_put(walk->out, STR(" "));
}

static void enter(struct html_walk *walk, size_t i)
{
    const struct html_tree *tree = walk->tree;
    struct html_open *open = &walk->open[walk->n_open++];
    unsigned tag = tree->nodes[i].tag;
    *open = (struct html_open){(uint32_t)i, tree->nodes[i].end, BLOCK_TYPE_COUNT_,
                               walk->is_layout};
    if (tag == HTML_TAG_TABLE) {
        walk->is_layout = html_is_layout_table(tree, i);
        memset(walk->rows_left, 0, sizeof walk->rows_left);
    }
    if (tag == HTML_TAG_A) {
        open->block = begin_link(walk, i);
        return;
    }
    open->block = html_walk_block(walk, i);
    if (open->block == BLOCK_TABLE_ROW)
        walk->column = 0;
    if (open->block == BLOCK_CELL || open->block == BLOCK_HEAD_CELL)
        html_walk_columns(walk, false);
    if (open->block != BLOCK_TYPE_COUNT_)
        begin(walk, open->block, html_walk_traits(tree, i, open->block));
    else
        put_edge(walk, i, true);
}

static void leave(struct html_walk *walk)
{
    const struct html_open *open = &walk->open[--walk->n_open];
    walk->is_layout = open->was_layout;
    if (open->block == BLOCK_TYPE_COUNT_) {
        put_edge(walk, open->node, false);
        return;
    }
    if (open->block == BLOCK_TABLE_ROW)
        html_walk_columns(walk, true);
    block_end(walk->out, open->block);
    walk->n_headings -= open->block == BLOCK_HEADING;
    walk->n_pre -= open->block == BLOCK_CODE;
    if (open->block == BLOCK_LINK)
        walk->link_waits = false;
    else if (block_class_of(open->block) != BLOCK_SPAN)
        walk->n_breaks = walk->n_lines = 0;
    if (open->block == BLOCK_CELL || open->block == BLOCK_HEAD_CELL)
        html_walk_span(walk, open->node);
}

void html_tree_to_blocks(struct block_writer *out, const struct html_tree *tree,
                         size_t root, enum html_lines lines)
{
    struct html_walk walk = {
        .out = out, .tree = tree, .lines = lines, .link = BUF_INIT(ADDRESS_MAX)};
    for (size_t i = root; i < tree->nodes[root].end;) {
        const struct html_node *node = &tree->nodes[i];
        while (walk.n_open && walk.open[walk.n_open - 1].end <= i)
            leave(&walk);
        if (node->tag == HTML_TAG_TEXT) {
            html_walk_text(&walk, i++);
        } else if (node->marks & HTML_MARK_DROPPED || html_is_hidden(tree, i)) {
            i = node->end;
        } else if (html_element((enum html_tag_id)node->tag)->role == HTML_EMPTY) {
            put_empty(&walk, i++);
        } else {
            enter(&walk, i++);
        }
    }
    while (walk.n_open)
        leave(&walk);
    buf_release(&walk.link);
}

static const char *write_all(struct block_writer *out, struct str html,
                             enum html_lines lines)
{
    AUTO_HTML_TREE tree;
    const char *reason = html_tree_read(&tree, html);
    html_tree_to_blocks(out, &tree, 0, lines);
    return reason;
}

const char *html_to_blocks(struct block_writer *out, struct str html)
{
    return write_all(out, html, HTML_LINES_FLOW);
}

const char *html_typed_to_blocks(struct block_writer *out, struct str html)
{
    return write_all(out, html, HTML_LINES_TYPED);
}
