/* Reads the metadata of a page that are in its elements. */
#include "indexer/web/fold.h"
#include "indexer/web/page_facts.h"

#define TEXT_MAX 8000U

/* Names of <meta>, as "name", "property" or "itemprop", in small letters. */
static const struct {
    const char *name;
    enum page_fact fact;
    enum page_trust trust;
} metas[] = {
    {"og:title", PAGE_TITLE, PAGE_OPEN_GRAPH},
    {"dc.title", PAGE_TITLE, PAGE_DUBLIN_CORE},
    {"dcterms.title", PAGE_TITLE, PAGE_DUBLIN_CORE},
    {"citation_title", PAGE_TITLE, PAGE_DUBLIN_CORE},
    {"twitter:title", PAGE_TITLE, PAGE_META},
    {"article:published_time", PAGE_DATE, PAGE_OPEN_GRAPH},
    {"og:article:published_time", PAGE_DATE, PAGE_OPEN_GRAPH},
    {"datepublished", PAGE_DATE, PAGE_OPEN_GRAPH},
    {"dcterms.issued", PAGE_DATE, PAGE_DUBLIN_CORE},
    {"dc.date.issued", PAGE_DATE, PAGE_DUBLIN_CORE},
    {"dcterms.created", PAGE_DATE, PAGE_DUBLIN_CORE},
    {"dc.date.created", PAGE_DATE, PAGE_DUBLIN_CORE},
    {"dcterms.date", PAGE_DATE, PAGE_DUBLIN_CORE},
    {"dc.date", PAGE_DATE, PAGE_DUBLIN_CORE},
    {"citation_publication_date", PAGE_DATE, PAGE_DUBLIN_CORE},
    {"date", PAGE_DATE, PAGE_META},
    {"pubdate", PAGE_DATE, PAGE_META},
    {"publish-date", PAGE_DATE, PAGE_META},
    {"publication_date", PAGE_DATE, PAGE_META},
    {"article:modified_time", PAGE_DATE, PAGE_CHANGE},
    {"og:updated_time", PAGE_DATE, PAGE_CHANGE},
    {"dcterms.modified", PAGE_DATE, PAGE_CHANGE},
    {"last-modified", PAGE_DATE, PAGE_CHANGE},
    {"author", PAGE_AUTHOR, PAGE_META},
    {"article:author", PAGE_AUTHOR, PAGE_OPEN_GRAPH},
    {"dc.creator", PAGE_AUTHOR, PAGE_DUBLIN_CORE},
    {"dcterms.creator", PAGE_AUTHOR, PAGE_DUBLIN_CORE},
    {"citation_author", PAGE_AUTHOR, PAGE_DUBLIN_CORE},
    {"og:site_name", PAGE_SOURCE, PAGE_OPEN_GRAPH},
    {"dc.publisher", PAGE_SOURCE, PAGE_DUBLIN_CORE},
    {"dcterms.publisher", PAGE_SOURCE, PAGE_DUBLIN_CORE},
    {"publisher", PAGE_SOURCE, PAGE_META},
    {"application-name", PAGE_SOURCE, PAGE_META},
    {"og:description", PAGE_DESCRIPTION, PAGE_DUBLIN_CORE},
    {"description", PAGE_DESCRIPTION, PAGE_OPEN_GRAPH},
    {"dc.description", PAGE_DESCRIPTION, PAGE_META},
    {"dcterms.abstract", PAGE_DESCRIPTION, PAGE_META},
    {"twitter:description", PAGE_DESCRIPTION, PAGE_MARKUP},
    {"og:url", PAGE_URL, PAGE_OPEN_GRAPH},
};

static const char *const keyword_metas[] = {
    "keywords", "article:tag", "dc.subject", "dcterms.subject", "news_keywords", NULL};
static const char *const category_metas[] = {"article:section", NULL};

/** The name of the <meta>, whichever attribute has it. */
static void put_name(struct buf *out, const struct html_tree *tree, size_t i)
{
    static const enum html_attribute_id ids[] = {
        HTML_ATTRIBUTE_PROPERTY, HTML_ATTRIBUTE_NAME, HTML_ATTRIBUTE_ITEMPROP};
    for (size_t k = 0; k < COUNT_OF(ids) && out->n == 0; k++)
        fold_put(out, html_node_attribute(tree, i, ids[k]).at
                          ? html_node_attribute(tree, i, ids[k])
                          : STR(""));
}

static void read_one_meta(struct page_facts *facts, const struct html_tree *tree,
                          size_t i)
{
    AUTO_BUF name = BUF_INIT(TEXT_MAX);
    AUTO_BUF value = BUF_INIT(TEXT_MAX);
    put_name(&name, tree, i);
    html_put_attribute(&value, tree, i, HTML_ATTRIBUTE_CONTENT);
    struct str key = buf_str(&name);
    if (key.n == 0 || value.n == 0 || buf_overflowed(&value))
        return;
    for (size_t k = 0; k < COUNT_OF(metas); k++)
        if (str_equal(key, str_of(metas[k].name)))
            page_offer(facts, metas[k].fact, metas[k].trust, buf_str(&value));
    if (str_is_in(key, keyword_metas))
        page_add_names(facts->keywords, buf_str(&value));
    if (str_is_in(key, category_metas))
        page_add_names(facts->categories, buf_str(&value));
}

/** Take the address that the page wants to be called by. */
static void read_link(struct page_facts *facts, const struct html_tree *tree, size_t i)
{
    AUTO_BUF value = BUF_INIT(TEXT_MAX);
    if (!html_node_attribute_is(tree, i, HTML_ATTRIBUTE_REL, "canonical"))
        return;
    html_put_attribute(&value, tree, i, HTML_ATTRIBUTE_HREF);
    page_offer(facts, PAGE_URL, PAGE_LINKED_DATA, buf_str(&value));
}

static void read_title(struct page_facts *facts, const struct html_tree *tree, size_t i)
{
    AUTO_BUF value = BUF_INIT(TEXT_MAX);
    html_put_text_of(&value, tree, i);
    if (!buf_overflowed(&value))
        page_offer(facts, PAGE_TITLE, PAGE_MARKUP, buf_str(&value));
}

void page_read_meta(struct page_facts *facts, const struct html_tree *tree)
{
    for (size_t i = 1; i < tree->n; i++) {
        const struct html_node *node = &tree->nodes[i];
        if (node->tag == HTML_TAG_META)
            read_one_meta(facts, tree, i);
        else if (node->tag == HTML_TAG_LINK)
            read_link(facts, tree, i);
        else if (node->tag == HTML_TAG_TITLE &&
                 tree->nodes[node->parent].tag != HTML_TAG_SVG)
            read_title(facts, tree, i);
    }
}
