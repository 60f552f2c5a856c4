/* Reads the metadata of a page that are marked up in its text, or written there. */
#include "engine/record/date_written.h"
#include "indexer/markup/html_blocks.h"
#include "indexer/web/fold.h"
#include "indexer/web/page_facts.h"

#define TEXT_MAX 8000U
/** A <time> this many bytes behind the start of the text is not that of its
 *  publication. */
#define HEAD_BYTES 600U
/** The longest line that only says when, and by whom, the page was published. */
#define LINE_MAX_BYTES 120U
/** An element of more nodes is no line. */
#define LINE_NODES 60U

static void offer_attribute(struct page_facts *facts, enum page_fact fact,
                            const struct html_tree *tree, size_t i,
                            enum html_attribute_id id)
{
    AUTO_BUF value = BUF_INIT(TEXT_MAX);
    html_put_attribute(&value, tree, i, id);
    page_offer(facts, fact, PAGE_MARKUP, buf_str(&value));
}

static void offer_text(struct page_facts *facts, enum page_fact fact,
                       enum page_trust trust, const struct html_tree *tree, size_t i)
{
    AUTO_BUF value = BUF_INIT(TEXT_MAX);
    html_put_text_of(&value, tree, i);
    if (!buf_overflowed(&value))
        page_offer(facts, fact, trust, buf_str(&value));
}

/** Read what element @p i is marked up as, @p n_before bytes behind the start. */
static void read_element(struct page_facts *facts, const struct html_tree *tree, size_t i,
                         size_t n_before)
{
    bool is_date =
        html_node_attribute_is(tree, i, HTML_ATTRIBUTE_ITEMPROP, "datePublished");
    bool is_time = tree->nodes[i].tag == HTML_TAG_TIME && n_before < HEAD_BYTES;
    if (is_date || is_time)
        offer_attribute(facts, PAGE_DATE, tree, i, HTML_ATTRIBUTE_DATETIME);
    else if (html_node_attribute_is(tree, i, HTML_ATTRIBUTE_REL, "author") ||
             html_node_attribute_is(tree, i, HTML_ATTRIBUTE_ITEMPROP, "author"))
        offer_text(facts, PAGE_AUTHOR, PAGE_MARKUP, tree, i);
}

/* The words before a date of publication that stands in the text. */
static const char *const date_words[] = {"publie le ",
                                         "publiee le ",
                                         "mis en ligne le ",
                                         "mise en ligne le ",
                                         "date de publication : ",
                                         "parution : ",
                                         "publication : ",
                                         "publie : ",
                                         "mis a jour le ",
                                         "mise a jour le ",
                                         "mise a jour : ",
                                         NULL};

/** Read a date off the start of @p text: its first four words, or fewer. */
static bool put_date(struct buf *out, struct str text)
{
    for (unsigned n_words = 4; n_words > 0; n_words--) {
        size_t n = 0;
        for (unsigned k = 0; k < n_words && n < text.n; k++)
            for (n += k > 0; n < text.n && text.at[n] != ' ';)
                n++;
        while (n && strchr(",;.()|-", text.at[n - 1]))
            n--;
        struct date_range range;
        struct error fault = {0};
        struct str head = {text.at, n};
        /* A number alone is no date. */
        if (n < 8 || date_parse_written(&range, head, &fault))
            continue;
        buf_put_str(out, head);
        return true;
    }
    return false;
}

/** Look for a date of publication in the text node @p i. */
static void read_written_date(struct page_facts *facts, const struct html_tree *tree,
                              size_t i)
{
    struct str written = html_text_of(tree, i);
    if (written.n < 10 || written.n > TEXT_MAX)
        return;
    AUTO_BUF line = BUF_INIT((size_t)4 * TEXT_MAX);
    AUTO_BUF folded = BUF_INIT((size_t)4 * TEXT_MAX);
    /* The date may be in an element of its own behind the words. */
    size_t parent = tree->nodes[i].parent;
    bool is_short = tree->nodes[parent].end - parent <= LINE_NODES;
    html_put_text_of(&line, tree, is_short ? parent : i);
    if (buf_overflowed(&line) || line.n > 1000)
        return;
    fold_put(&folded, buf_str(&line));
    struct str text = buf_str(&folded);
    for (size_t k = 0; date_words[k]; k++) {
        struct str words = str_of(date_words[k]);
        size_t at = str_find(text, words);
        AUTO_BUF date = BUF_INIT(100);
        if (at < text.n && put_date(&date, (struct str){text.at + at + words.n,
                                                        text.n - at - words.n})) {
            page_offer(facts, PAGE_DATE, PAGE_GUESS, buf_str(&date));
            return;
        }
    }
}

/** Whether "publi", "en ligne" or "parution" is in the text node: a first look that costs
 *  little. */
static bool may_have_date(struct str text)
{
    return text.n < TEXT_MAX && (str_find(text, STR("ubli")) < text.n ||
                                 str_find(text, STR("en ligne le")) < text.n ||
                                 str_find(text, STR(" jour")) < text.n ||
                                 str_find(text, STR("arution")) < text.n);
}

void page_read_markup(struct page_facts *facts, const struct html_tree *tree, size_t root)
{
    size_t n_before = 0;
    for (size_t i = root; i < tree->nodes[root].end; i++) {
        const struct html_node *node = &tree->nodes[i];
        if (node->marks & HTML_MARK_DROPPED) {
            i = node->end - 1;
            continue;
        }
        if (node->tag != HTML_TAG_TEXT) {
            read_element(facts, tree, i, n_before);
            continue;
        }
        struct str text = html_text_of(tree, i);
        n_before += str_trim(text).n;
        if (facts->trust[PAGE_DATE] > PAGE_GUESS && may_have_date(text))
            read_written_date(facts, tree, i);
    }
}

/** Whether @p text, folded, is a date, or begins with the words before one. */
static bool is_date_line(struct str text)
{
    for (size_t k = 0; date_words[k]; k++)
        if (str_starts_with(text, str_of(date_words[k])))
            return true;
    struct date_range range;
    struct error fault = {0};
    return text.n >= 8 && date_parse_written(&range, text, &fault) == STATUS_OK;
}

static bool is_line(const struct html_tree *tree, size_t i)
{
    unsigned tag = tree->nodes[i].tag;
    return tag == HTML_TAG_P || tag == HTML_TAG_DIV;
}

void page_drop_date_line(const struct page_facts *facts, struct html_tree *tree,
                         size_t root)
{
    size_t n_before = 0;
    if (!facts->values[PAGE_DATE])
        return;
    for (size_t i = root + 1; i < tree->nodes[root].end && n_before < HEAD_BYTES; i++) {
        struct html_node *node = &tree->nodes[i];
        if (node->tag == HTML_TAG_TEXT) {
            n_before += str_trim(html_text_of(tree, i)).n;
            continue;
        }
        if (node->marks & HTML_MARK_DROPPED) {
            i = node->end - 1;
            continue;
        }
        AUTO_BUF line = BUF_INIT(LINE_MAX_BYTES), folded = BUF_INIT(LINE_MAX_BYTES);
        if (!is_line(tree, i) || node->end - i > LINE_NODES)
            continue;
        html_put_text_of(&line, tree, i);
        fold_put(&folded, buf_str(&line));
        if (buf_overflowed(&line) || !is_date_line(buf_str(&folded)))
            continue;
        node->marks |= HTML_MARK_DROPPED;
        i = node->end - 1;
    }
}
