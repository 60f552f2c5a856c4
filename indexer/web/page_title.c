/* Tells the title of a page from the name of its site. */
#include "base/utf8.h"
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

/** The first heading below level 1; 0 for none. */
static size_t first_heading(const struct html_tree *tree)
{
    for (size_t i = 1; i < tree->n; i++)
        if (tree->nodes[i].tag >= HTML_TAG_H2 && tree->nodes[i].tag <= HTML_TAG_H6 &&
            !tree->nodes[i].marks && !html_is_hidden(tree, i))
            return i;
    return 0;
}

size_t page_main_heading(const struct html_tree *tree)
{
    size_t first = 0, in_main = 0;
    for (size_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->nodes[i];
        if (node->tag != HTML_TAG_H1 || html_is_hidden(tree, i))
            continue;
        first = first ? first : i;
        for (size_t up = node->parent; up && !in_main; up = tree->nodes[up].parent)
            if (tree->nodes[up].tag == HTML_TAG_MAIN ||
                tree->nodes[up].tag == HTML_TAG_ARTICLE)
                in_main = i;
    }
    if (!first)
        return first_heading(tree);
    return in_main ? in_main : first;
}

/** The title before or behind a separator, when the rest is @p site; or the whole. */
static struct str without_site(struct str title, struct str site)
{
    for (size_t k = 0; k < COUNT_OF(separators) && site.n; k++) {
        struct str sign = separators[k];
        for (size_t at = 0; at + sign.n < title.n; at++) {
            struct str rest = {title.at + at, title.n - at};
            if (!str_starts_with(rest, sign))
                continue;
            struct str head = {title.at, at};
            struct str tail = {rest.at + sign.n, rest.n - sign.n};
            if (is_same(tail, site))
                return head;
            if (is_same(head, site))
                return tail;
        }
    }
    return title;
}

/** Whether @p title is @p heading with a separator and more, in front or behind. */
static bool has_heading(struct str title, struct str heading)
{
    for (size_t k = 0; k < COUNT_OF(separators); k++)
        for (size_t at = 1; at + separators[k].n < title.n; at++) {
            struct str rest = {title.at + at, title.n - at};
            size_t n = separators[k].n;
            if (str_starts_with(rest, separators[k]) &&
                (is_same((struct str){title.at, at}, heading) ||
                 is_same((struct str){rest.at + n, rest.n - n}, heading)))
                return true;
        }
    return false;
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

void page_cut_title(struct page_facts *facts, const struct html_tree *tree)
{
    AUTO_BUF heading = BUF_INIT(TITLE_MAX);
    size_t i = page_main_heading(tree);
    if (i)
        html_put_text_of(&heading, tree, i);
    struct str title = page_fact(facts, PAGE_TITLE);
    struct str site = page_fact(facts, PAGE_SOURCE);
    if (heading.n && !buf_overflowed(&heading) &&
        (is_generic(title) || is_same(title, site) ||
         has_heading(title, buf_str(&heading)))) {
        replace(facts, buf_str(&heading));
        return;
    }
    AUTO_BUF cut = BUF_INIT(TITLE_MAX);
    buf_put_str(&cut, str_trim(without_site(title, site)));
    if (cut.n && cut.n < title.n)
        replace(facts, buf_str(&cut));
}
