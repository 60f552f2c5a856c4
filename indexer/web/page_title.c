/* Tells the title of a page from the name of its site. */
#include "base/utf8.h"
#include "indexer/markup/html_blocks.h"
#include "indexer/markup/html_hidden.h"
#include "indexer/web/fold.h"
#include "indexer/web/page_facts.h"

#define TITLE_MAX 4000U

/* What stands between a title and the name of a site. */
static const struct str separators[] = {
    {" | ", 3},      {" - ", 3}, {" – ", 5},  {" — ", 5}, {" · ", 4}, {" » ", 4},
    {"\u00A0| ", 4}, {" : ", 3}, {" :: ", 4}, {" < ", 3}, {": ", 2}};

/** Whether @p a and @p b are the same but for case and accents. */
static bool is_same(struct str a, struct str b)
{
    AUTO_BUF x = BUF_INIT((size_t)2 * TITLE_MAX), y = BUF_INIT((size_t)2 * TITLE_MAX);
    fold_put(&x, a);
    fold_put(&y, b);
    return x.n > 0 && str_equal(buf_str(&x), buf_str(&y));
}

/** The first heading of levels @p from up to @p to among nodes @p i up to @p end; 0 for
 *  none. What is dropped is passed over. */
static size_t find_heading(const struct html_tree *tree, size_t i, size_t end,
                           unsigned from, unsigned to)
{
    for (; i < end; i++) {
        const struct html_node *node = &tree->nodes[i];
        bool is_hidden =
            node->tag != HTML_TAG_TEXT && node->n_attributes && html_is_hidden(tree, i);
        if (node->marks & HTML_MARK_DROPPED || is_hidden)
            i = node->end - 1;
        else if (node->tag >= from && node->tag <= to)
            return i;
    }
    return 0;
}

size_t page_main_heading(const struct html_tree *tree, size_t root)
{
    size_t end = tree->nodes[root].end;
    size_t i = find_heading(tree, root, end, HTML_TAG_H1, HTML_TAG_H1);
    return i ? i : find_heading(tree, root, end, HTML_TAG_H2, HTML_TAG_H6);
}

/** The first heading of level 1 outside of @p root: of a banner, or of the site. */
static size_t outer_heading(const struct html_tree *tree, size_t root)
{
    for (size_t i = 1; i < tree->n; i++)
        if (tree->nodes[i].tag == HTML_TAG_H1 && (i < root || i >= tree->nodes[root].end))
            return i;
    return 0;
}

/** What of @p title is before or behind a separator, when the rest is @p name; or the
 *  whole. */
static struct str without(struct str title, struct str name)
{
    for (size_t k = 0; k < COUNT_OF(separators) && name.n; k++) {
        struct str sign = separators[k];
        for (size_t at = 0; at + sign.n < title.n; at++) {
            struct str rest = {title.at + at, title.n - at};
            if (!str_starts_with(rest, sign))
                continue;
            struct str head = {title.at, at};
            struct str tail = {rest.at + sign.n, rest.n - sign.n};
            if (is_same(tail, name))
                return head;
            if (is_same(head, name))
                return tail;
        }
    }
    return title;
}

/** Whether @p title names no page in particular. */
static bool is_generic(struct str title)
{
    static const char *const names[] = {"accueil",
                                        "home",
                                        "page d'accueil",
                                        "document",
                                        "untitled",
                                        "untitled document",
                                        "sans titre",
                                        "document sans titre",
                                        "index",
                                        "page",
                                        NULL};
    AUTO_BUF folded = BUF_INIT((size_t)2 * TITLE_MAX);
    fold_put(&folded, title);
    return title.n == 0 || str_is_in(buf_str(&folded), names);
}

/** Put @p title in the place of the one that is known. */
static void replace(struct page_facts *facts, struct str title)
{
    json_t *value = json_stringn(title.at, title.n);
    json_decref(facts->values[PAGE_TITLE]);
    facts->values[PAGE_TITLE] = value;
}

/** The title of the page @p i, a heading; false when it has no text. */
static bool put_heading(struct buf *out, const struct html_tree *tree, size_t i)
{
    if (i)
        html_put_text_of(out, tree, i);
    return out->n > 0 && !buf_overflowed(out);
}

void page_cut_title(struct page_facts *facts, const struct html_tree *tree, size_t root)
{
    AUTO_BUF heading = BUF_INIT(TITLE_MAX), outer = BUF_INIT(TITLE_MAX);
    AUTO_BUF cut = BUF_INIT(TITLE_MAX);
    bool has_heading = put_heading(&heading, tree, page_main_heading(tree, root));
    bool has_outer = put_heading(&outer, tree, outer_heading(tree, root));
    struct str title = page_fact(facts, PAGE_TITLE);
    struct str site = page_fact(facts, PAGE_SOURCE);
    struct str names[] = {has_heading ? buf_str(&heading) : STR(""),
                          has_outer ? buf_str(&outer) : STR("")};
    if (is_generic(title) || is_same(title, site)) {
        buf_put_str(&cut, names[has_heading ? 0 : 1]);
    } else if (without(title, names[0]).n < title.n) {
        /* The heading of the text is the title, in front of the site or behind it. */
        buf_put_str(&cut, names[0]);
    } else {
        struct str rest = without(title, names[1]);
        /* A heading outside of the text is a title in front, a site's name behind. */
        bool is_title = rest.n < title.n && rest.at > title.at;
        buf_put_str(&cut, is_title           ? names[1]
                          : rest.n < title.n ? rest
                                             : without(title, site));
    }
    struct str found = str_trim(buf_str(&cut));
    if (found.n && !str_equal(found, title))
        replace(facts, found);
}
