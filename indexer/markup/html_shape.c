/* Says which block an element is, by its name, its attributes and what is around it. */
#include "indexer/markup/html_walk.h"

bool html_has_block(const struct html_tree *tree, size_t i, bool only_heading)
{
    for (size_t k = i + 1; k < tree->nodes[i].end; k++) {
        const struct html_element *tag =
            html_element((enum html_tag_id)tree->nodes[k].tag);
        bool is_heading = tag->role == HTML_OPENS && tag->block == BLOCK_HEADING;
        bool is_block =
            tag->role == HTML_BLOCK ||
            (tag->role == HTML_OPENS && block_class_of(tag->block) != BLOCK_SPAN);
        if (only_heading ? is_heading : is_block)
            return true;
    }
    return false;
}

/** How many columns the row @p i has, at most two. */
static unsigned n_columns(const struct html_tree *tree, size_t i)
{
    unsigned n = 0;
    for (size_t k = i + 1; k < tree->nodes[i].end && n < 2; k = tree->nodes[k].end) {
        enum html_tag_id tag = (enum html_tag_id)tree->nodes[k].tag;
        n += tag == HTML_TAG_TD || tag == HTML_TAG_TH;
    }
    return n;
}

bool html_is_layout_table(const struct html_tree *tree, size_t i)
{
    if (html_node_attribute_is(tree, i, HTML_ATTRIBUTE_ROLE, "presentation") ||
        html_node_attribute_is(tree, i, HTML_ATTRIBUTE_ROLE, "none"))
        return true;
    unsigned most = 0;
    bool has_head = false;
    for (size_t k = i + 1; k < tree->nodes[i].end; k++) {
        enum html_tag_id tag = (enum html_tag_id)tree->nodes[k].tag;
        if (tag == HTML_TAG_TABLE || tag == HTML_TAG_FORM)
            return true;
        if (tag >= HTML_TAG_H1 && tag <= HTML_TAG_H3)
            return true;
        has_head = has_head || tag == HTML_TAG_TH || tag == HTML_TAG_CAPTION;
        if (tag == HTML_TAG_TR && most < 2) {
            unsigned n = n_columns(tree, k);
            most = n > most ? n : most;
        }
    }
    return most < 2 && !has_head;
}

/** Whether the cell @p i is in the head of its table. */
static bool is_in_head(const struct html_tree *tree, size_t i)
{
    size_t row = tree->nodes[i].parent;
    return tree->nodes[row].tag == HTML_TAG_TR &&
           tree->nodes[tree->nodes[row].parent].tag == HTML_TAG_THEAD;
}

static bool is_caption_at_home(const struct html_tree *tree, size_t i)
{
    unsigned parent = tree->nodes[tree->nodes[i].parent].tag;
    return parent == HTML_TAG_TABLE || parent == HTML_TAG_FIGURE;
}

static bool is_of_table(enum block_type type)
{
    return type == BLOCK_TABLE || type == BLOCK_TABLE_ROW || type == BLOCK_CELL ||
           type == BLOCK_HEAD_CELL;
}

enum block_type html_walk_block(const struct html_walk *walk, size_t i)
{
    const struct html_tree *tree = walk->tree;
    const struct html_element *tag = html_element((enum html_tag_id)tree->nodes[i].tag);
    if (html_node_attribute_is(tree, i, HTML_ATTRIBUTE_ROLE, "heading"))
        return BLOCK_HEADING;
    if (tag->role == HTML_BLOCK)
        return BLOCK_PARAGRAPH;
    if (tag->role != HTML_OPENS || tag->block == BLOCK_LINK)
        return BLOCK_TYPE_COUNT_;
    if (is_of_table(tag->block) && walk->is_layout)
        return BLOCK_PARAGRAPH;
    if (tag->block == BLOCK_CAPTION && !is_caption_at_home(tree, i))
        return BLOCK_PARAGRAPH;
    if (tag->block == BLOCK_CELL && is_in_head(tree, i))
        return BLOCK_HEAD_CELL;
    /* Within a <pre> all is code. */
    bool is_span = block_class_of(tag->block) == BLOCK_SPAN;
    return is_span && walk->n_pre ? BLOCK_TYPE_COUNT_ : tag->block;
}

static uint32_t number_of(const struct html_tree *tree, size_t i,
                          enum html_attribute_id id, uint32_t otherwise, uint32_t most)
{
    struct str written = html_node_attribute(tree, i, id);
    int64_t number = written.at ? str_number(str_trim(written), most) : -1;
    return number >= 0 ? (uint32_t)number : otherwise;
}

/** Whether an item of the list @p i has two paragraphs. */
static bool is_loose(const struct html_tree *tree, size_t i)
{
    for (size_t k = i + 1; k < tree->nodes[i].end; k = tree->nodes[k].end) {
        unsigned n = 0;
        for (size_t p = k + 1; p < tree->nodes[k].end; p = tree->nodes[p].end)
            n += tree->nodes[p].tag == HTML_TAG_P;
        if (n > 1)
            return true;
    }
    return false;
}

/** The box of the item @p i, which stands before its text. */
static uint32_t task_of(const struct html_tree *tree, size_t i)
{
    size_t end = tree->nodes[i].end < i + 5 ? tree->nodes[i].end : i + 5;
    for (size_t k = i + 1; k < end; k++)
        if (tree->nodes[k].tag == HTML_TAG_INPUT &&
            html_node_attribute_is(tree, k, HTML_ATTRIBUTE_TYPE, "checkbox"))
            return html_node_attribute(tree, k, HTML_ATTRIBUTE_CHECKED).at
                       ? BLOCK_TASK_DONE
                       : BLOCK_TASK_OPEN;
    return 0;
}

struct block_traits html_walk_traits(const struct html_tree *tree, size_t i,
                                     enum block_type type)
{
    struct block_traits traits = {.address = STR("")};
    unsigned tag = tree->nodes[i].tag;
    bool is_named = tag >= HTML_TAG_H1 && tag <= HTML_TAG_H6;
    if (type == BLOCK_HEADING)
        traits.number = is_named ? tag - HTML_TAG_H1 + 1
                                 : number_of(tree, i, HTML_ATTRIBUTE_ARIA_LEVEL, 2, 6);
    if (type == BLOCK_HEADING && traits.number == 0)
        traits.number = 2;
    if (type == BLOCK_ORDERED)
        traits.number = number_of(tree, i, HTML_ATTRIBUTE_START, 1, UINT32_MAX / 2);
    if (type == BLOCK_ITEM)
        traits.number = task_of(tree, i);
    if (type == BLOCK_LIST || type == BLOCK_ORDERED)
        traits.is_loose = is_loose(tree, i);
    return traits;
}
