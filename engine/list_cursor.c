/* Going through a list block by block. Nothing of the file is believed: a block that is not inside the list, or gives
 * other documents than it should, ends it. */
#include <string.h>

#include "base/varint.h"
#include "engine/lists.h"
#include "engine/lists_file.h"

static uint32_t n_full(const struct list *list)
{
    return list->n / PACK_N;
}

static struct list_skip skip_at(const struct list *list, uint32_t block)
{
    struct list_skip skip;
    memcpy(&skip, list->at + (size_t)block * sizeof skip, sizeof skip);
    return skip;
}

static bool has_skips(const struct list *list)
{
    return (size_t)(list->end - list->at) >=
           (size_t)n_full(list) * sizeof(struct list_skip) + LISTS_PADDING;
}

/** Where block @p block begins, and the document before it. NULL: outside. */
static const unsigned char *block_at(const struct list *list, uint32_t block,
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

/** Turn the distances into documents. @return false when the last one is not @p last, or not of the index. */
static bool add_up(uint32_t *docids, uint32_t before, uint32_t last,
                   const struct list *list)
{
    uint64_t docid = before;
    for (size_t i = 0; i < PACK_N; i++) {
        docid += (uint64_t)docids[i] + 1;
        docids[i] = (uint32_t)docid;
    }
    return docid == last && last <= list->last_document;
}

/** Read a full block; @p counts may be NULL. */
static bool read_full(uint32_t *docids, uint32_t *counts, const struct list *list,
                      uint32_t block)
{
    uint32_t before;
    const unsigned char *at = block_at(list, block, &before);
    if (!at || list->end - at < (ptrdiff_t)(1 + PACK_SLACK))
        return false;
    unsigned width = *at & 31U, count_width = *at >> 5;
    size_t bytes = 1 + pack_bytes(width) + pack_bytes(count_width) + PACK_SLACK;
    if ((size_t)(list->end - at) < bytes || count_width > 4)
        return false;
    pack_take(docids, at + 1, width);
    if (counts)
        pack_take(counts, at + 1 + pack_bytes(width), count_width);
    return add_up(docids, before, skip_at(list, block).last, list);
}

/** Read what is behind the full blocks. @return how many. */
static uint32_t read_rest(uint32_t *docids, uint32_t *counts, const struct list *list)
{
    uint32_t before;
    const unsigned char *at = block_at(list, n_full(list), &before);
    uint32_t n = list->n % PACK_N;
    struct varint_reader reader = {at, list->end, !at};
    uint64_t docid = before;
    for (uint32_t i = 0; i < n; i++) {
        uint64_t value = varint_take(&reader);
        uint32_t code = 0;
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

void list_cursor_open(struct list_cursor *cursor, const struct list *list)
{
    cursor->list = *list;
    cursor->next = 0;
    cursor->n = 0;
    if (list->n && !has_skips(list))
        cursor->list.n = 0;
}

/** The first block from @p block on whose last document is @p docid or later; n_full() when none is. */
static uint32_t skip_to(const struct list *list, uint32_t block, uint32_t docid)
{
    uint32_t end = n_full(list), step = 1;
    uint32_t low = block;
    /* Near blocks are the usual ones: gallop, then halve. */
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
    const struct list *list = &cursor->list;
    if (cursor->n && cursor->docids[cursor->n - 1] >= docid)
        return true;
    if (cursor->next > n_full(list))
        return end_here(cursor);
    uint32_t block = skip_to(list, cursor->next, docid);
    cursor->next = block + 1;
    if (block < n_full(list)) {
        if (!read_full(cursor->docids, cursor->counts, list, block))
            return end_here(cursor);
        cursor->n = PACK_N;
        return true;
    }
    cursor->n = read_rest(cursor->docids, cursor->counts, list);
    return (cursor->n && cursor->docids[cursor->n - 1] >= docid) || end_here(cursor);
}

uint32_t list_docids(uint32_t *docids, const struct list *list)
{
    uint32_t n = 0;
    if (!list->n || !has_skips(list))
        return 0;
    for (uint32_t block = 0; block < n_full(list); block++, n += PACK_N)
        if (!read_full(docids + n, NULL, list, block))
            return n;
    return n + read_rest(docids + n, NULL, list);
}
