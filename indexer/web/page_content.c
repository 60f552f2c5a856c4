/* Drops what is furniture by its element, its role, its class or its words, and then
 * chooses the element that holds the text. */
#include "indexer/web/page_content.h"

#include "indexer/markup/html_blocks.h"
#include "indexer/web/fold.h"
#include "indexer/web/page_weight.h"
#include "indexer/web/page_words.h"

/** The longest text that may be a label or a heading by its words. */
#define PHRASE_MAX 90U
#define PHRASE_NODES 100U
/** The least bytes of text for which <main> is believed. */
#define MAIN_BYTES 150U
/** A text this long, outside of links, is no sign between two of them. */
#define PROSE_STARTS 12U

static const char *const furniture_roles[] = {
    "navigation",    "banner",  "contentinfo", "search",
    "complementary", "dialog",  "alertdialog", "menu",
    "menubar",       "toolbar", NULL};

struct finder {
    struct html_tree *tree;
    struct page_weight weight;
    /* Bytes of all text. */
    uint32_t whole;
};

static bool is_main(const struct html_tree *tree, size_t i)
{
    return tree->nodes[i].tag == HTML_TAG_MAIN ||
           html_node_attribute_is(tree, i, HTML_ATTRIBUTE_ROLE, "main") ||
           html_node_attribute_is(tree, i, HTML_ATTRIBUTE_ITEMPROP, "articleBody");
}

static bool is_inside(const struct html_tree *tree, size_t i, bool (*is)(unsigned tag))
{
    for (size_t up = tree->nodes[i].parent; up; up = tree->nodes[up].parent)
        if (is(tree->nodes[up].tag))
            return true;
    return false;
}

static bool is_text_tag(unsigned tag)
{
    return tag == HTML_TAG_MAIN || tag == HTML_TAG_ARTICLE;
}

/** Whether the page's text is in element @p i, by its element or because it is most. */
static bool holds_text(const struct finder *finder, size_t i)
{
    const struct html_tree *tree = finder->tree;
    unsigned tag = tree->nodes[i].tag;
    if (tag == HTML_TAG_HTML || tag == HTML_TAG_BODY || tag == HTML_TAG_ARTICLE ||
        is_main(tree, i))
        return true;
    if (page_text(&finder->weight, tree, i) <= finder->whole / 2 &&
        page_prose(&finder->weight, tree, i) * 5ULL <=
            page_prose(&finder->weight, tree, 0) * 2ULL)
        return false;
    return tag != HTML_TAG_NAV && tag != HTML_TAG_FOOTER;
}

static bool has_role(const struct html_tree *tree, size_t i)
{
    struct str role = html_node_attribute(tree, i, HTML_ATTRIBUTE_ROLE);
    return role.at && str_is_in(str_trim(role), furniture_roles);
}

/** Whether an element of @p tag is furniture where it stands. */
static bool is_furniture_tag(const struct finder *finder, size_t i)
{
    const struct html_tree *tree = finder->tree;
    unsigned tag = tree->nodes[i].tag;
    if (tag == HTML_TAG_NAV || tag == HTML_TAG_SEARCH)
        return true;
    if (tag == HTML_TAG_FOOTER || tag == HTML_TAG_HEADER || tag == HTML_TAG_ASIDE)
        return !is_inside(tree, i, is_text_tag);
    /* Forms of search, of comments, of newsletters; one around the page holds text. */
    return tag == HTML_TAG_FORM;
}

static bool is_mostly_links(const struct finder *finder, size_t i)
{
    uint32_t text = page_text(&finder->weight, finder->tree, i);
    return text < 60 || page_links(&finder->weight, finder->tree, i) * 2ULL > text;
}

static bool is_furniture_class(const struct finder *finder, size_t i)
{
    static const enum html_attribute_id ids[] = {HTML_ATTRIBUTE_CLASS, HTML_ATTRIBUTE_ID};
    for (size_t k = 0; k < COUNT_OF(ids); k++) {
        struct str names = html_node_attribute(finder->tree, i, ids[k]);
        enum page_word word = names.at ? page_words_of_class(names) : PAGE_WORD_NONE;
        /* A page that is only a list of links has no other text. */
        bool has_prose = page_prose(&finder->weight, finder->tree, 0) >= MAIN_BYTES;
        if (word == PAGE_WORD_FURNITURE ||
            (word == PAGE_WORD_LINKS && has_prose && is_mostly_links(finder, i)))
            return true;
    }
    return false;
}

static bool is_heading(unsigned tag)
{
    return tag >= HTML_TAG_H1 && tag <= HTML_TAG_H6;
}

static bool is_furniture(const struct finder *finder, size_t i)
{
    unsigned tag = finder->tree->nodes[i].tag;
    /* The heading of the page may be called as its banner is. */
    bool has_class = finder->tree->nodes[i].n_attributes && tag != HTML_TAG_H1;
    bool is = is_furniture_tag(finder, i) ||
              (has_class && (has_role(finder->tree, i) || is_furniture_class(finder, i)));
    return is && !holds_text(finder, i);
}

/** Drop the furniture by elements, roles and classes. */
static void drop_furniture(struct finder *finder)
{
    struct html_tree *tree = finder->tree;
    for (size_t i = 1; i < tree->n; i++) {
        struct html_node *node = &tree->nodes[i];
        if (node->tag == HTML_TAG_TEXT || !is_furniture(finder, i))
            continue;
        node->marks |= HTML_MARK_DROPPED;
        i = node->end - 1;
    }
}

/* Furniture by its words. */

/** Drop the links to other pages that follow heading @p i: one list or the like, or some
 *  paragraphs, up to the next heading. */
static void drop_related(struct finder *finder, size_t i)
{
    struct html_tree *tree = finder->tree;
    size_t end = tree->nodes[tree->nodes[i].parent].end;
    unsigned first = HTML_TAG_TEXT;
    for (size_t k = tree->nodes[i].end; k < end; k = tree->nodes[k].end) {
        struct html_node *node = &tree->nodes[k];
        if (node->tag == HTML_TAG_TEXT)
            continue;
        first = first == HTML_TAG_TEXT ? node->tag : first;
        if (node->tag != first || is_heading(node->tag) || !is_mostly_links(finder, k))
            return;
        node->marks |= HTML_MARK_DROPPED;
    }
}

/** Drop all that follows node @p i in its parent. */
static void drop_rest(struct finder *finder, size_t i)
{
    struct html_tree *tree = finder->tree;
    size_t end = tree->nodes[tree->nodes[i].parent].end;
    for (size_t k = tree->nodes[i].end; k < end; k = tree->nodes[k].end)
        if (tree->nodes[k].tag != HTML_TAG_TEXT)
            tree->nodes[k].marks |= HTML_MARK_DROPPED;
}

static bool is_line(unsigned tag)
{
    return is_heading(tag) || tag == HTML_TAG_P || tag == HTML_TAG_DIV ||
           tag == HTML_TAG_A || tag == HTML_TAG_OTHER || tag == HTML_TAG_LI ||
           tag == HTML_TAG_BUTTON || tag == HTML_TAG_STRONG;
}

/** What the words of element @p i say of it, when it is short. */
static enum page_phrase phrase_of(const struct finder *finder, size_t i)
{
    uint32_t n = page_text(&finder->weight, finder->tree, i);
    if (n < 6 || n > PHRASE_MAX || finder->tree->nodes[i].end - i > PHRASE_NODES)
        return PAGE_PHRASE_NONE;
    AUTO_BUF text = BUF_INIT(1000);
    AUTO_BUF folded = BUF_INIT(1000);
    html_put_text_of(&text, finder->tree, i);
    fold_put(&folded, buf_str(&text));
    return page_phrase_of(buf_str(&folded));
}

static void drop_phrases(struct finder *finder, size_t root)
{
    struct html_tree *tree = finder->tree;
    for (size_t i = root + 1; i < tree->nodes[root].end; i++) {
        struct html_node *node = &tree->nodes[i];
        if (node->marks & HTML_MARK_DROPPED) {
            i = node->end - 1;
            continue;
        }
        enum page_phrase phrase =
            is_line(node->tag) ? phrase_of(finder, i) : PAGE_PHRASE_NONE;
        if (phrase == PAGE_PHRASE_NONE)
            continue;
        if (phrase == PAGE_PHRASE_RELATED)
            drop_related(finder, i);
        else if (phrase == PAGE_PHRASE_COMMENTS)
            drop_rest(finder, i);
        node->marks |= HTML_MARK_DROPPED;
        i = node->end - 1;
    }
}

/* The element that holds the text. */

/** The <main> with the most text; 0 when there is none with enough of it. */
static size_t find_main(const struct finder *finder)
{
    size_t best = 0;
    uint32_t most = MAIN_BYTES;
    for (size_t i = 1; i < finder->tree->n; i++) {
        if (finder->tree->nodes[i].tag == HTML_TAG_TEXT || !is_main(finder->tree, i))
            continue;
        uint32_t n = page_text(&finder->weight, finder->tree, i);
        if (n > most) {
            best = i;
            most = n;
        }
    }
    return best;
}

/** The smallest element with four fifths of the prose of the page. */
static size_t find_densest(const struct finder *finder)
{
    const struct html_tree *tree = finder->tree;
    size_t best = 0;
    uint64_t wanted = page_prose(&finder->weight, tree, 0) * 4ULL / 5;
    for (size_t i = 1; i < tree->nodes[best].end && wanted > 0; i++) {
        const struct html_node *node = &tree->nodes[i];
        if (node->tag == HTML_TAG_TEXT)
            continue;
        if (page_prose(&finder->weight, tree, i) < wanted) {
            i = node->end - 1;
            continue;
        }
        /* A list or a table, and what is inside of a paragraph, has its heading around
         * it. */
        enum html_role role = html_element((enum html_tag_id)node->tag)->role;
        if (role == HTML_OPENS || node->tag == HTML_TAG_P)
            break;
        best = i;
    }
    return best;
}

/** Drop the blocks of links above the first text of a page that names no part of it. */
static void drop_top_links(const struct finder *finder, size_t root)
{
    struct html_tree *tree = finder->tree;
    for (size_t i = root + 1; i < tree->nodes[root].end; i++) {
        struct html_node *node = &tree->nodes[i];
        enum html_role role = html_element((enum html_tag_id)node->tag)->role;
        uint64_t text = page_text(&finder->weight, tree, i);
        if (node->marks & HTML_MARK_DROPPED) {
            i = node->end - 1;
            continue;
        }
        bool is_block = role == HTML_BLOCK || role == HTML_OPENS;
        if (is_heading(node->tag) || page_prose(&finder->weight, tree, 0) == 0 ||
            (node->tag == HTML_TAG_TEXT && text > 0 &&
             page_links(&finder->weight, tree, i) == 0 && text >= PROSE_STARTS))
            return;
        if (is_block && node->tag != HTML_TAG_A && text > 0 &&
            page_links(&finder->weight, tree, i) * 5ULL >= text * 4) {
            node->marks |= HTML_MARK_DROPPED;
            i = node->end - 1;
        }
    }
}

size_t page_find_content(struct html_tree *tree)
{
    struct finder finder = {.tree = tree};
    page_weigh(&finder.weight, tree);
    finder.whole = page_text(&finder.weight, tree, 0);
    drop_furniture(&finder);
    page_weight_release(&finder.weight);
    page_weigh(&finder.weight, tree);
    size_t root = find_main(&finder);
    drop_phrases(&finder, root);
    if (!root) {
        root = find_densest(&finder);
        drop_top_links(&finder, root);
    }
    page_weight_release(&finder.weight);
    return root;
}
