/* Finds the columns of an aligned table by the gaps that run down through its lines. */
#include "indexer/monograph/layout/printed_column.h"

#include <string.h>

#include "base/utf8.h"
#include "engine/written/word.h"
#include "indexer/monograph/layout/printed_pass.h"

static bool is_space_at(struct str text, size_t i)
{
    return text.at[i] == ' ';
}

/** The bytes of the indent and the bullet that @p text begins with. */
static size_t front_bytes(struct str text)
{
    size_t n = 0;
    while (n < text.n && text.at[n] == ' ')
        n++;
    return n + printed_bullet((struct str){text.at + n, text.n - n});
}

size_t aligned_gap(struct str text)
{
    size_t widest = 0;
    size_t end = text.n;
    while (end && text.at[end - 1] == ' ')
        end--;
    size_t gap = 0;
    for (size_t i = front_bytes(text); i < end; i++) {
        gap = is_space_at(text, i) ? gap + 1 : 0;
        widest = gap > widest ? gap : widest;
    }
    return widest;
}

/** Add @p step to the count of each place where @p text has a character. */
static void count(struct aligned *columns, struct str text, uint32_t step)
{
    size_t x = 0;
    for (size_t i = 0; i < text.n; x++) {
        size_t length;
        (void)utf8_decode(text.at + i, text.n - i, &length);
        if (!is_space_at(text, i)) {
            columns->used[x] += step;
            columns->width = x + 1 > columns->width ? x + 1 : columns->width;
        }
        i += length;
    }
}

bool aligned_add(struct aligned *columns, struct str text)
{
    if (printed_width(text, ALIGNED_WIDTH_MOST + 1) >= ALIGNED_WIDTH_MOST)
        return false;
    count(columns, text, 1);
    columns->n_lines++;
    return true;
}

void aligned_remove(struct aligned *columns, struct str text)
{
    count(columns, text, (uint32_t)-1);
    columns->n_lines--;
}

size_t aligned_find(struct aligned *columns, uint32_t n_bridges)
{
    columns->n_columns = 0;
    size_t gap = 2;
    for (size_t x = 0; x < columns->width; x++) {
        if (columns->used[x] <= n_bridges) {
            gap++;
            continue;
        }
        if (gap >= 2 && columns->n_columns < PRINTED_COLUMNS_MOST)
            columns->begins[columns->n_columns++] = x;
        gap = 0;
    }
    return columns->n_columns;
}

void aligned_follow(struct aligned *columns, struct str rule)
{
    columns->n_columns = 0;
    for (size_t x = 0; x < rule.n && columns->n_columns < PRINTED_COLUMNS_MOST; x++)
        if (rule.at[x] != ' ' && (x == 0 || rule.at[x - 1] == ' '))
            columns->begins[columns->n_columns++] = x;
}

/**
 * The offset of place @p x, in code points, of @p text; in front of the word that stands
 * across it.
 */
static size_t offset_of(struct str text, size_t x)
{
    size_t i = 0;
    for (size_t at = 0; at < x && i < text.n; at++) {
        size_t length;
        (void)utf8_decode(text.at + i, text.n - i, &length);
        i += length;
    }
    while (i > 0 && i < text.n && !is_space_at(text, i) && !is_space_at(text, i - 1))
        i--;
    return i;
}

void aligned_cut(struct printed_row *row, const struct aligned *columns, struct str text)
{
    row->n = 0;
    size_t from = 0;
    for (size_t c = 0; c < columns->n_columns; c++) {
        size_t to =
            c + 1 < columns->n_columns ? offset_of(text, columns->begins[c + 1]) : text.n;
        to = to < from ? from : to;
        printed_row_add(row, (struct str){text.at + from, to - from});
        from = to;
    }
}

/* Words that a line of French does not end with, unless it goes on. */
static const char *const open_words[] = {
    "a",  "au", "aux", "avec", "d",   "dans", "de",  "des", "du",  "en", "et",  "l",
    "la", "le", "les", "ou",   "par", "pour", "que", "qu",  "sur", "un", "une", "dont"};

/** Whether a cell says that it goes on: « (4e trimestre », « en charge de ». */
static bool is_open(struct str cell)
{
    int depth = 0;
    for (size_t i = 0; i < cell.n; i++)
        depth += (cell.at[i] == '(') - (cell.at[i] == ')');
    if (depth > 0 || strchr("-,'/", cell.at[cell.n - 1]))
        return true;
    size_t start = cell.n;
    while (start && cell.at[start - 1] != ' ')
        start--;
    struct str rest = {cell.at + start, cell.n - start};
    struct written_word word;
    bool found = false;
    while (word_next(&rest, &word))
        found = str_is_among(str_of(word.folded), open_words,
                             sizeof open_words / sizeof open_words[0]);
    return found;
}

static bool begins_small(struct str cell)
{
    return letters_count(utf8_head(cell, 1)).n_lower > 0 || cell.at[0] == ')';
}

static bool begins_with_digit(struct str cell)
{
    return cell.at[0] >= '0' && cell.at[0] <= '9';
}

/** Whether the first word of @p next would have fitted behind @p last. */
static bool fits(struct str last, struct str next, size_t width)
{
    size_t n = str_find(next, STR(" "));
    struct str word = {next.at, n};
    return printed_width(last, ALIGNED_WIDTH_MOST) + 1 +
               printed_width(word, ALIGNED_WIDTH_MOST) <=
           width;
}

static size_t count_filled(const struct printed_row *row)
{
    size_t n = 0;
    for (size_t c = 0; c < row->n; c++)
        n += row->cells[c].n > 0;
    return n;
}

/* A line that fills a cell as wide as this one by chance is rare. */
#define WIDE_CELL 30

/* A cell is not of more lines. */
#define CELL_LINES_MOST 60

bool aligned_continues(const struct aligned *columns, const struct aligned_row *row,
                       const struct printed_row *next)
{
    bool is_told = false;
    bool is_wide = true;
    if (!row->n_lines || row->n_lines >= CELL_LINES_MOST)
        return false;
    for (size_t c = 0; c < next->n; c++) {
        struct str cell = next->cells[c];
        struct str last = row->last.cells[c];
        if (!cell.n)
            continue;
        if (!last.n)
            return false;
        bool opens = is_open(row->cells.cells[c]);
        if (!opens && fits(last, cell, columns->widths[c]))
            return false;
        /* A figure below a figure is that of the next row. */
        if (!opens && begins_with_digit(cell) && begins_with_digit(last))
            return false;
        is_told |= opens || begins_small(cell);
        is_wide &= columns->widths[c] >= WIDE_CELL;
    }
    return is_told || is_wide || count_filled(next) * 2 <= count_filled(&row->last);
}
