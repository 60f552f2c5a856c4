/* Joins the lines of paragraphs that were broken at a width. The width is that of the
 * lines which others follow; a text whose paragraphs are longer was not broken. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "engine/written/word.h"
#include "indexer/monograph/layout/printed_pass.h"

/* Widths of broken lines, in code points. */
#define WIDTH_LEAST 40
#define WIDTH_MOST 160

/* A paragraph is not longer. */
#define PARAGRAPH_MOST_BYTES (1U << 20)

static struct str first_word(struct str text)
{
    text = str_trim(text);
    return (struct str){text.at, str_find(text, STR(" "))};
}

/** Whether @p text is a note: « (1) … », « *… ». */
static bool is_note(struct str text)
{
    if (text.n > 2 && text.at[0] == '*' && text.at[1] != '*')
        return true;
    return text.n > 2 && text.at[0] == '(' && text.at[1] >= '0' && text.at[1] <= '9' &&
           str_find(text, STR(")")) < 4;
}

/** Whether a line @p text may go on with the line before it. */
static bool may_go_on(struct str text)
{
    if (printed_is_row(text))
        return false;
    text = str_trim(text);
    bool is_tag = text.n > 1 && text.at[0] == '<' && text.at[1] != 'h';
    return text.n && !is_tag && !printed_bullet(text) && !printed_is_source(text) &&
           !is_note(text) && text.at[0] != '#' && text.at[0] != '>' && text.at[0] != '|';
}

/** Whether another line may go on with @p line. */
static bool may_be_broken(const struct printed_line *line)
{
    struct str text = str_trim(line->text);
    return text.n && !printed_is_row(line->text) && text.at[0] != '#' && !line->is_marked;
}

/* A line in capitals that is as long is a heading, and not an acronym of a sentence. */
#define HEADING_WIDTH 12

/** Whether the two lines are both in capitals, or neither is. */
static bool are_alike(struct str text, struct str next)
{
    if (printed_is_capitals(text))
        return printed_is_capitals(next) || letters_count(next).n_lower == 0;
    next = str_trim(next);
    return !printed_is_capitals(next) || str_ends_with(str_trim(text), STR(",")) ||
           printed_width(next, HEADING_WIDTH) < HEADING_WIDTH;
}

static bool is_pair(const struct printed_sheet *sheet, size_t i)
{
    return i + 1 < sheet->n && !sheet->at[i + 1].after_border &&
           may_be_broken(&sheet->at[i]) && may_go_on(sheet->at[i + 1].text) &&
           are_alike(sheet->at[i].text, sheet->at[i + 1].text);
}

static bool begins_small(struct str text)
{
    return letters_count(utf8_head(str_trim(text), 1)).n_lower > 0;
}

/** The width at which the text was broken, in code points; 0 when it was not. */
static size_t find_width(const struct printed_sheet *sheet)
{
    size_t counts[WIDTH_MOST + 1] = {0};
    size_t n_pairs = 0;
    size_t n_small = 0;
    for (size_t i = 0; i < sheet->n; i++) {
        size_t width = printed_width(str_trim(sheet->at[i].text), WIDTH_MOST + 1);
        if (width >= WIDTH_LEAST && width <= WIDTH_MOST && is_pair(sheet, i)) {
            counts[width]++;
            n_pairs++;
            n_small += begins_small(sheet->at[i + 1].text);
        }
    }
    size_t width = WIDTH_MOST;
    for (size_t above = 0; width && above * 10 <= n_pairs; width--)
        above += counts[width];
    size_t n_longer = 0;
    for (size_t i = 0; i < sheet->n; i++) {
        struct str text = str_trim(sheet->at[i].text);
        bool is_prose = text.n && !printed_is_row(text) && text.at[0] != '#' &&
                        text.at[0] != '<' && str_find(text, STR("://")) == text.n;
        n_longer +=
            is_prose && printed_width(text, (size_t)WIDTH_MOST * 2) > width + width / 3;
    }
    /* Most lines of broken sentences begin with a small letter. */
    bool is_broken = n_pairs >= 2 && n_small * 3 >= n_pairs && n_longer * 8 <= n_pairs;
    return is_broken ? width + 1 : 0;
}

static bool begins_large(struct str text)
{
    struct written_word word;
    struct str head = utf8_head_bytes(str_trim(text), WORD_FOLDED_BYTES);
    bool has_word = word_next(&head, &word);
    return has_word && letters_count(utf8_head(word.printed, 1)).n_upper > 0;
}

/** Whether the first word of @p next did not fit behind @p text in @p width. */
static bool is_broken(struct str text, struct str next, size_t width)
{
    text = str_trim(text);
    next = str_trim(next);
    bool is_hyphened =
        text.n > 1 && str_ends_with(text, STR("-")) && text.at[text.n - 2] != ' ';
    if (is_hyphened && !begins_large(next))
        return true;
    size_t wanted = printed_width(text, (size_t)WIDTH_MOST * 2) + 1 +
                    printed_width(first_word(next), WIDTH_MOST);
    bool is_open = str_find(text, STR("(")) < text.n &&
                   str_find(text, STR(")")) == text.n && printed_is_capitals(next);
    return begins_large(next) && !is_open ? wanted >= width : wanted * 10 >= width * 8;
}

static bool ends_sentence(struct str text)
{
    text = str_trim(text);
    return text.n && strchr(".:;!?", text.at[text.n - 1]);
}

/** Whether the paragraph of @p text goes on behind a page border with @p next. */
static bool goes_on_over_page(const struct printed_line *line, struct str next)
{
    struct str text = str_trim(line->text);
    next = str_trim(next);
    return may_be_broken(line) && may_go_on(next) && !ends_sentence(text) &&
           printed_width(text, WIDTH_LEAST) >= WIDTH_LEAST && begins_small(next);
}

/** The index of the next line that is not blank; @p has_border tells a border between. */
static size_t next_line(const struct printed_sheet *sheet, size_t i, bool *has_border)
{
    *has_border = false;
    do {
        i++;
        *has_border |= i < sheet->n && sheet->at[i].after_border;
    } while (i < sheet->n && printed_is_blank(sheet->at[i].text));
    return i;
}

/** Copies the lines, joined, to the front of the same array. */
struct joining {
    struct printed_sheet *sheet;
    size_t width;
    size_t n;
    /* The first two rows of the table: pages repeat them. */
    struct str heads[2];
    size_t n_rows;
};

/** Copy line @p i with all lines that go on with it; returns the index behind them. */
static size_t join_from(struct joining *joining, size_t i)
{
    struct printed_sheet *sheet = joining->sheet;
    struct printed_line *line = &sheet->at[joining->n++];
    *line = sheet->at[i];
    if (printed_is_blank(line->text))
        return i + 1;
    AUTO_BUF text = BUF_INIT(PARAGRAPH_MOST_BYTES);
    struct printed_line last = *line;
    for (;;) {
        bool has_border;
        size_t next = next_line(sheet, i, &has_border);
        bool goes_on =
            next < sheet->n &&
            (has_border ? goes_on_over_page(&last, sheet->at[next].text)
                        : next == i + 1 && joining->width && is_pair(sheet, i) &&
                              is_broken(last.text, sheet->at[next].text, joining->width));
        if (!goes_on || text.n + sheet->at[next].text.n + 2 > PARAGRAPH_MOST_BYTES)
            break;
        if (!text.n)
            buf_put_str(&text, line->text);
        printed_join(&text, sheet->words, sheet->at[next].text);
        last = sheet->at[next];
        i = next;
    }
    if (text.n)
        line->text = arena_str(sheet->arena, buf_str(&text));
    return i + 1;
}

/** Copy row @p i and drop the border behind it when the table goes on over the page. */
static size_t copy_row(struct joining *joining, size_t i)
{
    struct printed_sheet *sheet = joining->sheet;
    struct printed_line row = sheet->at[i];
    sheet->at[joining->n++] = row;
    if (joining->n_rows < 2)
        joining->heads[joining->n_rows] = row.text;
    joining->n_rows++;
    bool has_border;
    size_t next = next_line(sheet, i, &has_border);
    if (!has_border || next == sheet->n || !printed_is_row(sheet->at[next].text))
        return i + 1;
    for (size_t h = 0; h < 2 && next < sheet->n && joining->n_rows > h &&
                       str_equal(sheet->at[next].text, joining->heads[h]);
         h++)
        next++;
    return next;
}

/** Drop the blank line between two rows where no two rows stand without one. */
static void close_rows(struct printed_sheet *sheet)
{
    size_t n_apart = 0;
    for (size_t i = 0; i + 1 < sheet->n; i++) {
        if (!printed_is_row(sheet->at[i].text))
            continue;
        if (printed_is_row(sheet->at[i + 1].text))
            return;
        n_apart += i + 2 < sheet->n && printed_is_blank(sheet->at[i + 1].text) &&
                   printed_is_row(sheet->at[i + 2].text);
    }
    size_t n = 0;
    for (size_t i = 0; i < sheet->n && n_apart; i++) {
        bool is_between = i > 0 && i + 1 < sheet->n &&
                          printed_is_blank(sheet->at[i].text) &&
                          printed_is_row(sheet->at[i - 1].text) &&
                          printed_is_row(sheet->at[i + 1].text);
        if (!is_between)
            sheet->at[n++] = sheet->at[i];
    }
    sheet->n = n_apart ? n : sheet->n;
}

void printed_rejoin_lines(struct printed_sheet *sheet)
{
    close_rows(sheet);
    struct joining joining = {.sheet = sheet, .width = find_width(sheet)};
    for (size_t i = 0; i < sheet->n;) {
        bool is_row = printed_is_row(sheet->at[i].text);
        if (!is_row && !printed_is_blank(sheet->at[i].text))
            joining.n_rows = 0;
        i = is_row ? copy_row(&joining, i) : join_from(&joining, i);
    }
    sheet->n = joining.n;
}
