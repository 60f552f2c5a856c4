/* What a page says of itself: its title, date, author, each from the place that is
 * trusted most. */
#ifndef INDEXER_WEB_PAGE_FACTS_H
#define INDEXER_WEB_PAGE_FACTS_H

#include <jansson.h>

#include "indexer/markup/html_tree.h"

/* ROW(NAME, name): the member of the object that the page becomes. */
#define PAGE_FACTS(ROW)                                                                  \
    ROW(TITLE, "title")                                                                  \
    ROW(DATE, "date")                                                                    \
    ROW(AUTHOR, "author")                                                                \
    ROW(SOURCE, "source")                                                                \
    ROW(DESCRIPTION, "description")                                                      \
    ROW(URL, "url")

#define PAGE_FACT_VALUE(NAME, name) PAGE_##NAME,
enum page_fact { PAGE_FACTS(PAGE_FACT_VALUE) PAGE_FACT_COUNT_ };
#undef PAGE_FACT_VALUE

/* How much a place is trusted, the most first. */
enum page_trust {
    PAGE_LINKED_DATA = 1,
    PAGE_OPEN_GRAPH,
    PAGE_DUBLIN_CORE,
    PAGE_META,
    PAGE_MARKUP,
    PAGE_GUESS,
    /* A day of change, where none of publication is known. */
    PAGE_CHANGE,
    PAGE_NOWHERE
};

/** Held by value. */
struct page_facts {
    /* Owned texts; NULL where nothing is known. */
    json_t *values[PAGE_FACT_COUNT_];
    enum page_trust trust[PAGE_FACT_COUNT_];
    /* Owned lists of texts, each once. */
    json_t *keywords, *categories;
};

void page_facts_init(struct page_facts *facts);
void page_facts_release(struct page_facts *facts);

/** Take note of @p text, in one line of UTF-8 without markup, when its place is trusted
 *  more than that of what is known. */
void page_offer(struct page_facts *facts, enum page_fact fact, enum page_trust trust,
                struct str text);

/** What is known, borrowed until the next offer; empty for nothing. */
struct str page_fact(const struct page_facts *facts, enum page_fact fact);

/** Add each of the names that @p text lists between commas or semicolons to @p list. */
void page_add_names(json_t *list, struct str text);

/** Read the linked data of schema.org (JSON-LD) in the page. */
void page_read_linked_data(struct page_facts *facts, const struct html_tree *tree);

/** Read the elements <meta>, <link> and <title>. */
void page_read_meta(struct page_facts *facts, const struct html_tree *tree);

/** Read what is marked up, or written as « Publié le … », inside of node @p root; what is
 *  marked as dropped does not count. */
void page_read_markup(struct page_facts *facts, const struct html_tree *tree,
                      size_t root);

/** Drop the line at the start of the text that only says the date that is known. */
void page_drop_date_line(const struct page_facts *facts, struct html_tree *tree,
                         size_t root);

/** Cut the name of the site off the title, where the page tells that it is one, and take
 *  the first heading where that is what the title stands for. */
void page_cut_title(struct page_facts *facts, const struct html_tree *tree);

/** The node of the heading of level 1 that names the page, or of its first heading of
 *  another level; 0 for none. */
size_t page_main_heading(const struct html_tree *tree);

#endif
