/* Fills objects with texts whose tags and entities are taken out. */
#include "indexer/web/web_object.h"

#include "base/utf8.h"
#include "engine/record/record.h"
#include "text/block/layout.h"

#define TEXT_MAX ((size_t)2 * RECORD_TEXT_MAX)
#define NAMES_MAX 200U

/** Whether the paragraph @p i only says where the text was published first. */
static bool is_signature(const struct html_tree *tree, size_t i)
{
    static const char *const words[] = {"est apparu en premier sur", "appeared first on",
                                        "est apparu sur"};
    AUTO_BUF text = BUF_INIT(1000);
    if (tree->nodes[i].tag != HTML_TAG_P)
        return false;
    html_put_text_of(&text, tree, i);
    for (size_t k = 0; k < COUNT_OF(words) && !buf_overflowed(&text); k++)
        if (str_find(buf_str(&text), str_of(words[k])) < text.n)
            return true;
    return false;
}

/** Drop the last paragraph when it is a signature. */
static void drop_signature(struct html_tree *tree)
{
    for (size_t i = tree->n; i > 1; i--)
        if (tree->nodes[i - 1].tag == HTML_TAG_P) {
            if (is_signature(tree, i - 1))
                tree->nodes[i - 1].marks |= HTML_MARK_DROPPED;
            return;
        }
}

void web_set_text(json_t *object, const char *name, struct str text)
{
    text = str_trim(text);
    json_t *value = text.n ? json_stringn(text.at, text.n) : NULL;
    if (value)
        (void)json_object_set_new(object, name, value);
}

const char *web_set_html(json_t *object, struct str html, enum html_lines lines)
{
    AUTO_HTML_TREE tree;
    AUTO_BUF layout = BUF_INIT(LAYOUT_MAX);
    const char *reason = html_tree_read(&tree, html);
    if (reason)
        return reason;
    AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_MAX);
    drop_signature(&tree);
    html_tree_to_blocks(writer, &tree, 0, lines);
    block_finish(writer);
    if (block_overflowed(writer))
        return "le texte est trop long";
    block_put_layout(&layout, writer);
    web_set_text(object, "text", block_text(writer));
    if (!buf_overflowed(&layout))
        web_set_text(object, "layout", buf_str(&layout));
    return NULL;
}

static struct str without_cut(struct str text)
{
    static const char *const signs[] = {"[…]", "[...]", "[&hellip;]", "…", "..."};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (str_ends_with(text, str_of(signs[i])))
            return str_trim((struct str){text.at, text.n - strlen(signs[i])});
    return text;
}

/** Append the text of @p html on one line. Texts of feeds are often escaped twice, so
 *  that entities are left when they were decoded. */
static void put_line(struct buf *out, struct str html)
{
    AUTO_HTML_TREE tree;
    AUTO_BUF first = BUF_INIT(TEXT_MAX);
    if (html_tree_read(&tree, html))
        return;
    html_put_text_of(&first, &tree, 0);
    AUTO_HTML_TREE again = {.n = 0};
    bool is_escaped =
        first.n && memchr(first.at, '&', first.n) && memchr(first.at, ';', first.n);
    if (!is_escaped || html_tree_read(&again, buf_str(&first))) {
        buf_put_str(out, buf_str(&first));
        return;
    }
    html_put_text_of(out, &again, 0);
}

void web_set_line(json_t *object, const char *name, struct str html)
{
    AUTO_BUF line = BUF_INIT(TEXT_MAX);
    put_line(&line, html);
    /* A title may end with « … », a summary was cut there. */
    bool may_be_cut = strcmp(name, "description") == 0;
    web_set_text(object, name, may_be_cut ? without_cut(buf_str(&line)) : buf_str(&line));
}

void web_add_name(json_t *object, const char *name, struct str html)
{
    AUTO_BUF line = BUF_INIT(TEXT_MAX);
    put_line(&line, html);
    json_t *list = json_object_get(object, name);
    if (!list) {
        list = json_array();
        (void)json_object_set_new(object, name, list);
    }
    struct str text = utf8_head_bytes(buf_str(&line), 500);
    json_t *value = text.n ? json_stringn(text.at, text.n) : NULL;
    if (value && json_array_size(list) < NAMES_MAX)
        (void)json_array_append_new(list, value);
    else
        json_decref(value);
    if (json_array_size(list) == 0)
        (void)json_object_del(object, name);
}
