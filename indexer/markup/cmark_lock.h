/* The lock of cmark-gfm: while it parses, it keeps the special characters of its
 * extensions in global variables, so that only one thread may parse at a time. */
#ifndef INDEXER_MARKUP_CMARK_LOCK_H
#define INDEXER_MARKUP_CMARK_LOCK_H

/** Wait until no other thread parses. */
void cmark_lock(void);
void cmark_unlock(void);

#endif
