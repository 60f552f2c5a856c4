/* Compares a line with the one above it: gaps, sizes, indents, marks of lists. */
#include "indexer/pdf/pdf_paragraph.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/macros.h"
#include "base/memory.h"
#include "indexer/pdf/pdf_merge.h"

/** A gap between paragraphs, in leadings; an indent, in sizes of the letters. */
#define GAP_MIN 1.3F
#define INDENT_MIN 0.9F
/** A line that leaves so much of the width of its column free is the last of its
 *  paragraph. */
#define FREE_SHARE 0.25F
/** Sizes that differ by more are of different paragraphs. */
#define SIZE_APART 1.12F

struct str pdf_line_text(const struct pdf_writer *writer, size_t i)
{
    const struct pdf_line *line = &writer->lines[i];
    return str_between(buf_str(&writer->texts), line->start, line->start + line->n);
}

static int by_value(const void *a, const void *b)
{
    const float *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/** The lower quartile of the steps from line to line: most are within paragraphs. */
static float leading_of(const struct pdf_writer *writer)
{
    float *steps = mem_new_array(writer->n_lines, sizeof *steps);
    size_t n = 0;
    for (size_t i = 1; i < writer->n_lines; i++) {
        float step =
            pdf_core_top(&writer->lines[i].box) - pdf_core_top(&writer->lines[i - 1].box);
        if (step > 0)
            steps[n++] = step;
    }
    if (n)
        qsort(steps, n, sizeof *steps, by_value);
    float leading = n ? steps[n / 4] : 0;
    mem_free(steps);
    return leading;
}

struct pdf_measure pdf_measure_of(const struct pdf_writer *writer)
{
    struct pdf_measure measure = {0};
    for (size_t i = 0; i < writer->n_lines; i++) {
        const struct pdf_box *box = &writer->lines[i].box;
        if (i == 0 || box->left < measure.left)
            measure.left = box->left;
        if (i == 0 || box->right > measure.right)
            measure.right = box->right;
    }
    measure.leading = leading_of(writer);
    return measure;
}

bool pdf_ends_sentence(struct str text)
{
    static const char *const ends[] = {".", "!", "?", ":", "»", ";", "…", ")"};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends_with(text, str_of(ends[i])))
            return true;
    return false;
}

bool pdf_begins_small(struct str text)
{
    if (text.n == 0)
        return false;
    unsigned char first = (unsigned char)text.at[0];
    bool is_accented = first == 0xC3 && text.n > 1 && (unsigned char)text.at[1] >= 0xA0;
    return islower(first) || is_accented || first == '(' || first == ',';
}

/** Whether dots lead to the number of a page: a line of a table of contents. */
static bool has_leader(struct str text)
{
    return str_find(text, STR("....")) < text.n ||
           str_find(text, STR(". . . .")) < text.n;
}

static bool differs(const struct pdf_line *line, const struct pdf_line *above)
{
    float ratio =
        line->size > above->size ? line->size / above->size : above->size / line->size;
    return line->level != above->level || line->is_bold != above->is_bold ||
           ratio > SIZE_APART;
}

/** Whether the step from @p above to @p line is larger than those within paragraphs. */
static bool is_apart(const struct pdf_line *line, const struct pdf_line *above,
                     const struct pdf_measure *measure)
{
    float step = pdf_core_top(&line->box) - pdf_core_top(&above->box);
    /* Large letters have a leading of their own. */
    float natural = line->size * (line->level ? 1.7F : 1.25F);
    float leading = measure->leading > natural ? measure->leading : natural;
    return step > leading * GAP_MIN || step < 0;
}

static bool is_indented(const struct pdf_line *line, const struct pdf_line *above,
                        const struct pdf_measure *measure)
{
    float em = line->size * INDENT_MIN;
    return line->box.left - above->box.left > em && above->box.left - measure->left < em;
}

bool pdf_begins_paragraph(const struct pdf_writer *writer,
                          const struct pdf_measure *measure, size_t i)
{
    const struct pdf_line *line = &writer->lines[i], *above = &writer->lines[i - 1];
    struct str text = pdf_line_text(writer, i);
    struct str before = pdf_line_text(writer, i - 1);
    unsigned number;
    if (line->is_apart || differs(line, above) || is_apart(line, above, measure))
        return true;
    if (line->level > 0)
        return false;
    if (pdf_list_mark(&number, text) || has_leader(before))
        return true;
    if (pdf_list_mark(&number, before))
        return false;
    bool is_short =
        measure->right - above->box.right > (measure->right - measure->left) * FREE_SHARE;
    bool ends = pdf_ends_sentence(before);
    if (is_short && (ends || !pdf_begins_small(text)))
        return true;
    return ends && is_indented(line, above, measure);
}
