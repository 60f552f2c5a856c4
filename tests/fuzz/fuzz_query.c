/* Parses any bytes as a query: the tree is bounded, and the same bytes give the same tree
 * twice. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/engine/request/query_described.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct seen {
    size_t nodes, prefixes, depth;
};

/** Count the nodes, and check that each text lies within the question. */
static bool is_sound(struct seen *seen, const struct query_node *node, struct str text,
                     size_t depth)
{
    for (; node; node = node->next) {
        bool within =
            !node->text.at || (node->text.at >= text.at &&
                               node->text.at + node->text.n <= text.at + text.n);
        seen->nodes++;
        seen->prefixes += node->kind == QUERY_PREFIX;
        seen->depth = depth > seen->depth ? depth : seen->depth;
        if (!within || depth > 100 || !is_sound(seen, node->child, text, depth + 1))
            return false;
    }
    return true;
}

static void describe(struct buf *out, struct str text, struct seen *seen)
{
    AUTO_ARENA *arena = arena_new();
    struct query_ignored ignored;
    const struct query_node *tree = query_parse(text, &ignored, arena);
    bool sound = is_sound(seen, tree, text, 0);
    for (size_t i = 0; i < ignored.n; i++)
        sound = sound && ignored.at[i].at >= text.at &&
                ignored.at[i].at + ignored.at[i].n <= text.at + text.n;
    query_describe(out, tree);
    if (!sound)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A copy of exactly this size, so that the sanitizer sees a read beyond it. */
    char *copy = malloc(size + 1); /* library memory */
    if (!copy)
        return 0;
    memcpy(copy, data, size);
    struct seen first = {0, 0, 0}, second = {0, 0, 0};
    AUTO_BUF a = BUF_INIT(1 << 20), b = BUF_INIT(1 << 20);
    describe(&a, (struct str){copy, size}, &first);
    describe(&b, (struct str){copy, size}, &second);
    free(copy); /* library memory */
    bool sound = strcmp(buf_text(&a), buf_text(&b)) == 0 &&
                 first.prefixes <= QUERY_PREFIXES_MAX &&
                 first.depth <= 4 * QUERY_NESTING_MAX + 8 && first.nodes <= 1000;
    if (!sound) {
        (void)fprintf(stderr, "nodes %zu, prefixes %zu, depth %zu\n", first.nodes,
                      first.prefixes, first.depth);
        abort();
    }
    return 0;
}
