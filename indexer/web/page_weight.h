/* How much text, and how much of it in links, each element of a page has. */
#ifndef INDEXER_WEB_PAGE_WEIGHT_H
#define INDEXER_WEB_PAGE_WEIGHT_H

#include "indexer/markup/html_tree.h"

/** Held by value. Each array has one number more than the tree has nodes: the bytes of
 *  what is before a node. Hidden and dropped elements have none. */
struct page_weight {
    uint32_t *text, *links, *prose;
};

void page_weigh(struct page_weight *out, const struct html_tree *tree);
void page_weight_release(struct page_weight *weight);
#define AUTO_PAGE_WEIGHT CLEANUP(page_weight_release) struct page_weight

/** Of node @p i: bytes of text, of text in links, and of text that stands outside of
 *  links in pieces long enough to be sentences. */
uint32_t page_text(const struct page_weight *weight, const struct html_tree *tree,
                   size_t i);
uint32_t page_links(const struct page_weight *weight, const struct html_tree *tree,
                    size_t i);
uint32_t page_prose(const struct page_weight *weight, const struct html_tree *tree,
                    size_t i);

#endif
