/* HTML written straight into a buffer: what stands in a page many times is no tree first. Literals are the caller's; all that
 * comes from documents or questions goes through html_escape() (text/snippet.h) or html_put_marked(). */
#ifndef SERVER_HTML_H
#define SERVER_HTML_H

#include "base/buf.h"

/** The most that is written at once. */
#define HTML_MAX ((size_t)64 << 20)

/** Append @p html, HTML that was escaped already and holds no element but <mark>: just <mark> and </mark> are let through, every
 *  other "<", ">" and quote is escaped, so that even a value that nobody escaped makes no element and no attribute. */
void html_put_marked(struct buf *out, struct str html);

/** Append @p before, @p text escaped and @p behind. */
void html_put_text(struct buf *out, const char *before, struct str text,
                   const char *behind);

#endif
