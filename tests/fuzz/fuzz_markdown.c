/* Reads any bytes as Markdown: the text is UTF-8 and the layout is sound for it, whatever
 * the marks are. The first byte says whether it is MDX. */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "indexer/markdown/markdown_blocks.h"
#include "text/block/layout.h"

#define TEXT_MAX (1U << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > TEXT_MAX / 4)
        return 0;
    struct str text = {(const char *)data + 1, size - 1};
    if (utf8_first_invalid(text) < text.n)
        return 0;
    AUTO_BLOCK_WRITER *writer = block_writer_new(TEXT_MAX);
    AUTO_BUF title = BUF_INIT(TEXT_MAX), layout = BUF_INIT(LAYOUT_MAX);
    struct markdown_facts facts = {
        .known_title = STR(""), .title = &title, .is_mdx = data[0] & 1};
    markdown_to_blocks(writer, text, &facts);
    block_put_layout(&layout, writer);
    if (utf8_first_invalid(block_text(writer)) < block_text(writer).n ||
        !layout_is_sound(buf_str(&layout), block_text(writer))) {
        (void)fprintf(stderr, "%s\n", buf_text(&layout));
        abort();
    }
    return 0;
}
