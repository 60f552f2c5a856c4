/* Finds blocks, sentences and clauses by their signs. */
#include "text/excerpt/sentence.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/macros.h"

#define ELLIPSIS "…"

/** A line of fewer bytes was not broken because it was full. */
#define FULL_LINE_BYTES 60

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/** Whether @p text begins with a small letter of French. */
static bool begins_small(struct str text)
{
    if (!text.n)
        return false;
    unsigned char c = (unsigned char)text.at[0];
    unsigned char next = text.n > 1 ? (unsigned char)text.at[1] : 0;
    return (c >= 'a' && c <= 'z') || (c == 0xC3 && next >= 0xA0) ||
           (c == 0xC5 && next == 0x93 /* œ */);
}

/**
 * Whether the line break at byte @p at only breaks a long line: the line before is full
 * and open, and the next one goes on with a small letter.
 */
static bool breaks_line_only(struct str text, size_t start, size_t at)
{
    size_t end = at, next = at + 1;
    while (end > start && text_is_space(text.at[end - 1]))
        end--;
    while (next < text.n && text_is_space(text.at[next]) && text.at[next] != '\n')
        next++;
    return end - start >= FULL_LINE_BYTES && !strchr(".!?:;|", text.at[end - 1]) &&
           begins_small((struct str){text.at + next, text.n - next});
}

size_t text_block_end(struct str text, size_t from)
{
    for (size_t line = from; line < text.n;) {
        const char *sign = memchr(text.at + line, '\n', text.n - line);
        if (!sign)
            break;
        size_t at = (size_t)(sign - text.at);
        if (!breaks_line_only(text, line, at))
            return at;
        line = at + 1;
    }
    return text.n;
}

/** The bytes of the sign of a list item that @p block begins with: « - », « • »,
 *  « 12. ». */
static size_t item_sign_bytes(struct str block)
{
    static const char *const signs[] = {"- ", "* ", "• "};
    for (size_t k = 0; k < COUNT_OF(signs); k++)
        if (str_starts_with(block, str_of(signs[k])))
            return strlen(signs[k]);
    size_t n = 0;
    while (n < 2 && n < block.n && block.at[n] >= '0' && block.at[n] <= '9')
        n++;
    bool is_number = n && n + 1 < block.n && block.at[n] == '.' && block.at[n + 1] == ' ';
    return is_number ? n + 2 : 0;
}

struct text_span text_block_next(struct str text, size_t from)
{
    size_t i = from, end;
    do {
        while (i < text.n && text_is_space(text.at[i]))
            i++;
        end = text_block_end(text, i);
        i += item_sign_bytes((struct str){text.at + i, end - i});
        /* The first cells of a row may be empty. */
        while (i < end && (text_is_space(text.at[i]) || text.at[i] == '|'))
            i++;
    } while (i == end && end < text.n);
    while (end > i && text_is_space(text.at[end - 1]))
        end--;
    return (struct text_span){i, end};
}

size_t text_block_before(struct str text, size_t from, size_t at)
{
    for (;;) {
        while (from < text.n && text_is_space(text.at[from]))
            from++;
        size_t end = text_block_end(text, from);
        if (end >= at || end == text.n)
            return from;
        from = end;
    }
}

/* What may stand between a full stop and the end of the sentence, as in « … . ». */
static const char *const closers[] = {" ", ")", "\"", "»",      "”",
                                      "’", "'", "]",  "\u00A0", "\u202F"};

/* The last bytes of what may end a sentence, and of the closers. */
static const bool may_end[UCHAR_MAX + 1] = {
    ['.'] = true,  ['!'] = true,  ['?'] = true,  [')'] = true,  ['"'] = true,
    ['\''] = true, [']'] = true,  [0xBB] = true, /* » */
    [0x9D] = true, [0x99] = true, [0xA0] = true, [0xAF] = true, [0xA6] = true /* … */};

/** The bytes of the closer that ends at byte @p end; 0 when there is none. */
static size_t closer_bytes(struct str text, size_t end)
{
    for (size_t i = 0; i < COUNT_OF(closers); i++)
        if (str_ends_with((struct str){text.at, end}, str_of(closers[i])))
            return strlen(closers[i]);
    return 0;
}

/** Whether the full stop before byte @p end is that of « L. 6313-1 » or « art. 3 ». */
static bool is_short_form(struct str text, size_t end)
{
    size_t start = end - 1;
    while (start && !text_is_space(text.at[start - 1]) && text.at[start - 1] != '(' &&
           end - start <= 4)
        start--;
    size_t letters = end - 1 - start;
    if (letters == 1)
        return is_capital(text.at[start]);
    static const char *const known[] = {"art.", "al.", "cf.", "Mme.",
                                        "MM.",  "St.", "dr.", "n."};
    struct str word = {text.at + start, end - start};
    return str_is_among(word, known, COUNT_OF(known));
}

static bool is_stop_sign(char c)
{
    return c == '.' || c == '!' || c == '?';
}

bool sentence_ends(struct str block, size_t i)
{
    if (i >= block.n)
        return true;
    if (!i || !may_end[(unsigned char)block.at[i - 1]])
        return false;
    size_t end = i;
    for (size_t n = 1; n && end && !is_stop_sign(block.at[end - 1]); end -= n)
        n = closer_bytes(block, end);
    if (!end)
        return false;
    char last = block.at[end - 1];
    if (!is_stop_sign(last) && !str_ends_with((struct str){block.at, end}, STR(ELLIPSIS)))
        return false;
    while (i < block.n && text_is_space(block.at[i]))
        i++;
    struct str next = {block.at + i, block.n - i};
    return !str_starts_with(next, STR("»")) && !begins_small(next) &&
           !(last == '.' && is_short_form(block, end));
}

size_t sentence_end(struct str block, size_t from, size_t most)
{
    size_t limit = most < block.n ? most : block.n;
    for (size_t i = from ? from : 1; i < limit; i++)
        if (may_end[(unsigned char)block.at[i - 1]] && text_is_space(block.at[i]) &&
            sentence_ends(block, i))
            return i;
    return limit;
}

/** Whether a sentence starts at byte @p i, which is not white space. */
static bool sentence_starts(struct str block, size_t i)
{
    if (!i)
        return true;
    size_t j = i;
    while (j && text_is_space(block.at[j - 1]))
        j--;
    return j == 0 || (j < i && sentence_ends(block, j));
}

size_t sentence_start(struct str block, size_t i, size_t least)
{
    for (;; i--) {
        if ((!i || text_is_space(block.at[i - 1])) &&
            !(i < block.n && text_is_space(block.at[i])) && sentence_starts(block, i))
            return i;
        if (i <= least)
            return SIZE_MAX;
    }
}

/** Whether the word before byte @p i ends a clause. */
static bool clause_ends(struct str block, size_t i)
{
    struct str before = {block.at, i};
    return i && (strchr(",;:)", block.at[i - 1]) || str_ends_with(before, STR("–")) ||
                 str_ends_with(before, STR("—")));
}

size_t clause_end(struct str block, size_t least, size_t most)
{
    size_t word = 0, late = most - (most - least) / 3;
    for (size_t i = most; i > least; i--) {
        if ((i < block.n && !text_is_space(block.at[i])) ||
            text_is_space(block.at[i - 1]))
            continue;
        if (i >= late && clause_ends(block, i))
            return i;
        if (!word && !(block.at[i - 1] == '.' && is_short_form(block, i)))
            word = i;
    }
    return word;
}

size_t clause_start(struct str block, size_t least, size_t i)
{
    size_t word = i, clause = SIZE_MAX;
    for (size_t at = i; at && at >= least; at--) {
        if (!text_is_space(block.at[at - 1]) ||
            (at < block.n && text_is_space(block.at[at])))
            continue;
        size_t end = at;
        while (end && text_is_space(block.at[end - 1]))
            end--;
        if (clause_ends(block, end))
            clause = at;
        word = at;
    }
    return clause == SIZE_MAX ? word : clause;
}
