/* Makes paragraphs, headings and items of the lines of a column. */
#include "indexer/pdf/pdf_write.h"

#include <ctype.h>

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
    struct intern *words = pdf_words_of(document);
    return (struct pdf_writer){.document = document,
                               .style = pdf_style_of(document),
                               .blocks = pdf_blocks_open(blocks, words),
                               .words = words,
                               .texts = BUF_INIT(PARAGRAPH_MAX)};
}

void pdf_writer_release(struct pdf_writer *writer)
{
    intern_free(writer->words);
    mem_free(writer->lines);
    buf_release(&writer->texts);
    pdf_blocks_release(&writer->blocks);
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

/** Write a paragraph of some lines, the first of which is @p line. */
static void write_paragraph(struct pdf_writer *writer, const struct pdf_line *line,
                            struct str text, bool is_last)
{
    unsigned number = 0;
    bool heads = is_heading(writer, line->level, text);
    size_t n_mark = heads ? 0 : pdf_list_mark(&number, text);
    if (heads) {
        pdf_blocks_leaf(&writer->blocks, BLOCK_HEADING, line->level < 6 ? line->level : 6,
                        text);
    } else if (n_mark > 0 && n_mark < text.n) {
        pdf_blocks_item(&writer->blocks, (struct str){text.at + n_mark, text.n - n_mark},
                        number, line->box.left);
    } else {
        /* The label of a figure is below it, or in the next column when it is alone. */
        bool is_alone = writer->n_lines == 1;
        bool waits = pdf_is_figure(text) ? !is_last || is_alone : is_last;
        pdf_blocks_plain(&writer->blocks, text, line->size, waits);
    }
}

static void write_lines(struct pdf_writer *writer)
{
    struct pdf_measure measure = pdf_measure_of(writer);
    AUTO_BUF paragraph = BUF_INIT(PARAGRAPH_MAX);
    size_t first = 0;
    for (size_t i = 0; i < writer->n_lines; i++) {
        if (i > 0 && pdf_begins_paragraph(writer, &measure, i)) {
            write_paragraph(writer, &writer->lines[first], buf_str(&paragraph), false);
            buf_clear(&paragraph);
            first = i;
        }
        pdf_join(&paragraph, pdf_line_text(writer, i), writer->words);
    }
    if (writer->n_lines)
        write_paragraph(writer, &writer->lines[first], buf_str(&paragraph), true);
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
    pdf_blocks_settle(&writer->blocks);
}
