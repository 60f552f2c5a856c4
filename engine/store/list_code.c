/* Coding a posting list. */
#include "engine/store/list_code.h"

#include <string.h>

#include "base/bits.h"
#include "base/varint.h"
#include "engine/file/pack.h"

/** Append a full block. @return its last document. */
static uint32_t put_block(struct buf *out, const struct list_postings *postings,
                          uint32_t first, uint32_t before)
{
    uint32_t distances[PACK_N];
    uint8_t counts[PACK_N];
    unsigned all_counts = 0;
    for (size_t i = 0; i < PACK_N; i++) {
        distances[i] = postings->docids[first + i] - before - 1;
        counts[i] = (uint8_t)(postings->counts[first + i] - 1);
        all_counts |= counts[i];
        before = postings->docids[first + i];
    }
    unsigned width = pack_width(distances), count_width = bits_of(all_counts);
    buf_put_byte(out, (char)(width | count_width << 5));
    pack_put(out, distances, width);
    pack_put_small(out, counts, PACK_N, count_width);
    return before;
}

/** Append the documents behind the full blocks. */
static void put_rest(struct buf *out, const struct list_postings *postings,
                     uint32_t first, uint32_t before)
{
    for (uint32_t i = first; i < postings->n; i++) {
        uint64_t distance = postings->docids[i] - before - 1;
        varint_put(out, distance << 1 | (postings->counts[i] > 1));
        if (postings->counts[i] > 1)
            buf_put_byte(out, (char)postings->counts[i]);
        before = postings->docids[i];
    }
}

/** Append a count code for every document of the index. */
static void put_dense(struct buf *out, const struct list_postings *postings,
                      uint32_t n_documents)
{
    size_t n_bytes = list_dense_bytes(n_documents);
    unsigned char *codes = (unsigned char *)buf_extend(out, n_bytes);
    if (!codes)
        return;
    memset(codes, 0, n_bytes);
    for (uint32_t i = 0; i < postings->n; i++)
        codes[postings->docids[i] / 2] |=
            (unsigned char)(postings->counts[i] << postings->docids[i] % 2 * 4);
}

void list_code(struct buf *out, struct buf *blocks, const struct list_postings *postings,
               uint32_t n_documents)
{
    buf_clear(out);
    buf_clear(blocks);
    if (list_is_dense(postings->n, n_documents))
        put_dense(out, postings, n_documents);
    uint32_t first = 0, before = 0;
    for (; first + PACK_N <= postings->n; first += PACK_N) {
        before = put_block(blocks, postings, first, before);
        struct list_skip skip = {before, (uint32_t)blocks->n};
        buf_put(out, &skip, sizeof skip);
    }
    put_rest(blocks, postings, first, before);
    buf_put_str(out, buf_str(blocks));
}
