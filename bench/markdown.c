/* Says how many MB/s of Markdown become blocks, text and layout, and how many cmark-gfm
 * alone parses: bench_markdown FILE… */
#include <stdio.h>

#include <cmark-gfm.h>

#include "base/file.h"
#include "base/memory.h"
#include "bench/clock.h"
#include "indexer/markdown/markdown_blocks.h"
#include "text/block/layout.h"

#define FILE_MAX_BYTES (16U << 20)
/* Each file is read so often, for a steady figure. */
#define ROUNDS 20

static void read_blocks(struct str markdown)
{
    AUTO_BLOCK_WRITER *writer = block_writer_new(FILE_MAX_BYTES);
    AUTO_BUF title = BUF_INIT(FILE_MAX_BYTES), layout = BUF_INIT(LAYOUT_MAX);
    struct markdown_facts facts = {.known_title = STR(""), .title = &title};
    markdown_to_blocks(writer, markdown, &facts);
    block_put_layout(&layout, writer);
}

static void parse_alone(struct str markdown)
{
    cmark_node_free(cmark_parse_document(markdown.at, markdown.n, CMARK_OPT_FOOTNOTES));
}

static double time_of(void (*read)(struct str markdown), struct str markdown)
{
    double start = clock_seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (unsigned i = 0; i < ROUNDS; i++)
        read(markdown);
    return clock_seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
}

int main(int argc, char **argv)
{
    double bytes = 0, ours = 0, parser = 0;
    for (int i = 1; i < argc; i++) {
        AUTO_BUF text = BUF_INIT(FILE_MAX_BYTES);
        struct error err = {0};
        if (file_read(&text, argv[i], &err)) {
            (void)fprintf(stderr, "%s\n", err.text);
            return 1;
        }
        bytes += ROUNDS * (double)text.n;
        ours += time_of(read_blocks, buf_str(&text));
        parser += time_of(parse_alone, buf_str(&text));
    }
    if (bytes > 0)
        (void)printf("%.0f MB/s of %.0f MB/s that cmark-gfm alone parses\n",
                     bytes / ours / 1e6, bytes / parser / 1e6);
    return 0;
}
