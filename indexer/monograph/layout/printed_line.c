/* Cuts the text of a monograph into lines, and says of a line what its signs say. */
#include <string.h>

#include "base/buf.h"
#include "base/macros.h"
#include "base/utf8.h"
#include "engine/written/word.h"
#include "indexer/monograph/layout/printed_pass.h"

/* A YAML header is not longer. */
#define HEADER_LINES_MOST 200

/* The width of a line is not counted any further. */
#define CAPITALS_MOST 400

bool printed_is_row(struct str text)
{
    return text.n && memchr(text.at, '\t', text.n);
}

bool printed_is_blank(struct str text)
{
    return !str_trim(text).n;
}

size_t printed_width(struct str text, size_t most)
{
    return utf8_count(utf8_head_bytes(text, most * 4));
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

size_t printed_bullet(struct str text)
{
    static const char *const bullets[] = {"-", "*", "+", "•", "–", "—", "▪", "●",
                                          "◦", "‣", "■", "▸", "►", "➢", "✓", "·"};
    size_t n = 0;
    for (size_t i = 0; i < COUNT_OF(bullets) && !n; i++)
        if (str_starts_with(text, str_of(bullets[i])))
            n = strlen(bullets[i]);
    if (!n) {
        while (n < text.n && n < 2 && is_digit(text.at[n]))
            n++;
        bool ends = n && n < text.n && (text.at[n] == '.' || text.at[n] == ')');
        n = ends ? n + 1 : 0;
    }
    size_t end = n;
    while (end < text.n && (text.at[end] == ' ' || text.at[end] == '\t'))
        end++;
    return n && end > n ? end : 0;
}

bool printed_is_source(struct str text)
{
    struct written_word word;
    struct str rest = text;
    if (!word_next(&rest, &word) ||
        (strcmp(word.folded, "source") != 0 && strcmp(word.folded, "sources") != 0))
        return false;
    struct str front = {text.at, (size_t)(word.printed.at - text.at)};
    for (size_t i = 0; i < front.n; i++)
        if (!strchr(" *_<bi>", front.at[i]))
            return false;
    while (rest.n && (rest.at[0] == ' ' || rest.at[0] == '*' || rest.at[0] == '_' ||
                      str_starts_with(rest, STR("\xC2\xA0")) ||
                      str_starts_with(rest, STR("\xE2\x80\xAF")))) {
        size_t n = (unsigned char)rest.at[0] == 0xC2 ? 2 : rest.at[0] < 0 ? 3 : 1;
        rest.at += n;
        rest.n -= n;
    }
    return rest.n && rest.at[0] == ':';
}

bool printed_is_capitals(struct str text)
{
    if (text.n > CAPITALS_MOST)
        return false;
    AUTO_BUF bare = BUF_INIT(CAPITALS_MOST + 1);
    int depth = 0;
    for (size_t i = 0; i < text.n; i++) {
        depth += text.at[i] == '(';
        if (depth == 0)
            buf_put_byte(&bare, text.at[i]);
        depth -= text.at[i] == ')' && depth > 0;
    }
    struct letter_case letters = letters_count(buf_str(&bare));
    return letters.n_upper >= 3 && letters.n_lower == 0;
}

bool printed_is_page_number(struct str folded)
{
    struct written_word word;
    int n_numbers = 0;
    if (folded.n > 20)
        return false;
    while (word_next(&folded, &word)) {
        struct str text = str_of(word.folded);
        bool is_number = text.n <= 3 && str_number(text, 999) >= 0;
        n_numbers += is_number;
        if (!is_number && strcmp(word.folded, "page") != 0 &&
            strcmp(word.folded, "p") != 0 && strcmp(word.folded, "sur") != 0)
            return false;
    }
    return n_numbers == 1 || n_numbers == 2;
}

static struct str without_end(struct str line)
{
    while (line.n && line.at[line.n - 1] == '\r')
        line.n--;
    return line;
}

/** Whether the line is « member: value », as a YAML header has it. */
static bool is_member(struct str line)
{
    size_t n = 0;
    while (n < line.n && ((line.at[n] | 32) >= 'a' && (line.at[n] | 32) <= 'z'))
        n++;
    return n > 1 && n < line.n && line.at[n] == ':';
}

/** The lines of the YAML header that begins @p text; 0 when there is none. */
static size_t header_lines(struct str text)
{
    struct str rest = text;
    bool has_member = false;
    if (!str_equal(str_trim(without_end(str_cut(&rest, '\n'))), STR("---")))
        return 0;
    for (size_t n = 2; rest.at && n < HEADER_LINES_MOST; n++) {
        struct str line = without_end(str_cut(&rest, '\n'));
        if (str_equal(str_trim(line), STR("---")) || str_equal(line, STR("...")))
            return has_member ? n : 0;
        has_member |= is_member(line);
    }
    return 0;
}

/**
 * The end of the piece of @p line from @p at on: a form feed begins a page, and a
 * vertical tab a line, as word processors save them.
 */
static size_t piece_end(struct str line, size_t at)
{
    while (at < line.n && line.at[at] != '\f' && line.at[at] != '\v')
        at++;
    return at;
}

/** Whether a character without width begins at @p at: it would part words and columns. */
static size_t invisible_bytes(struct str text, size_t i)
{
    static const char *const signs[] = {"\xC2\xAD",     "\xE2\x80\x8B", "\xE2\x80\x8C",
                                        "\xE2\x80\x8D", "\xE2\x80\x8E", "\xE2\x80\x8F",
                                        "\xE2\x81\xA0", "\xEF\xBB\xBF"};
    struct str rest = {text.at + i, text.n - i};
    for (size_t k = 0; (unsigned char)rest.at[0] >= 0xC2 && k < COUNT_OF(signs); k++)
        /* A soft hyphen at the end of a line is where a word was broken. */
        if (str_starts_with(rest, str_of(signs[k])) && rest.n > strlen(signs[k]))
            return strlen(signs[k]);
    return 0;
}

static struct str without_invisible(struct arena *arena, struct str text)
{
    size_t n_invisible = 0;
    for (size_t i = 0; i < text.n; i++)
        n_invisible += invisible_bytes(text, i) > 0;
    if (!n_invisible)
        return text;
    char *kept = arena_room(arena, text.n, 1);
    size_t n = 0;
    for (size_t i = 0; i < text.n;) {
        size_t skipped = invisible_bytes(text, i);
        if (!skipped)
            kept[n++] = text.at[i++];
        i += skipped;
    }
    return (struct str){kept, n};
}

static void cut_line(struct printed_sheet *sheet, struct str line, uint32_t number)
{
    bool after_border = false;
    for (size_t at = 0; at <= line.n;) {
        size_t end = piece_end(line, at);
        bool is_last = end >= line.n;
        struct str piece = {line.at + at, (is_last ? line.n : end) - at};
        sheet->at[sheet->n++] =
            (struct printed_line){.number = number,
                                  .text = without_invisible(sheet->arena, piece),
                                  .after_border = after_border};
        after_border = !is_last && line.at[end] == '\f';
        at = end + 1;
    }
}

struct printed_sheet printed_cut(struct arena *arena, struct str text)
{
    size_t n_lines = 2;
    for (size_t i = 0; i < text.n; i++)
        n_lines += text.at[i] == '\n' || text.at[i] == '\f' || text.at[i] == '\v';
    struct printed_sheet sheet = {.arena = arena};
    sheet.at = arena_room(arena, n_lines, sizeof *sheet.at);
    if (str_starts_with(text, STR("\xEF\xBB\xBF")))
        text = (struct str){text.at + 3, text.n - 3};
    size_t n_header = header_lines(text);
    for (uint32_t number = 1; text.at && text.n; number++) {
        struct str line = without_end(str_cut(&text, '\n'));
        if (number > n_header)
            cut_line(&sheet, line, number);
    }
    return sheet;
}
