/* Writes layouts, and reads them without trusting them. */
#include "text/block/layout.h"

static bool is_kept(char c)
{
    return c > ' ' && c < 0x7f;
}

static void put_address(struct buf *out, struct str address)
{
    buf_put_byte(out, ',');
    for (size_t i = 0; i < address.n; i++) {
        if (is_kept(address.at[i]))
            buf_put_byte(out, address.at[i]);
        else
            buf_printf(out, "%%%02X", (unsigned char)address.at[i]);
    }
}

void layout_put(struct buf *out, const struct block *block, size_t before)
{
    if (out->n)
        buf_put_byte(out, ' ');
    buf_put_text(out, block_code(block->type));
    if (block->traits.number)
        buf_put_number(out, block->traits.number);
    if (block->traits.is_loose)
        buf_put_byte(out, '+');
    buf_put_byte(out, ',');
    buf_put_number(out, block->start - before);
    buf_put_byte(out, ',');
    buf_put_number(out, block->end - block->start);
    if (block->traits.address.n)
        put_address(out, block->traits.address);
}

struct layout_reader layout_read(struct str layout, struct str text)
{
    struct layout_reader reader = {.rest = layout, .text = text};
    return reader;
}

/** Read the digits at the start of @p rest, which is moved behind them. */
static bool take_number(size_t *out, struct str *rest)
{
    size_t n = 0;
    while (n < rest->n && rest->at[n] >= '0' && rest->at[n] <= '9')
        n++;
    int64_t number = str_number((struct str){rest->at, n}, UINT32_MAX);
    if (n == 0 || number < 0)
        return false;
    *out = (size_t)number;
    *rest = (struct str){rest->at + n, rest->n - n};
    return true;
}

static bool take_byte(struct str *rest, char byte)
{
    if (!rest->n || rest->at[0] != byte)
        return false;
    *rest = (struct str){rest->at + 1, rest->n - 1};
    return true;
}

static bool take_type(enum block_type *out, struct str *rest)
{
    size_t n = 0;
    while (n < rest->n && rest->at[n] >= 'a' && rest->at[n] <= 'z')
        n++;
    struct str code = {rest->at, n};
    unsigned type = 0;
    while (type < BLOCK_TYPE_COUNT_ &&
           !str_equal(code, str_of(block_code((enum block_type)type))))
        type++;
    *out = (enum block_type)type;
    *rest = (struct str){rest->at + n, rest->n - n};
    return type < BLOCK_TYPE_COUNT_;
}

/** Read one block, as it is written. @p skip and @p length are not checked. */
static bool parse(struct block *out, size_t *skip, size_t *length, struct str item)
{
    size_t number = 0;
    *out = (struct block){.traits = {.address = STR("")}};
    if (!take_type(&out->type, &item))
        return false;
    if (item.n && item.at[0] >= '0' && item.at[0] <= '9' && !take_number(&number, &item))
        return false;
    out->traits.number = (uint32_t)number;
    out->traits.is_loose = take_byte(&item, '+');
    if (!take_byte(&item, ',') || !take_number(skip, &item) || !take_byte(&item, ',') ||
        !take_number(length, &item))
        return false;
    if (take_byte(&item, ','))
        out->traits.address = item;
    return out->traits.address.n || !item.n;
}

static bool is_boundary(struct str text, size_t at)
{
    return at == text.n || ((unsigned char)text.at[at] & 0xC0) != 0x80;
}

/** Find the parent of @p block among what is open, and open it there. */
static bool nest(struct block *block, struct layout_reader *reader)
{
    unsigned depth = reader->depth;
    while (depth && reader->ends[depth - 1] < block->end)
        depth--;
    /* What ends before this one begins is behind it; what ends in it is a fault. */
    for (unsigned i = depth; i < reader->depth; i++)
        if (reader->ends[i] > block->start)
            return false;
    enum block_class own = block_class_of(block->type);
    bool is_in_leaf =
        depth && block_class_of(reader->types[depth - 1]) != BLOCK_CONTAINER;
    if (depth == BLOCK_DEPTH_MAX || (own == BLOCK_SPAN) != is_in_leaf)
        return false;
    reader->ends[depth] = block->end;
    reader->types[depth] = block->type;
    reader->depth = depth + 1;
    block->depth = depth;
    return true;
}

bool layout_next(struct block *out, struct layout_reader *reader)
{
    if (!reader->rest.at || !reader->rest.n || reader->is_broken)
        return false;
    size_t skip, length, n_text = reader->text.n;
    struct str item = str_cut(&reader->rest, ' ');
    reader->is_broken = !parse(out, &skip, &length, item) ||
                        skip > n_text - reader->start ||
                        length > n_text - reader->start - skip;
    if (reader->is_broken)
        return false;
    out->start = reader->start += skip;
    out->end = out->start + length;
    bool may_be_empty = out->type == BLOCK_CELL || out->type == BLOCK_HEAD_CELL;
    reader->is_broken = (!length && !may_be_empty) ||
                        !is_boundary(reader->text, out->start) ||
                        !is_boundary(reader->text, out->end) || !nest(out, reader);
    return !reader->is_broken;
}

/** Cut @p block to the stretch. @return whether something of it is in it. */
static bool fit(struct block *block, const struct layout_cut *cut)
{
    if (block->start >= cut->to || (block->end <= cut->from && block->start < cut->from))
        return false;
    size_t start = block->start > cut->from ? block->start : cut->from;
    size_t end = block->end < cut->to ? block->end : cut->to;
    if (end < start)
        return false;
    block->start = start - cut->from + cut->shift;
    block->end = end - cut->from + cut->shift;
    return true;
}

void layout_put_cut(struct buf *out, struct layout_cut *cut, struct str items,
                    size_t before)
{
    struct block block;
    size_t skip, length, start = before;
    while (items.at && items.n) {
        struct str item = str_cut(&items, ' ');
        if (!item.n)
            continue;
        if (!parse(&block, &skip, &length, item) || skip > cut->to)
            return;
        block.start = start += skip;
        block.end = start + length;
        if (block.traits.address.n > LAYOUT_CUT_ADDRESS_MAX)
            block.traits.address = STR("");
        if (start >= cut->to)
            return;
        if (!fit(&block, cut))
            continue;
        layout_put(out, &block, cut->last);
        cut->last = block.start;
    }
}

bool layout_is_sound(struct str layout, struct str text)
{
    struct layout_reader reader = layout_read(layout, text);
    struct block block;
    while (layout_next(&block, &reader))
        continue;
    return !reader.is_broken;
}
