/* Makes CommonMark of what site generators take for Markdown, in pieces of bounded size.
 *
 * Taken out, with what readers see of it kept: shortcodes ({{< >}}, {{% %}}, {% %},
 * {{ }}), containers and components (:::tip, ::name, !!! note, > [!NOTE], MDX), lists of
 * attributes ({#id .class}), links of wikis, marks of tables of contents, comments.
 * Lists of terms become <dl>. Code stays as it is.
 *
 * What makes cmark-gfm slow or large is bounded: the columns and missing cells of tables,
 * the depth of quotes and lists, the length of paragraphs and of definitions of links. */
#ifndef INDEXER_MARKDOWN_MARKDOWN_SOURCE_H
#define INDEXER_MARKDOWN_MARKDOWN_SOURCE_H

#include "base/macros.h"
#include "indexer/markdown/markdown_blocks.h"

/** The first node of a quote that is an aside in truth. */
#define MARKDOWN_ASIDE "<aside/>"

struct markdown_source;

/** A reader of @p markdown, which is borrowed, as @p facts are; never NULL. It sets
 *  facts->title when MDX has one, and facts->table_line. */
struct markdown_source *markdown_source_new(struct str markdown,
                                            struct markdown_facts *facts);
void markdown_source_free(struct markdown_source *source);
void markdown_source_free_at(struct markdown_source **source);
#define AUTO_MARKDOWN_SOURCE CLEANUP(markdown_source_free_at) struct markdown_source

/**
 * Make the next piece, which is a whole document for a parser. @p out is borrowed until
 * the next call.
 *
 * @return false at the end.
 */
bool markdown_source_next(struct str *out, struct markdown_source *source);

#endif
