/* Makes paragraphs, headings and items of the lines of a column. */
#include "indexer/pdf/pdf_write.h"

#include <ctype.h>
#include <stdlib.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "indexer/pdf/pdf_band.h"
#include "indexer/pdf/pdf_join.h"
#include "indexer/pdf/pdf_merge.h"
#include "indexer/pdf/pdf_paragraph.h"

/** The most bytes of a heading, and of a paragraph. */
#define HEADING_MAX 240U
#define PARAGRAPH_MAX (4U << 20)

struct pdf_writer pdf_writer_open(const struct pdf_document *document,
                                  struct block_writer *blocks)
{
    return (struct pdf_writer){.document = document,
                               .style = pdf_style_of(document),
                               .blocks = blocks,
                               .words = pdf_words_of(document),
                               .texts = BUF_INIT(PARAGRAPH_MAX),
                               .list = BLOCK_TYPE_COUNT_,
                               .held = BUF_INIT(PARAGRAPH_MAX)};
}

void pdf_writer_release(struct pdf_writer *writer)
{
    intern_free(writer->words);
    mem_free(writer->lines);
    buf_release(&writer->texts);
    buf_release(&writer->held);
}

void pdf_write_line(struct pdf_writer *writer, const struct pdf_piece *const *pieces,
                    size_t n)
{
    struct pdf_line line = {
        .box = pieces[0]->box, .is_bold = true, .start = writer->texts.n};
    size_t longest = 0;
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            buf_put_byte(&writer->texts, ' ');
        buf_put_str(&writer->texts, pdf_text(writer->document, pieces[i]));
        line.box = pdf_around(line.box, pieces[i]->box);
        line.is_bold &= pieces[i]->is_bold;
        if (pieces[i]->n > longest) {
            longest = pieces[i]->n;
            line.size = pieces[i]->size;
        }
    }
    line.n = writer->texts.n - line.start;
    line.level = pdf_style_level(&writer->style, line.size, line.is_bold);
    MEM_GROW(writer->lines, writer->n_lines + 1, writer->room_lines, 64);
    writer->lines[writer->n_lines++] = line;
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

void pdf_write_text(struct pdf_writer *writer, struct str text)
{
    AUTO_BUF clean = BUF_INIT(PARAGRAPH_MAX);
    put_without_leaders(&clean, text);
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)buf_text(&clean),
                                      (utf8proc_ssize_t)clean.n, &composed,
                                      UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    if (n >= 0)
        block_put(writer->blocks, (struct str){(const char *)composed, (size_t)n});
    free(composed); /* library memory */
}

static void end_list(struct pdf_writer *writer)
{
    if (writer->list != BLOCK_TYPE_COUNT_)
        block_end(writer->blocks, writer->list);
    writer->list = BLOCK_TYPE_COUNT_;
}

static void write_leaf(struct pdf_writer *writer, enum block_type type, uint32_t number,
                       struct str text)
{
    end_list(writer);
    block_begin(writer->blocks, type, (struct block_traits){.number = number});
    pdf_write_text(writer, text);
    block_end(writer->blocks, type);
}

static void write_held(struct pdf_writer *writer)
{
    if (writer->is_holding)
        write_leaf(writer, BLOCK_PARAGRAPH, 0, buf_str(&writer->held));
    writer->is_holding = false;
    buf_clear(&writer->held);
}

static void write_item(struct pdf_writer *writer, struct str text, size_t n_mark,
                       unsigned number)
{
    enum block_type list = number ? BLOCK_ORDERED : BLOCK_LIST;
    if (writer->list != list) {
        end_list(writer);
        block_begin(writer->blocks, list, (struct block_traits){.number = number});
        writer->list = list;
    }
    block_begin_plain(writer->blocks, BLOCK_ITEM);
    pdf_write_text(writer, (struct str){text.at + n_mark, text.n - n_mark});
    block_end(writer->blocks, BLOCK_ITEM);
}

static bool has_letters(struct str text, size_t wanted)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += isalpha((unsigned char)text.at[i]) || (unsigned char)text.at[i] >= 0xC3;
    return n >= wanted;
}

/** Whether lines of letters of @p level make a heading of @p text. Bold text of the size
 *  of the rest is one when it is short and no sentence. */
static bool is_heading(const struct pdf_writer *writer, unsigned level, struct str text)
{
    if (level == 0 || text.n > HEADING_MAX || !has_letters(text, 3))
        return false;
    return level <= writer->style.n_sizes ||
           (text.n < 140 && !strchr(".;,", text.at[text.n - 1]));
}

/** Go on with what the last column left off, or give a figure its label. */
static bool goes_on(const struct pdf_writer *writer, struct str text)
{
    if (!writer->is_holding)
        return false;
    struct str held = buf_str(&writer->held);
    return pdf_is_figure(held) || (!pdf_ends_sentence(held) && pdf_begins_small(text));
}

static void write_paragraph(struct pdf_writer *writer, unsigned level, struct str text,
                            bool is_last)
{
    unsigned number = 0;
    bool heads = is_heading(writer, level, text);
    size_t n_mark = heads ? 0 : pdf_list_mark(&number, text);
    if (!heads && !n_mark && goes_on(writer, text)) {
        pdf_join(&writer->held, text, writer->words);
        if (is_last || pdf_is_figure(buf_str(&writer->held)))
            return;
        write_held(writer);
        return;
    }
    write_held(writer);
    if (heads)
        write_leaf(writer, BLOCK_HEADING, level < 6 ? level : 6, text);
    else if (n_mark && n_mark < text.n)
        write_item(writer, text, n_mark, number);
    else if (is_last || pdf_is_figure(text)) {
        writer->is_holding = true;
        buf_put_str(&writer->held, text);
    } else
        write_leaf(writer, BLOCK_PARAGRAPH, 0, text);
}

static void write_lines(struct pdf_writer *writer)
{
    struct pdf_measure measure = pdf_measure_of(writer);
    AUTO_BUF paragraph = BUF_INIT(PARAGRAPH_MAX);
    for (size_t i = 0; i < writer->n_lines; i++) {
        if (i > 0 && pdf_begins_paragraph(writer, &measure, i)) {
            write_paragraph(writer, writer->lines[i - 1].level, buf_str(&paragraph),
                            false);
            buf_clear(&paragraph);
        }
        pdf_join(&paragraph, pdf_line_text(writer, i), writer->words);
    }
    if (writer->n_lines)
        write_paragraph(writer, writer->lines[writer->n_lines - 1].level,
                        buf_str(&paragraph), true);
}

void pdf_write_column(struct pdf_writer *writer)
{
    write_lines(writer);
    writer->n_lines = 0;
    buf_clear(&writer->texts);
}

void pdf_write_end(struct pdf_writer *writer)
{
    pdf_write_column(writer);
    write_held(writer);
    end_list(writer);
}
