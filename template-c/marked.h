/* Text that was escaped already, in which words are marked. Usable from C and C++. */
#ifndef TEMPLATE_C_MARKED_H
#define TEMPLATE_C_MARKED_H

#include "base/buf.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Append @p html, HTML that was escaped already and holds no element but <mark>: just <mark> and </mark> are let through, every
 *  other "<", ">" and quote is escaped, so that even a value that nobody escaped makes no element and no attribute. */
void html_put_marked(struct buf *out, struct str html);

#ifdef __cplusplus
}
#endif

#endif
