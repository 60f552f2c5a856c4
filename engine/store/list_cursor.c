/* Reading a posting list block by block. The file is not trusted: a block that
 * lies outside the list, or whose documents are not what they should be, ends the
 * list. */
#include <string.h>

#include "base/varint.h"
#include "engine/store/list_code.h"
#include "engine/store/posting_list.h"

/** The number of full blocks. */
static uint32_t n_full(const struct posting_list *list)
{
    return list->n / PACK_N;
}

static struct list_skip skip_at(const struct posting_list *list, uint32_t block)
{
    struct list_skip skip;
    memcpy(&skip, list->at + (size_t)block * sizeof skip, sizeof skip);
    return skip;
}

static bool has_skips(const struct posting_list *list)
{
    return (size_t)(list->end - list->at) >=
           (size_t)n_full(list) * sizeof(struct list_skip) + LIST_PADDING;
}

/** Where block @p block begins, or NULL outside the list; @p before becomes the last
 *  document of the block before, 0 for the first block. */
static const unsigned char *block_at(const struct posting_list *list, uint32_t block,
                                     uint32_t *before)
{
    const unsigned char *first =
        list->at + (size_t)n_full(list) * sizeof(struct list_skip);
    struct list_skip skip = {0, 0};
    if (block)
        skip = skip_at(list, block - 1);
    *before = skip.last;
    size_t room = (size_t)(list->end - first);
    return skip.end <= room ? first + skip.end : NULL;
}

/** The parts of a full block. */
struct list_block {
    const unsigned char *distances, *counts;
    unsigned width, count_width;
    /* The last document of the block before. */
    uint32_t before;
};

static bool find_block(struct list_block *out, const struct posting_list *list,
                       uint32_t block)
{
    const unsigned char *at = block_at(list, block, &out->before);
    if (!at || at >= list->end)
        return false;
    out->width = *at & 31U;
    out->count_width = *at >> 5;
    out->distances = at + 1;
    out->counts = out->distances + pack_bytes(out->width);
    size_t bytes = 1 + pack_bytes(out->width) + pack_bytes(out->count_width) + PACK_SLACK;
    return (size_t)(list->end - at) >= bytes && out->count_width <= 4;
}

/** Decode the documents of a full block. @return false when they are not increasing, not
 *  of the index, or do not end with @p last, as the skip list says. */
static bool read_full(uint32_t *docids, const struct list_block *block, uint32_t last,
                      const struct posting_list *list)
{
    pack_take(docids, block->distances, block->width);
    pack_add_up(docids, block->before);
    if (docids[PACK_N - 1] != last || last <= block->before || last > list->last_document)
        return false;
    /* Distances of up to 24 bits sum up to less than 2³², so that there was no overflow:
     * the numbers increase, and the check of the last one was enough. */
    for (size_t i = 1; block->width > 24 && i < PACK_N; i++)
        if (docids[i] <= docids[i - 1])
            return false;
    return true;
}

/** Decode the documents behind the full blocks; @p counts may be NULL. @return how
 *  many. */
static uint32_t read_rest(uint32_t *docids, uint8_t *counts,
                          const struct posting_list *list)
{
    uint32_t before;
    const unsigned char *at = block_at(list, n_full(list), &before);
    if (!at)
        return 0;
    uint32_t n = list->n % PACK_N;
    struct varint_reader reader = {at, list->end, false};
    uint64_t docid = before;
    for (uint32_t i = 0; i < n; i++) {
        uint64_t value = varint_take(&reader);
        uint8_t code = 1;
        if ((value & 1) && reader.at < reader.end)
            code = *reader.at++ & 15U;
        docid += (value >> 1) + 1;
        if (reader.damaged || (value >> 1) > UINT32_MAX || docid > list->last_document)
            return i;
        docids[i] = (uint32_t)docid;
        if (counts)
            counts[i] = code;
    }
    return n;
}

void list_cursor_open(struct list_cursor *cursor, const struct posting_list *list)
{
    cursor->list = *list;
    cursor->next = 0;
    cursor->n = 0;
    if (list->n && !has_skips(list))
        cursor->list.n = 0;
}

/** The first block from @p block on whose last document is ≥ @p docid; n_full() when
 *  there is none. */
static uint32_t skip_to(const struct posting_list *list, uint32_t block, uint32_t docid)
{
    uint32_t end = n_full(list), step = 1;
    uint32_t low = block;
    /* The block is mostly near: a galloping search, then a binary one. */
    while (low < end && skip_at(list, low).last < docid) {
        block = low + 1;
        low += step;
        step *= 2;
    }
    uint32_t high = low < end ? low : end;
    while (block < high) {
        uint32_t middle = block + (high - block) / 2;
        if (skip_at(list, middle).last < docid)
            block = middle + 1;
        else
            high = middle;
    }
    return block;
}

static bool end_here(struct list_cursor *cursor)
{
    cursor->n = 0;
    cursor->next = n_full(&cursor->list) + 1;
    return false;
}

bool list_seek(struct list_cursor *cursor, uint32_t docid)
{
    const struct posting_list *list = &cursor->list;
    if (cursor->n && cursor->docids[cursor->n - 1] >= docid)
        return true;
    if (cursor->next > n_full(list))
        return end_here(cursor);
    uint32_t block = skip_to(list, cursor->next, docid);
    cursor->next = block + 1;
    if (block < n_full(list)) {
        struct list_block found;
        if (!find_block(&found, list, block) ||
            !read_full(cursor->docids, &found, skip_at(list, block).last, list))
            return end_here(cursor);
        cursor->counts = found.counts;
        cursor->count_width = found.count_width;
        cursor->n = PACK_N;
        return true;
    }
    cursor->counts = NULL;
    cursor->n = read_rest(cursor->docids, cursor->rest, list);
    return (cursor->n && cursor->docids[cursor->n - 1] >= docid) || end_here(cursor);
}

uint32_t list_docids(uint32_t *docids, const struct posting_list *list)
{
    uint32_t n = 0;
    if (!list->n || !has_skips(list))
        return 0;
    for (uint32_t i = 0; i < n_full(list); i++, n += PACK_N) {
        struct list_block block;
        if (!find_block(&block, list, i) ||
            !read_full(docids + n, &block, skip_at(list, i).last, list))
            return n;
    }
    return n + read_rest(docids + n, NULL, list);
}
