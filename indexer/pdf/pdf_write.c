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

/** Texts that are further from each other, in sizes, are not of one line. */
#define GAP_MAX 4.0F
/** The most bytes of a heading, of one that is only bold, of one that ends as a sentence
 *  does, and of a paragraph. */
#define HEADING_MAX 240U
#define BOLD_MAX 140U
#define SENTENCE_MAX 60U
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

/** Add one line of pieces that are near each other. */
static struct pdf_line *add_line(struct pdf_writer *writer,
                                 const struct pdf_piece *const *pieces, size_t n)
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
    writer->lines[writer->n_lines] = line;
    return &writer->lines[writer->n_lines++];
}

void pdf_write_line(struct pdf_writer *writer, const struct pdf_piece *const *pieces,
                    size_t n)
{
    for (size_t first = 0, end; first < n; first = end) {
        for (end = first + 1; end < n; end++) {
            float gap = pieces[end]->box.left - pieces[end - 1]->box.right;
            struct str text = pdf_text(writer->document, pieces[end]);
            if (gap > pieces[end]->size * GAP_MAX && !pdf_is_figure(text))
                break;
        }
        struct pdf_line *line = add_line(writer, pieces + first, end - first);
        line->is_apart = first > 0;
    }
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

void pdf_write_text(struct pdf_writer *writer, struct str text)
{
    AUTO_BUF clean = BUF_INIT(PARAGRAPH_MAX);
    put_without_leaders(&clean, text);
    if (is_ascii(buf_str(&clean))) {
        block_put(writer->blocks, buf_str(&clean));
        return;
    }
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

/** Whether lines of letters of @p level make a heading of @p text: it is short, and a
 *  sentence only when it is very short. */
static bool is_heading(const struct pdf_writer *writer, unsigned level, struct str text)
{
    if (level == 0 || text.n > HEADING_MAX || !has_letters(text, 3))
        return false;
    bool is_large = level <= writer->style.n_sizes;
    bool is_sentence = strchr(".;,", text.at[text.n - 1]) != NULL;
    return is_sentence ? is_large && text.n < SENTENCE_MAX
                       : is_large || text.n < BOLD_MAX;
}

/** Whether @p text goes on with what is held: a paragraph that the last column left off,
 *  or a figure whose label it is. */
static bool goes_on(const struct pdf_writer *writer, struct str text)
{
    struct str held = buf_str(&writer->held);
    if (!writer->is_holding)
        return false;
    return pdf_is_figure(held) ? !pdf_is_figure(text)
                               : !pdf_ends_sentence(held) && pdf_begins_small(text);
}

/** Write a paragraph, or hold it back where what follows may belong to it: when it is the
 *  last of its column, or a figure. */
static void write_plain(struct pdf_writer *writer, struct str text, bool is_last)
{
    if (goes_on(writer, text)) {
        pdf_join(&writer->held, text, writer->words);
    } else {
        write_held(writer);
        writer->is_holding = true;
        buf_put_str(&writer->held, text);
    }
    bool is_alone = writer->n_lines == 1;
    bool waits = pdf_is_figure(text) ? !is_last || is_alone : is_last;
    if (!waits)
        write_held(writer);
}

static void write_paragraph(struct pdf_writer *writer, unsigned level, struct str text,
                            bool is_last)
{
    unsigned number = 0;
    bool heads = is_heading(writer, level, text);
    size_t n_mark = heads ? 0 : pdf_list_mark(&number, text);
    if (!heads && (n_mark == 0 || n_mark == text.n)) {
        write_plain(writer, text, is_last);
        return;
    }
    write_held(writer);
    if (heads)
        write_leaf(writer, BLOCK_HEADING, level < 6 ? level : 6, text);
    else
        write_item(writer, text, n_mark, number);
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
