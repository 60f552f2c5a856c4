/* Reads any bytes as a fragment of HTML: the layout that comes out is sound for the text,
 * and the text is UTF-8. */
#include <stdlib.h>

#include "base/utf8.h"
#include "indexer/markup/charset.h"
#include "indexer/markup/html_blocks.h"
#include "text/block/layout.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct str html, const char *write(struct block_writer *, struct str))
{
    AUTO_BLOCK_WRITER *writer = block_writer_new(1U << 22);
    AUTO_BUF layout = BUF_INIT(LAYOUT_MAX);
    (void)write(writer, html);
    block_finish(writer);
    block_put_layout(&layout, writer);
    struct str text = block_text(writer);
    if (utf8_first_invalid(text) != text.n)
        abort();
    if (layout.n && !layout_is_sound(buf_str(&layout), text))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    AUTO_BUF html = BUF_INIT(1U << 22);
    (void)charset_put(&html, (struct str){(const char *)data, size}, STR(""));
    check(buf_str(&html), html_to_blocks);
    check(buf_str(&html), html_typed_to_blocks);
    return 0;
}
