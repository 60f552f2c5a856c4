/* Finds the table of contents, whatever its entries look like: with dots, in a table, as
 * a list of links, without pages. */
#include <string.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/utf8.h"
#include "engine/written/word.h"
#include "indexer/monograph/genre/monograph_genre.h"
#include "indexer/monograph/layout/printed_number.h"
#include "indexer/monograph/layout/printed_pass.h"

#define ENTRIES_MOST 200
#define ENTRY_MOST_BYTES 400

/* So many lines may stand between the heading and the first entry: « Pages ». */
#define OTHERS_MOST 2

/* Behind a folded line that stands twice. */
#define TWICE " #"

/** An entry of the table of contents. */
struct entry {
    /* Without its number, its dots and its page. */
    struct str title;
    struct str page;
};

static struct str behind(struct str text, size_t n)
{
    return (struct str){text.at + n, text.n - n};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/** Cut the page and the dots off the end of @p text. */
static struct entry read_entry(struct str text)
{
    text = str_trim(text);
    text = behind(text, printed_bullet(text));
    text = behind(text, printed_number(text));
    size_t n = text.n;
    while (n && strchr(" .\t_", text.at[n - 1]))
        n--;
    size_t end = n;
    while (n && is_digit(text.at[n - 1]))
        n--;
    struct str page = {text.at + n, end - n};
    bool is_page = page.n && page.n <= 3 && n && strchr(" .\t_", text.at[n - 1]);
    n = is_page ? n : end;
    while (n && strchr(" .\t_", text.at[n - 1]))
        n--;
    /* « … » leaders. */
    while (str_ends_with((struct str){text.at, n}, STR("…")))
        n -= strlen("…");
    return (struct entry){str_trim((struct str){text.at, n}),
                          is_page ? page : (struct str){"", 0}};
}

/** The short lines behind the table of contents, folded, to find its entries by. */
static void learn_lines(struct intern *lines, const struct printed_sheet *sheet, size_t i)
{
    AUTO_ARENA *arena = arena_new();
    for (; i < sheet->n; i++) {
        struct str text = str_trim(sheet->at[i].text);
        if (!text.n || text.n > ENTRY_MOST_BYTES || printed_is_row(text))
            continue;
        AUTO_BUF folded = BUF_INIT((size_t)8 * ENTRY_MOST_BYTES);
        text = behind(text, printed_bullet(text));
        text = behind(text, printed_number(text));
        buf_put_str(&folded, words_fold(arena, text));
        if (intern_find(lines, buf_str(&folded)) != INTERN_NONE)
            buf_put_text(&folded, TWICE);
        (void)intern_put(lines, buf_str(&folded));
    }
}

static bool is_contents(struct arena *arena, const struct printed_line *line)
{
    struct str text = str_trim(line->text);
    if (!text.n || text.n > 60)
        return false;
    struct str folded = words_fold(arena, text);
    return genre_is_contents(folded);
}

static void keep_entry(struct printed_sheet *sheet, struct str *contents,
                       const struct entry *entry, size_t i)
{
    contents[sheet->n_contents++] = words_fold(sheet->arena, entry->title);
    struct str page = entry->page.n ? entry->page : STR("0");
    AUTO_BUF text = BUF_INIT(entry->title.n + page.n + 2);
    buf_put_str(&text, entry->title);
    buf_put_byte(&text, '\t');
    buf_put_str(&text, page);
    sheet->at[i].text = arena_str(sheet->arena, buf_str(&text));
    sheet->at[i].is_marked = false;
}

/** Whether the entry, which has no page, stands as a line once more. */
static bool is_line_below(const struct intern *lines, struct str folded)
{
    AUTO_BUF twice = BUF_INIT((size_t)8 * ENTRY_MOST_BYTES);
    buf_put_str(&twice, folded);
    buf_put_text(&twice, TWICE);
    return intern_find(lines, buf_str(&twice)) != INTERN_NONE;
}

static void read_entries(struct printed_sheet *sheet, size_t i)
{
    AUTO_INTERN *lines = intern_new();
    struct str *contents = arena_array(sheet->arena, ENTRIES_MOST, sizeof *contents);
    sheet->contents = contents;
    learn_lines(lines, sheet, i);
    AUTO_INTERN *seen = intern_new();
    size_t n_others = 0;
    for (; i < sheet->n && sheet->n_contents < ENTRIES_MOST; i++) {
        struct str text = sheet->at[i].text;
        if (printed_is_blank(text))
            continue;
        struct entry entry = read_entry(text);
        struct str folded =
            words_fold(sheet->arena, utf8_head_bytes(entry.title, ENTRY_MOST_BYTES));
        bool is_entry = folded.n && text.n <= ENTRY_MOST_BYTES &&
                        !memchr(entry.title.at, '\t', entry.title.n) &&
                        (entry.page.n || is_line_below(lines, folded));
        /* Where the title stands once more the body begins. */
        bool is_again = folded.n && intern_find(seen, folded) != INTERN_NONE;
        if (is_again || (!is_entry && (sheet->n_contents || n_others++ >= OTHERS_MOST)))
            break;
        if (!is_entry)
            continue;
        (void)intern_put(seen, folded);
        keep_entry(sheet, contents, &entry, i);
        sheet->body = i + 1;
    }
}

void printed_read_contents(struct printed_sheet *sheet)
{
    AUTO_ARENA *arena = arena_new();
    for (size_t i = 0; i < sheet->n; i++) {
        if (!is_contents(arena, &sheet->at[i]))
            continue;
        sheet->at[i].text = str_trim(sheet->at[i].text);
        read_entries(sheet, i + 1);
        return;
    }
}
