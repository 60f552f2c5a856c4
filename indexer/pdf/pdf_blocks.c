/* Begins and ends the pages and lists of a PDF. */
#include "indexer/pdf/pdf_blocks.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "indexer/pdf/pdf_band.h"
#include "indexer/pdf/pdf_join.h"
#include "indexer/pdf/pdf_paragraph.h"

#define PARAGRAPH_MAX (4U << 20)
/** Marks of one list stand above each other; those of a list within are so far to the
 *  right, in points. Further away is another column. */
#define INDENT_MIN 4.0F
#define INDENT_MAX 80.0F
/** Letters of one paragraph differ in size by less. */
#define SIZE_APART 1.12F

struct pdf_blocks pdf_blocks_open(struct block_writer *out, const struct intern *words)
{
    return (struct pdf_blocks){
        .out = out, .words = words, .held = BUF_INIT(PARAGRAPH_MAX)};
}

void pdf_blocks_release(struct pdf_blocks *blocks)
{
    buf_release(&blocks->held);
}

void pdf_blocks_page(struct pdf_blocks *blocks, unsigned number)
{
    blocks->next_page = number;
}

static void end_lists(struct pdf_blocks *blocks, size_t n)
{
    while (blocks->n_lists > n)
        block_end(blocks->out, blocks->lists[--blocks->n_lists].type);
}

/** Begin the page of the next block. */
static void turn_page(struct pdf_blocks *blocks)
{
    if (blocks->page == blocks->next_page)
        return;
    end_lists(blocks, 0);
    if (blocks->page)
        block_end(blocks->out, BLOCK_PAGE);
    block_begin(blocks->out, BLOCK_PAGE,
                (struct block_traits){.number = blocks->next_page});
    blocks->page = blocks->next_page;
}

/** @p text without the dots that lead from a title to the number of its page. */
static void put_without_leaders(struct buf *out, struct str text)
{
    for (size_t i = 0, end; i < text.n; i = end) {
        size_t n_dots = 0;
        for (end = i; end < text.n && strchr(". _", text.at[end]); end++)
            n_dots += text.at[end] != ' ';
        if (n_dots >= 4)
            buf_put_text(out, " … ");
        else if (end > i)
            buf_put(out, text.at + i, end - i);
        else
            buf_put_byte(out, text.at[end++]);
    }
}

static bool is_ascii(struct str text)
{
    size_t i = 0;
    while (i < text.n && (unsigned char)text.at[i] < 0x80)
        i++;
    return i == text.n;
}

void pdf_blocks_text(struct pdf_blocks *blocks, struct str text)
{
    AUTO_BUF clean = BUF_INIT(PARAGRAPH_MAX);
    put_without_leaders(&clean, text);
    if (is_ascii(buf_str(&clean))) {
        block_put(blocks->out, buf_str(&clean));
        return;
    }
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)buf_text(&clean),
                                      (utf8proc_ssize_t)clean.n, &composed,
                                      UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    if (n >= 0)
        block_put(blocks->out, (struct str){(const char *)composed, (size_t)n});
    free(composed); /* library memory */
}

static void write_leaf(struct pdf_blocks *blocks, enum block_type type, uint32_t number,
                       struct str text)
{
    end_lists(blocks, 0);
    block_begin(blocks->out, type, (struct block_traits){.number = number});
    pdf_blocks_text(blocks, text);
    block_end(blocks->out, type);
}

/** Write what is held, on the page where it began. */
static void write_held(struct pdf_blocks *blocks)
{
    if (blocks->is_holding)
        write_leaf(blocks, BLOCK_PARAGRAPH, 0, buf_str(&blocks->held));
    blocks->is_holding = false;
    buf_clear(&blocks->held);
}

void pdf_blocks_leaf(struct pdf_blocks *blocks, enum block_type type, uint32_t number,
                     struct str text)
{
    write_held(blocks);
    turn_page(blocks);
    write_leaf(blocks, type, number, text);
}

/** End the lists that a mark at @p left is not of. Returns whether it is of the last of
 *  those that stay. */
static bool find_list(struct pdf_blocks *blocks, enum block_type type, float left)
{
    while (blocks->n_lists) {
        float indent = left - blocks->lists[blocks->n_lists - 1].left;
        bool is_in =
            indent > INDENT_MIN && indent < INDENT_MAX && blocks->n_lists < PDF_LISTS_MAX;
        bool is_same = indent >= -INDENT_MIN && indent <= INDENT_MIN &&
                       blocks->lists[blocks->n_lists - 1].type == type;
        if (is_in || is_same)
            return is_same;
        end_lists(blocks, blocks->n_lists - 1);
    }
    return false;
}

void pdf_blocks_item(struct pdf_blocks *blocks, struct str text, unsigned number,
                     float left)
{
    enum block_type type = number ? BLOCK_ORDERED : BLOCK_LIST;
    write_held(blocks);
    turn_page(blocks);
    if (find_list(blocks, type, left)) {
        block_end(blocks->out, BLOCK_ITEM);
    } else {
        block_begin(blocks->out, type, (struct block_traits){.number = number});
        blocks->lists[blocks->n_lists].type = type;
        blocks->lists[blocks->n_lists++].left = left;
    }
    block_begin_plain(blocks->out, BLOCK_ITEM);
    pdf_blocks_text(blocks, text);
}

/** Whether @p text goes on with what is held. */
static bool goes_on(const struct pdf_blocks *blocks, struct str text, float size)
{
    struct str held = buf_str(&blocks->held);
    if (!blocks->is_holding)
        return false;
    bool is_alike =
        size < blocks->held_size * SIZE_APART && blocks->held_size < size * SIZE_APART;
    return pdf_is_figure(held)
               ? !pdf_is_figure(text) && blocks->page == blocks->next_page
               : is_alike && !pdf_ends_sentence(held) && pdf_begins_small(text);
}

void pdf_blocks_plain(struct pdf_blocks *blocks, struct str text, float size, bool waits)
{
    if (goes_on(blocks, text, size)) {
        pdf_join(&blocks->held, text, blocks->words);
    } else {
        write_held(blocks);
        turn_page(blocks);
        blocks->is_holding = true;
        blocks->held_size = size;
        buf_put_str(&blocks->held, text);
    }
    if (!waits)
        write_held(blocks);
}

void pdf_blocks_settle(struct pdf_blocks *blocks)
{
    write_held(blocks);
    turn_page(blocks);
    end_lists(blocks, 0);
}
