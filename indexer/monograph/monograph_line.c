/* Tells the class of a line by its layout alone (tabs, capitals, dashes, colons, length),
 * so that no word of one region is needed. */
#include "indexer/monograph/monograph_line.h"

#include <string.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "engine/written/word.h"
#include "indexer/monograph/genre/monograph_markup.h"
#include "indexer/monograph/layout/printed.h"

/* A title is seldom longer than two printed lines; a sentence often is. */
#define SHORT_MOST_CODE_POINTS 200
#define LABEL_MOST_CODE_POINTS 60

static struct str after(struct str s, size_t n)
{
    return (struct str){s.at + n, s.n - n};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/**
 * The bytes of « - », « • » or « 12. » with the space after it; 0 when the text begins
 * with none.
 */
static size_t item_mark(struct str text)
{
    static const char *const marks[] = {"- ", "* ", "• ", "– ", "▪ "};
    for (size_t i = 0; i < COUNT_OF(marks); i++)
        if (str_starts_with(text, str_of(marks[i])))
            return strlen(marks[i]);
    size_t n = 0;
    while (n < text.n && n < 2 && is_digit(text.at[n]))
        n++;
    bool is_numbered = n && n + 1 < text.n && (text.at[n] == '.' || text.at[n] == ')') &&
                       text.at[n + 1] == ' ';
    return is_numbered ? n + 2 : 0;
}

/**
 * The bytes of « Source : » or « Sources: » at the front, in any case; 0 when there is
 * none.
 */
static size_t source_mark(struct str text)
{
    struct str rest = text;
    struct written_word word;
    if (!word_next(&rest, &word) || word.printed.at != text.at)
        return 0;
    if (strcmp(word.folded, "source") != 0 && strcmp(word.folded, "sources") != 0)
        return 0;
    size_t n = word.printed.n;
    while (n < text.n && text.at[n] == ' ')
        n++;
    return n < text.n && text.at[n] == ':' ? n + 1 : 0;
}

static bool is_note(struct str text)
{
    if (text.n > 2 && text.at[0] == '*' && text.at[1] != '*' && text.at[1] != ' ')
        return true;
    size_t n = 1;
    while (n < text.n && n < 3 && is_digit(text.at[n]))
        n++;
    return n > 1 && n < text.n && text.at[0] == '(' && text.at[n] == ')';
}

/** @p text without its brackets: « POPULATION (en milliers) » counts as capitals. */
static struct str without_brackets(struct arena *arena, struct str text)
{
    struct str kept = arena_str(arena, text);
    char *to = arena_alloc(arena, text.n + 1);
    size_t n = 0;
    int depth = 0;
    for (size_t i = 0; i < kept.n; i++) {
        depth += kept.at[i] == '(';
        if (depth == 0)
            to[n++] = kept.at[i];
        depth -= kept.at[i] == ')' && depth > 0;
    }
    return (struct str){to, n};
}

static bool is_capitals(struct arena *arena, struct str text)
{
    struct letter_case letters = letters_count(without_brackets(arena, text));
    return letters.n_upper >= 3 && letters.n_lower == 0 &&
           utf8_count(text) <= SHORT_MOST_CODE_POINTS;
}

/**
 * Whether a sentence ends inside @p text: « … adresses. Une carte … », but not « M. Yves
 * … ».
 */
static bool has_sentence_end(struct str text)
{
    for (size_t i = 2; i + 2 < text.n; i++) {
        bool is_end = text.at[i] == '.' && text.at[i + 1] == ' ';
        bool after_word = (text.at[i - 1] >= 'a' && text.at[i - 1] <= 'z') &&
                          text.at[i - 2] != ' ' && text.at[i - 2] != '.';
        if (is_end && after_word &&
            letters_count((struct str){text.at + i + 2, 1}).n_lower == 0)
            return true;
    }
    return false;
}

static bool is_short(struct str text)
{
    if (utf8_count(text) > SHORT_MOST_CODE_POINTS || !text.n)
        return false;
    return strchr(".:;,", text.at[text.n - 1]) == NULL && !has_sentence_end(text);
}

static enum line_class classify(struct arena *arena, struct str raw, struct str text)
{
    if (memchr(text.at, '\t', text.n))
        return LINE_ROW;
    if (source_mark(text))
        return LINE_SOURCE;
    if (item_mark(str_trim(raw)) || item_mark(text))
        return LINE_ITEM;
    if (is_note(str_trim(raw)))
        return LINE_NOTE;
    if (is_capitals(arena, text))
        return LINE_CAPITALS;
    return is_short(text) ? LINE_SHORT : LINE_TEXT;
}

struct line_reading {
    struct arena *arena;
    struct monograph_line *lines;
    size_t n;
    bool after_blank;
};

static void read_line(struct line_reading *reading, const struct printed_line *from)
{
    struct str text = markup_clean(reading->arena, from->text);
    if (!str_trim(text).n) {
        reading->after_blank = true;
        return;
    }
    struct monograph_line *line = &reading->lines[reading->n++];
    *line =
        (struct monograph_line){.number = from->number, .raw = from->text, .text = text};
    line->class =
        from->is_heading ? LINE_CAPITALS : classify(reading->arena, from->text, text);
    line->after_blank = reading->after_blank;
    if (line->class != LINE_ROW)
        line->folded = words_fold(reading->arena, text);
    reading->after_blank = false;
}

struct sheet sheet_read(struct arena *arena, struct str text)
{
    struct printed_sheet layout = printed_read(arena, text);
    struct line_reading reading = {.arena = arena, .after_blank = true};
    reading.lines = arena_array(arena, layout.n + 1, sizeof *reading.lines);
    for (size_t i = 0; i < layout.n; i++)
        read_line(&reading, &layout.at[i]);
    return (struct sheet){reading.lines, reading.n};
}

struct str line_item_text(const struct monograph_line *line)
{
    return line->class == LINE_ITEM ? str_trim(after(line->text, item_mark(line->text)))
                                    : line->text;
}

struct str line_source_text(const struct monograph_line *line)
{
    if (line->class != LINE_SOURCE)
        return (struct str){"", 0};
    return str_trim(after(line->text, source_mark(line->text)));
}

struct str line_label(const struct monograph_line *line)
{
    struct str text = line_item_text(line);
    size_t at = str_find(text, STR(":"));
    bool is_label = at < text.n && at + 1 < text.n && text.at[at + 1] == ' ';
    struct str label = {text.at, at};
    if (!is_label || utf8_count(label) > LABEL_MOST_CODE_POINTS)
        return (struct str){"", 0};
    return str_trim(label);
}
