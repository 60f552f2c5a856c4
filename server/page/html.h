/* HTML written straight into a buffer: what stands in a page many times is no tree first. Literals are the caller's; all that
 * comes from documents or questions goes through html_escape() (text/snippet.h) or html_put_marked()
 * (template-c/marked.h). */
#ifndef SERVER_PAGE_HTML_H
#define SERVER_PAGE_HTML_H

#include "base/buf.h"

/** The most that is written at once. */
#define HTML_MAX ((size_t)64 << 20)

/** Append @p before, @p text escaped and @p behind. */
void html_put_text(struct buf *out, const char *before, struct str text,
                   const char *behind);

#endif
