/* Puts the texts of a tree: entities decoded, shortcodes taken out. */
#include "indexer/markup/html_walk.h"

#include "indexer/markup/html_entity.h"
#include "indexer/markup/html_shortcode.h"

/** Begin the link that waits, now that a word comes. */
static void begin_waiting_link(struct html_walk *walk)
{
    if (!walk->link_waits || (walk->link_wants_heading && !walk->n_headings))
        return;
    walk->link_waits = false;
    block_begin(walk->out, BLOCK_LINK,
                (struct block_traits){.address = buf_str(&walk->link)});
}

static void put_words(struct html_walk *walk, struct str text)
{
    if (str_trim(text).n) {
        begin_waiting_link(walk);
        walk->n_breaks = 0;
    }
    block_put(walk->out, text);
}

void html_walk_gap(struct html_walk *walk)
{
    if (walk->n_lines > 1)
        block_end(walk->out, BLOCK_PARAGRAPH);
    else if (walk->n_lines == 1 && walk->n_breaks == 0)
        block_break(walk->out);
    walk->n_lines = 0;
}

/** Put a text whose line feeds count: the gap waits for the next word. */
static void put_typed(struct html_walk *walk, struct str text)
{
    while (text.at && text.n) {
        struct str line = str_cut(&text, '\n');
        if (str_trim(line).n)
            html_walk_gap(walk);
        put_words(walk, line);
        walk->n_lines += text.at != NULL;
    }
}

/** Whether text node @p i is the first in a <pre>, where browsers drop a line feed. */
static bool begins_code(const struct html_walk *walk, size_t i)
{
    unsigned before = i > 0 ? walk->tree->nodes[i - 1].tag : HTML_TAG_OTHER;
    return walk->n_pre && (before == HTML_TAG_PRE || before == HTML_TAG_CODE);
}

void html_walk_text(struct html_walk *walk, size_t i)
{
    const struct html_node *node = &walk->tree->nodes[i];
    struct str text = html_text_of(walk->tree, i);
    if (begins_code(walk, i) && str_starts_with(text, STR("\n")))
        text = (struct str){text.at + 1, text.n - 1};
    bool has_entities = !node->is_literal && text.n && memchr(text.at, '&', text.n);
    AUTO_BUF decoded = BUF_INIT((size_t)2 * text.n + 1);
    if (has_entities) {
        html_put_decoded(&decoded, text);
        text = buf_str(&decoded);
    }
    bool has_brackets = text.n && !walk->n_pre && memchr(text.at, '[', text.n);
    AUTO_BUF cleaned = BUF_INIT((size_t)text.n + 1);
    if (has_brackets) {
        html_put_without_shortcodes(&cleaned, text);
        text = buf_str(&cleaned);
    }
    if (walk->lines == HTML_LINES_TYPED && !walk->n_pre)
        put_typed(walk, text);
    else
        put_words(walk, text);
}
