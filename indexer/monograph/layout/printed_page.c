/* Drops what a printed page has around its text: numbers, marks, rules, pictures, and the
 * heads and feet that run over the pages. */
#include <string.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/written/word.h"
#include "indexer/monograph/layout/printed_pass.h"

/* A head or foot is not longer, in bytes. */
#define RUNNING_MOST_BYTES 240

/* Behind a key that stands twice. */
#define TWICE " #"

/* How many lines next to a border may be running heads: next to a form feed, or next to
 * a number or mark only. */
#define LINES_AT_FEED 3
#define LINES_AT_MARK 1

/* Beyond so many lines, blank ones too, nothing is beside a border. */
#define BLANKS_MOST 8

/**
 * Whether @p line is only signs of a rule: « --- », « * * * », « _____ »; but not the
 * dashes above the columns of a table, « ----  ---- ».
 */
static bool is_rule(struct str line)
{
    size_t n = 0;
    bool has_spaces = false;
    bool has_runs = false;
    for (size_t i = 0; i < line.n; i++) {
        has_spaces |= line.at[i] == ' ';
        if (line.at[i] == ' ')
            continue;
        if (line.at[i] != line.at[0] || !strchr("-*_=", line.at[i]))
            return false;
        has_runs |= i > 0 && line.at[i - 1] == line.at[i];
        n++;
    }
    return n >= 3 && !(has_spaces && has_runs);
}

/** Whether @p line is a mark of a page: « [Page 3] », « {3}------ ». */
static bool is_page_mark(struct str line)
{
    struct str inner = line;
    while (inner.n && strchr("[]{}-#*_ |/", inner.at[inner.n - 1]))
        inner.n--;
    while (inner.n && strchr("[]{}-#*_ |/", inner.at[0])) {
        inner.at++;
        inner.n--;
    }
    if (!inner.n || inner.n > 20)
        return false;
    char folded[64];
    size_t n = 0;
    struct written_word word;
    struct str rest = inner;
    while (word_next(&rest, &word) && n + strlen(word.folded) + 2 < sizeof folded) {
        if (n)
            folded[n++] = ' ';
        memcpy(folded + n, word.folded, strlen(word.folded));
        n += strlen(word.folded);
    }
    return printed_is_page_number((struct str){folded, n});
}

/** Whether the page mark holds no more than its number, or belongs to a row or list. */
static bool is_furniture(struct str line)
{
    /* « 4.0 » ends a broken line, and « 12,5 » is a figure. */
    for (size_t i = 1; i + 1 < line.n; i++)
        if ((line.at[i] == '.' || line.at[i] == ',') && line.at[i - 1] >= '0' &&
            line.at[i - 1] <= '9' && line.at[i + 1] >= '0' && line.at[i + 1] <= '9')
            return false;
    if (printed_is_row(line) || str_find(line, STR("|")) + 1 < line.n)
        return false;
    return is_page_mark(line);
}

/** Append @p line without pictures and comments; @p has_mark tells whether it had one. */
static void put_without(struct buf *out, struct str line, bool *has_mark)
{
    static const struct {
        struct str begin;
        struct str end;
    } marks[] = {{{"<!--", 4}, {"-->", 3}}, {{"![", 2}, {")", 1}}};
    while (line.n) {
        size_t n = 1;
        for (size_t i = 0; i < 2; i++) {
            if (!str_starts_with(line, marks[i].begin))
                continue;
            struct str inside = utf8_head_bytes(line, 600);
            size_t end = str_find(inside, marks[i].end);
            if (end < inside.n)
                n = end + marks[i].end.n;
            *has_mark |= n > 1;
        }
        if (n == 1)
            buf_put_byte(out, line.at[0]);
        line.at += n;
        line.n -= n;
    }
}

static void drop_marks(struct printed_sheet *sheet, struct printed_line *line)
{
    bool may_have = str_find(line->text, STR("<!--")) < line->text.n ||
                    str_find(line->text, STR("![")) < line->text.n;
    if (!may_have)
        return;
    AUTO_BUF out = BUF_INIT(line->text.n + 1);
    bool has_mark = false;
    put_without(&out, line->text, &has_mark);
    if (!has_mark)
        return;
    line->text = arena_str(sheet->arena, buf_str(&out));
    line->after_border |= printed_is_blank(line->text);
}

/** Whether the rule @p i underlines a heading: a short line stands right above it. */
static bool underlines(const struct printed_sheet *sheet, size_t i)
{
    return i > 0 && !printed_is_blank(sheet->at[i - 1].text) &&
           !printed_is_row(sheet->at[i - 1].text) &&
           memchr(sheet->at[i - 1].text.at, '|', sheet->at[i - 1].text.n) == NULL &&
           (i < 2 || printed_is_blank(sheet->at[i - 2].text)) &&
           (i + 1 == sheet->n || printed_is_blank(sheet->at[i + 1].text));
}

static void make_border(struct printed_line *line)
{
    line->text = (struct str){"", 0};
    line->after_border = true;
}

static void find_borders(struct printed_sheet *sheet)
{
    for (size_t i = 0; i < sheet->n; i++) {
        struct printed_line *line = &sheet->at[i];
        drop_marks(sheet, line);
        struct str text = str_trim(line->text);
        if (is_rule(text)) {
            if (underlines(sheet, i))
                sheet->at[i - 1].is_marked = true;
            make_border(line);
            line->after_border = !(i > 0 && sheet->at[i - 1].is_marked);
        } else if (text.n && is_furniture(text)) {
            make_border(line);
        }
    }
}

/** Whether @p text has three cells or more, with gaps between them. */
static bool has_cells(struct str text)
{
    size_t n = 0;
    for (size_t i = 2; i < text.n; i++)
        n += text.at[i] != ' ' && text.at[i - 1] == ' ' && text.at[i - 2] == ' ';
    return n > 1;
}

/**
 * What a running head says: its folded words without numbers; empty when it cannot be
 * one.
 */
static struct str running_key(struct buf *out, struct str text)
{
    buf_clear(out);
    text = str_trim(text);
    bool may_run = text.n && !has_cells(text) && text.n <= RUNNING_MOST_BYTES &&
                   !printed_is_row(text) && !printed_is_source(text) &&
                   !printed_bullet(text) && text.at[0] != '|' && text.at[0] != '<' &&
                   strchr(".:;,", text.at[text.n - 1]) == NULL;
    struct written_word word;
    while (may_run && word_next(&text, &word)) {
        if (strspn(word.folded, "0123456789") == strlen(word.folded))
            continue;
        if (out->n)
            buf_put_byte(out, ' ');
        buf_put_text(out, word.folded);
    }
    return buf_str(out);
}

/** The running heads of a monograph: what stands beside page borders, with its count. */
struct running {
    struct printed_sheet *sheet;
    struct intern *keys;
    /* How many lines beside borders say the same, each beside another border; the last of
     * them, from 1, and its border. */
    struct running_count {
        size_t n;
        size_t last;
        size_t border;
    } * counts;
    size_t room;
    /* The places beside borders. */
    size_t *places;
    size_t n_places;
    size_t places_room;
};

static void count_place(struct running *running, size_t i, size_t border)
{
    AUTO_BUF key = BUF_INIT((size_t)4 * RUNNING_MOST_BYTES);
    struct str found = running_key(&key, running->sheet->at[i].text);
    if (!found.n)
        return;
    uint32_t k = intern_put(running->keys, found);
    size_t had = running->room;
    MEM_GROW(running->counts, (size_t)k + 1, running->room, 64);
    memset(running->counts + had, 0, (running->room - had) * sizeof *running->counts);
    struct running_count *count = &running->counts[k];
    if (count->last == i + 1 || (count->n && count->border == border))
        return;
    count->n++;
    count->last = i + 1;
    count->border = border;
    MEM_GROW(running->places, running->n_places + 1, running->places_room, 64);
    running->places[running->n_places++] = i;
}

/**
 * Count the lines beside the border at line @p at. Borders with no text between them are
 * one, which has the number @p border.
 */
static void count_beside(struct running *running, size_t at, size_t border, size_t most)
{
    const struct printed_sheet *sheet = running->sheet;
    size_t n = 0;
    for (size_t i = at; i > 0 && n < most && at - i < BLANKS_MOST; i--)
        if (!printed_is_blank(sheet->at[i - 1].text)) {
            count_place(running, i - 1, border);
            n++;
        }
    n = 0;
    for (size_t i = at; i < sheet->n && n < most && i - at < BLANKS_MOST; i++)
        if (!printed_is_blank(sheet->at[i].text)) {
            count_place(running, i, border);
            n++;
        }
}

/** Whether @p text ends with a number far from its words, as the foot of a page does. */
static bool ends_with_far_number(struct str text)
{
    text = str_trim(text);
    size_t n = 0;
    while (n < text.n && n < 3 && text.at[text.n - n - 1] >= '0' &&
           text.at[text.n - n - 1] <= '9')
        n++;
    struct str before = {text.at, text.n - n};
    return n && (str_ends_with(before, STR("   ")) || str_ends_with(before, STR("| ")));
}

static void drop_running(struct running *running)
{
    AUTO_BUF key = BUF_INIT((size_t)4 * RUNNING_MOST_BYTES);
    for (size_t p = 0; p < running->n_places; p++) {
        struct printed_line *line = &running->sheet->at[running->places[p]];
        struct str found = running_key(&key, line->text);
        uint32_t k = intern_find(running->keys, found);
        if (k != INTERN_NONE && running->counts[k].n >= 2)
            make_border(line);
    }
}

/**
 * Drop the lines that recur with another page number far behind their words each time:
 * feet, where no form feed says where pages end.
 */
static void drop_feet(struct printed_sheet *sheet)
{
    /* The last line of a page with its number behind a gap. */
    for (size_t i = 1; i < sheet->n; i++)
        if (sheet->at[i].after_border && !printed_is_blank(sheet->at[i].text) &&
            ends_with_far_number(sheet->at[i - 1].text))
            make_border(&sheet->at[i - 1]);
    AUTO_INTERN *seen = intern_new();
    AUTO_BUF key = BUF_INIT((size_t)4 * RUNNING_MOST_BYTES);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < sheet->n; i++) {
            if (!ends_with_far_number(sheet->at[i].text))
                continue;
            struct str found = running_key(&key, sheet->at[i].text);
            /* At least three words: « Total     12 » is a row. */
            bool is_long = words_start_with(found, "* * *");
            if (!is_long)
                continue;
            buf_put_text(&key, TWICE);
            /* The buffer may have moved. */
            found.at = buf_str(&key).at;
            if (pass == 0 && intern_find(seen, found) != INTERN_NONE)
                (void)intern_put(seen, buf_str(&key));
            else if (pass == 0)
                (void)intern_put(seen, found);
            else if (intern_find(seen, buf_str(&key)) != INTERN_NONE)
                make_border(&sheet->at[i]);
        }
}

void printed_drop_pages(struct printed_sheet *sheet)
{
    AUTO_INTERN *keys = intern_new();
    struct running running = {.sheet = sheet, .keys = keys};
    find_borders(sheet);
    drop_feet(sheet);
    size_t n_texts = 0;
    for (size_t i = 0; i < sheet->n; i++) {
        bool is_text = !printed_is_blank(sheet->at[i].text);
        if (sheet->at[i].after_border)
            count_beside(&running, i, n_texts, is_text ? LINES_AT_FEED : LINES_AT_MARK);
        n_texts += is_text;
    }
    drop_running(&running);
    mem_free(running.counts);
    mem_free(running.places);
}
