/* Finds bare addresses in a text: they become links. */
#ifndef INDEXER_MARKDOWN_MARKDOWN_ADDRESS_H
#define INDEXER_MARKDOWN_MARKDOWN_ADDRESS_H

#include "base/str.h"
#include "text/block/block_writer.h"

/**
 * Put @p text. What begins with http://, https:// or www. in it, and addresses of e-mail,
 * are links, as on GitHub. cmark-gfm's own extension for this takes quadratic time.
 */
void markdown_put_addresses(struct block_writer *writer, struct str text);

#endif
