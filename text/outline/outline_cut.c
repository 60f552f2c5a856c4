/* Chooses where a part ends: the best place in the second half of what it may hold. */
#include "text/outline/outline_cut.h"

#include "base/utf8.h"

/* How good it is to cut before a block; the least is best. Headings have their level, 1
 * to 6. */
enum { BEFORE_TOP_BLOCK = 7, BEFORE_BLOCK, BEFORE_CELL, BEFORE_SPAN, NOWHERE };

struct cut {
    size_t at;
    unsigned rank;
};

static unsigned rank_of(const struct block *block)
{
    switch ((int)block->type) {
    case BLOCK_HEADING:
        return block->traits.number && block->traits.number < 6 ? block->traits.number
                                                                : 6;
    case BLOCK_HEAD_CELL:
    case BLOCK_CELL:
        return BEFORE_CELL;
    default:
        break;
    }
    if (block_class_of(block->type) == BLOCK_SPAN)
        return BEFORE_SPAN;
    return block->depth ? BEFORE_BLOCK : BEFORE_TOP_BLOCK;
}

/** What a part holds, in thousandths of what it may hold. */
static size_t fullness(const struct outline_scan *now, const struct outline_scan *begin,
                       size_t n_blocks, size_t n_bytes)
{
    size_t items = now->next_item.bytes.at - begin->next_item.bytes.at;
    size_t most = n_bytes * 1000 / OUTLINE_TEXT_MAX;
    size_t others[] = {n_blocks * 1000 / OUTLINE_BLOCKS_MAX,
                       items * 1000 / OUTLINE_LAYOUT_MAX};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        most = others[i] > most ? others[i] : most;
    return most;
}

/** The last place between two words of the part that begins at @p from. */
static size_t between_words(struct str text, size_t from)
{
    size_t end = from + OUTLINE_TEXT_MAX, at = end;
    while (at > from + OUTLINE_TEXT_MAX / 2 && text.at[at - 1] != ' ' &&
           text.at[at - 1] != '\n')
        at--;
    if (at > from + OUTLINE_TEXT_MAX / 2)
        return at;
    for (at = end; at > from + 1 && ((unsigned char)text.at[at] & 0xC0) == 0x80;)
        at--;
    return at;
}

/** The cut when the part is full and the next block begins at @p next: the best place
 *  that was seen; before the next block; or between two words of a long one. */
static size_t settle(const struct outline_scan *scan, struct cut best, size_t from,
                     size_t next)
{
    if (best.rank < NOWHERE)
        return best.at;
    return next - from <= OUTLINE_TEXT_MAX && next > from
               ? next
               : between_words(scan->text, from);
}

size_t outline_cut(const struct outline_scan *begin, size_t from)
{
    struct outline_scan scan = *begin;
    struct cut best = {0, NOWHERE};
    size_t n_text = scan.text.n;
    for (size_t n_blocks = 0; scan.has_next; n_blocks++) {
        size_t at = scan.next.start;
        size_t full = fullness(&scan, begin, n_blocks, at > from ? at - from : 0);
        if (full > 1000 && at > from)
            return settle(&scan, best, from, at);
        unsigned rank = rank_of(&scan.next);
        /* Spans are cut only where nothing else can be. */
        if (full >= 500 && at > from && rank < BEFORE_SPAN &&
            (rank <= best.rank || at == best.at))
            best = (struct cut){at, rank < best.rank ? rank : best.rank};
        outline_scan_step(&scan);
    }
    size_t rest = n_text - from;
    return rest <= OUTLINE_TEXT_MAX ? n_text : settle(&scan, best, from, n_text);
}
