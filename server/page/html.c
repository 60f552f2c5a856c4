/* Text between what stands around it. */
#include "server/page/html.h"

#include "text/snippet.h"

void html_put_text(struct buf *out, const char *before, struct str text,
                   const char *behind)
{
    buf_put_text(out, before);
    html_escape(out, text);
    buf_put_text(out, behind);
}
