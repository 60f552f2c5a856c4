/* Reads attributes and texts of a tree. */
#include "indexer/markup/html_entity.h"
#include "indexer/markup/html_tree.h"

struct str html_node_attribute(const struct html_tree *tree, size_t i,
                               enum html_attribute_id id)
{
    const struct html_node *node = &tree->nodes[i];
    if (node->tag == HTML_TAG_TEXT)
        return (struct str){NULL, 0};
    for (size_t k = node->at; k < node->at + node->n_attributes; k++)
        if (tree->attributes[k].id == id)
            return (struct str){tree->html.at + tree->attributes[k].at,
                                tree->attributes[k].length};
    return (struct str){NULL, 0};
}

bool html_node_attribute_is(const struct html_tree *tree, size_t i,
                            enum html_attribute_id id, const char *value)
{
    struct str written = str_trim(html_node_attribute(tree, i, id));
    size_t n = strlen(value);
    return written.at && written.n == n && strncasecmp(written.at, value, n) == 0;
}

/** Append @p text with each run of white space as one space, and none at the ends of what
 *  begins at @p start. */
static void put_line(struct buf *out, size_t start, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        bool is_white = (unsigned char)text.at[i] <= ' ';
        if (!is_white)
            buf_put_byte(out, text.at[i]);
        else if (out->n > start && out->at[out->n - 1] != ' ')
            buf_put_byte(out, ' ');
    }
}

static void trim_end(struct buf *out, size_t start)
{
    while (out->n > start && out->at[out->n - 1] == ' ')
        out->n--;
}

void html_put_attribute(struct buf *out, const struct html_tree *tree, size_t i,
                        enum html_attribute_id id)
{
    struct str written = html_node_attribute(tree, i, id);
    if (!written.at)
        return;
    AUTO_BUF value = BUF_INIT((size_t)2 * written.n + 1);
    html_put_decoded(&value, written);
    size_t start = out->n;
    put_line(out, start, buf_str(&value));
    trim_end(out, start);
}

struct str html_text_of(const struct html_tree *tree, size_t i)
{
    const struct html_node *node = &tree->nodes[i];
    return (struct str){tree->html.at + node->at, node->length};
}

void html_put_text_of(struct buf *out, const struct html_tree *tree, size_t i)
{
    size_t start = out->n, end = tree->nodes[i].end;
    for (size_t k = i; k < end; k++) {
        const struct html_node *node = &tree->nodes[k];
        if (node->tag != HTML_TAG_TEXT) {
            enum html_role role = html_element((enum html_tag_id)node->tag)->role;
            /* The element itself was asked for: <title> is not shown on the page. */
            if (k != i && role == HTML_DROPPED)
                k = node->end - 1;
            else if (role == HTML_BLOCK || node->tag == HTML_TAG_BR)
                put_line(out, start, STR(" "));
            continue;
        }
        struct str written = html_text_of(tree, k);
        AUTO_BUF text = BUF_INIT((size_t)2 * written.n + 1);
        if (node->is_literal)
            buf_put_str(&text, written);
        else
            html_put_decoded(&text, written);
        put_line(out, start, buf_str(&text));
    }
    trim_end(out, start);
}
