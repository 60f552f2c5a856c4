/* Keeps the columns of a table in line where cells take several columns or rows. */
#include "indexer/markup/html_walk.h"

/** The most columns and rows that a cell takes. */
#define SPAN_MAX 40

static void put_empty_cell(struct html_walk *walk)
{
    block_begin_plain(walk->out, BLOCK_CELL);
    block_end(walk->out, BLOCK_CELL);
}

void html_walk_columns(struct html_walk *walk, bool is_end)
{
    for (; walk->column < HTML_COLUMNS_MAX; walk->column++) {
        uint16_t *left = &walk->rows_left[walk->column];
        if (*left) {
            (*left)--;
            put_empty_cell(walk);
        } else if (!is_end) {
            return;
        }
    }
}

static unsigned span_of(const struct html_walk *walk, size_t i, enum html_attribute_id id)
{
    struct str written = html_node_attribute(walk->tree, i, id);
    int64_t n = written.at ? str_number(str_trim(written), SPAN_MAX) : 1;
    return n > 0 ? (unsigned)n : 1;
}

void html_walk_span(struct html_walk *walk, size_t i)
{
    unsigned n_columns = span_of(walk, i, HTML_ATTRIBUTE_COLSPAN);
    unsigned n_rows = span_of(walk, i, HTML_ATTRIBUTE_ROWSPAN);
    for (unsigned k = 0; k < n_columns; k++, walk->column++) {
        if (walk->column < HTML_COLUMNS_MAX)
            walk->rows_left[walk->column] = (uint16_t)(n_rows - 1);
        if (k > 0)
            put_empty_cell(walk);
    }
}
