/* Finds the text of a page among its menus, banners and footers. */
#ifndef INDEXER_WEB_PAGE_CONTENT_H
#define INDEXER_WEB_PAGE_CONTENT_H

#include "indexer/markup/html_tree.h"

/**
 * Mark what does not belong to the text of the page with HTML_MARK_DROPPED: navigation,
 * banners, notices of cookies, footers, buttons to share, « lire aussi », comments.
 *
 * @return the node that holds the text: <main>, the article, or the smallest element with
 *         four fifths of the prose.
 */
size_t page_find_content(struct html_tree *tree);

#endif
