/* Chooses the extract of a text that shows best why it was found, and marks its words. */
#include "text/snippet.h"

#include <limits.h>
#include <stdbool.h>

#include "base/utf8.h"

/* A word in its exact form adds this share of its weight to a window; each return of a
 * word adds the second share, at most REPEATS_MAX times. */
#define EXACT_BONUS 0.3
#define REPEAT_GAIN 0.1
#define REPEATS_MAX 2
#define ELLIPSIS "…"
/** The code points of an ellipsis and its space. */
#define CUT_POINTS 2

void html_escape(struct buf *html, struct str text)
{
    static const char *const escaped[UCHAR_MAX + 1] = {['&'] = "&amp;",
                                                       ['<'] = "&lt;",
                                                       ['>'] = "&gt;",
                                                       ['"'] = "&quot;",
                                                       ['\''] = "&#39;"};
    size_t start = 0;
    for (size_t i = 0; i < text.n; i++) {
        const char *instead = escaped[(unsigned char)text.at[i]];
        if (!instead)
            continue;
        buf_put(html, text.at + start, i - start);
        buf_put_text(html, instead);
        start = i + 1;
    }
    buf_put(html, text.at + start, text.n - start);
}

static bool is_marked(const struct snippet_mark *mark, const struct snippet_query *query)
{
    for (uint32_t left = mark->words; left; left &= left - 1) {
        unsigned word = (unsigned)__builtin_ctz(left);
        if (word < query->n_words && query->weights[word] > 0)
            return true;
    }
    return false;
}

/* Where the text goes, piece by piece: escaped into html, as it is into plain. With flat,
 * each run of white space and control characters becomes one space. */
struct output {
    /* NULL for none. */
    struct buf *plain;
    struct buf *html;
    bool flat;
    bool after_space;
};

static void put_piece(struct output *out, struct str piece)
{
    if (out->plain)
        buf_put_str(out->plain, piece);
    html_escape(out->html, piece);
}

static void put(struct output *out, struct str text)
{
    size_t start = 0;
    bool after_space = out->after_space;
    for (size_t i = 0; out->flat && i < text.n; i++) {
        bool space = (unsigned char)text.at[i] <= ' ' || text.at[i] == 0x7f;
        bool stays = !space || (text.at[i] == ' ' && !after_space);
        if (!stays) {
            put_piece(out, (struct str){text.at + start, i - start});
            if (!after_space)
                put_piece(out, STR(" "));
            start = i + 1;
        }
        after_space = space;
    }
    out->after_space = after_space;
    put_piece(out, (struct str){text.at + start, text.n - start});
}

/** A part of the text, in bytes. */
struct snippet_span {
    size_t start, end;
};

/** Put the @p span of @p text with its marks; marks that overlap become one. */
static void put_marked(struct output *out, struct str text, struct snippet_span span,
                       const struct snippet_mark *marks, size_t n,
                       const struct snippet_query *query)
{
    size_t at = span.start;
    for (size_t i = 0; i < n && marks[i].start < span.end; i++) {
        if (marks[i].start < at || marks[i].end > span.end ||
            !is_marked(&marks[i], query))
            continue;
        size_t start = marks[i].start, end = marks[i].end;
        for (size_t j = i + 1; j < n && marks[j].start < end; j++)
            if (marks[j].end > end && marks[j].end <= span.end &&
                is_marked(&marks[j], query))
                end = marks[j].end;
        put(out, (struct str){text.at + at, start - at});
        buf_put_text(out->html, "<mark>");
        put(out, (struct str){text.at + start, end - start});
        buf_put_text(out->html, "</mark>");
        at = end;
    }
    put(out, (struct str){text.at + at, span.end - at});
}

void snippet_mark_whole(struct buf *html, struct str text,
                        const struct snippet_mark *marks, size_t n_marks,
                        const struct snippet_query *query)
{
    struct output out = {NULL, html, false, false};
    put_marked(&out, text, (struct snippet_span){0, text.n}, marks, n_marks, query);
}

/* Choosing the window. Lengths are code points. They are first taken as bytes, which are
 * never fewer, and cut exactly at the end. */

/** The sum of the weights of the different words among the marks @p first to @p last. */
static double window_weight(const struct snippet_mark *marks, size_t first, size_t last,
                            const struct snippet_query *query)
{
    double best[SNIPPET_WORDS_MAX] = {0};
    unsigned times[SNIPPET_WORDS_MAX] = {0};
    double sum = 0;
    for (size_t i = first; i <= last; i++)
        for (uint32_t left = marks[i].words; left; left &= left - 1) {
            unsigned w = (unsigned)__builtin_ctz(left);
            if (w >= query->n_words)
                break;
            double gain = query->weights[w];
            if (marks[i].exact >> w & 1U)
                gain *= 1 + EXACT_BONUS;
            sum += gain > best[w] ? gain - best[w] : 0;
            sum += times[w] && times[w] <= REPEATS_MAX ? gain * REPEAT_GAIN : 0;
            best[w] = gain > best[w] ? gain : best[w];
            times[w]++;
        }
    return sum;
}

/** The windows tried begin at a mark; marks beyond this number begin none. */
#define WINDOWS_MAX 512

/**
 * The window of the largest weight: from the start of a mark to the end of a mark, at
 * most @p room bytes long and not beyond byte @p end.
 */
static struct snippet_span best_window(const struct snippet_mark *marks, size_t n,
                                       size_t end, size_t room,
                                       const struct snippet_query *query)
{
    struct snippet_span best = {0, 0};
    double most = 0;
    for (size_t first = 0; first < n && first < WINDOWS_MAX; first++) {
        size_t last = first;
        if (marks[first].end > end || marks[first].end - marks[first].start > room)
            continue;
        while (last + 1 < n && marks[last + 1].end <= end &&
               marks[last + 1].end - marks[first].start <= room)
            last++;
        double weight = window_weight(marks, first, last, query);
        /* Words near each other win: the length that they span costs a little. */
        weight *= 1 - 0.2 * (double)(marks[last].end - marks[first].start) / (double)room;
        if (weight > most * (1 + 1e-9)) {
            most = weight;
            best = (struct snippet_span){marks[first].start, marks[last].end};
        }
    }
    return best;
}

static bool is_space(char c)
{
    return (unsigned char)c <= ' ' || c == 0x7f;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/** What may stand between a full stop and the end of the sentence, as in « … . ». */
static const char *const closers[] = {" ", ")", "\"", "»",      "”",
                                      "’", "'", "]",  "\u00A0", "\u202F"};

/** The last bytes of closers and of sentences: most words fail this quick test. */
static const bool may_end[UCHAR_MAX + 1] = {
    ['.'] = true,  ['!'] = true,  ['?'] = true,  [' '] = true,  [')'] = true,
    ['"'] = true,  ['\''] = true, [']'] = true,  [0xBB] = true, [0x9D] = true,
    [0x99] = true, [0xA0] = true, [0xAF] = true, [0xA6] = true /* … */};

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
    while (start && !is_space(text.at[start - 1]) && end - start <= 4)
        start--;
    size_t letters = end - 1 - start;
    if (letters == 1)
        return is_capital(text.at[start]);
    static const char *const known[] = {"art.", "al.", "cf.", "Mme.",
                                        "MM.",  "St.", "dr.", "n."};
    struct str word = {text.at + start, end - start};
    return str_is_among(word, known, COUNT_OF(known));
}

/** Whether a sentence ends before byte @p i, which is white space or the text's end. */
static bool sentence_ends(struct str text, size_t i)
{
    if (i >= text.n || text.at[i] == '\n')
        return true;
    if (!i || !may_end[(unsigned char)text.at[i - 1]])
        return false;
    size_t end = i;
    for (size_t n = 1; n; end -= n)
        n = closer_bytes(text, end);
    if (!end)
        return false;
    char last = text.at[end - 1];
    if (last == '!' || last == '?')
        return true;
    if (last != '.')
        return str_ends_with((struct str){text.at, end}, STR(ELLIPSIS));
    while (i < text.n && is_space(text.at[i]))
        i++;
    struct str next = {text.at + i, text.n - i};
    bool goes_on = str_starts_with(next, STR("»")) ||
                   (next.n && next.at[0] >= 'a' && next.at[0] <= 'z');
    return !goes_on && !is_short_form(text, end);
}

/** Whether a sentence or a line starts at byte @p i, which is not white space. */
static bool sentence_starts(struct str text, size_t i)
{
    size_t j = i;
    while (j && is_space(text.at[j - 1]) && text.at[j - 1] != '\n')
        j--;
    return j == 0 || text.at[j - 1] == '\n' || (j < i && sentence_ends(text, j));
}

/** The start of a word at byte @p i or after it, or @p limit. */
static size_t word_start_after(struct str text, size_t i, size_t limit)
{
    while (i < limit && !(i == 0 || is_space(text.at[i - 1])))
        i++;
    while (i < limit && is_space(text.at[i]))
        i++;
    return i;
}

/** The start of the word around byte @p i, or @p i when that is before @p least. */
static size_t word_start_before(struct str text, size_t i, size_t least)
{
    for (size_t j = i;; j--) {
        if (j == 0 || is_space(text.at[j - 1]))
            return j;
        if (j == least)
            return i;
    }
}

/**
 * Where an extract begins whose first mark is at byte @p start: at the start of a
 * sentence at most @p spare bytes before it, else at a word at most @p words bytes before
 * it.
 */
static size_t extend_back(struct str text, size_t start, size_t spare, size_t words)
{
    size_t least = start - spare;
    for (size_t i = start;; i--) {
        if (!(i < text.n && is_space(text.at[i])) && sentence_starts(text, i))
            return i;
        if (i == least)
            break;
    }
    /* No sentence starts near enough: a few words before the first mark will do. */
    size_t wanted = word_start_after(text, start - words, start);
    return wanted < start ? wanted : word_start_before(text, start, least);
}

/**
 * Where the extract ends: at the last end of a sentence between @p enough and @p most,
 * else at the last end of a word behind @p least.
 */
static size_t extend_forward(struct str text, size_t least, size_t enough, size_t most)
{
    if (most >= text.n)
        return text.n;
    size_t word_end = least;
    for (size_t i = most; i > least; i--) {
        if (!is_space(text.at[i]) || is_space(text.at[i - 1]))
            continue;
        if (i >= enough && sentence_ends(text, i))
            return i;
        if (word_end == least && !(text.at[i - 1] == '.' && is_short_form(text, i)))
            word_end = i;
    }
    if (word_end > least || (least && least <= most && is_space(text.at[least])))
        return word_end;
    /* A word longer than the room is cut between two code points. */
    return utf8_head_bytes(text, most).n;
}

/** How many bytes before @p start hold @p n code points, or all that there are. */
static size_t bytes_before(struct str text, size_t start, size_t n)
{
    size_t i = start;
    while (i && n) {
        i--;
        while (i && ((unsigned char)text.at[i] & 0xC0U) == 0x80U)
            i--;
        n--;
    }
    return start - i;
}

/** Whether @p text has at most @p n code points. */
static bool fits(struct str text, size_t n)
{
    return utf8_head(text, n).n == text.n;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static struct snippet_span choose(struct str text, const struct snippet_mark *marks,
                                  size_t n, const struct snippet_query *query)
{
    size_t most = query->max_code_points;
    if (fits(text, most))
        return (struct snippet_span){0, text.n};
    size_t cuts = (size_t)2 * CUT_POINTS;
    size_t room = most > cuts ? most - cuts : 0;
    struct snippet_span window = best_window(marks, n, text.n, room, query);
    size_t used =
        utf8_count((struct str){text.at + window.start, window.end - window.start});
    size_t spare = room > used ? room - used : 0;
    /* What follows the words should be seen too: two thirds of the code points left may
     * go before them when a sentence starts there, else one third; more when little text
     * follows. */
    struct str behind = {text.at + window.end, text.n - window.end};
    size_t after = utf8_count(utf8_head(behind, spare));
    size_t sentence =
        bytes_before(text, window.start, larger(spare * 2 / 3, spare - after));
    size_t words = bytes_before(text, window.start, larger(spare / 3, spare - after));
    window.start = extend_back(text, window.start, sentence, words);
    struct str rest = {text.at + window.start, text.n - window.start};
    if (!window.start)
        room = most > CUT_POINTS ? most - CUT_POINTS : 0;
    else if (fits(rest, most > CUT_POINTS ? most - CUT_POINTS : 0))
        return (struct snippet_span){window.start, text.n};
    size_t end = window.start + utf8_head(rest, room).n;
    size_t enough = window.start + (end - window.start) / 2;
    window.end = extend_forward(text, window.end, enough, end);
    return window;
}

void snippet_make(struct buf *plain, struct buf *html, struct str text,
                  const struct snippet_mark *marks, size_t n_marks,
                  const struct snippet_query *query)
{
    while (text.n && is_space(text.at[text.n - 1]))
        text.n--;
    struct snippet_span span = choose(text, marks, n_marks, query);
    while (span.end > span.start && is_space(text.at[span.end - 1]))
        span.end--;
    struct output out = {plain, html, true, true};
    size_t before = 0;
    while (before < span.start && is_space(text.at[before]))
        before++;
    if (before < span.start)
        put_piece(&out, span.start < span.end ? STR(ELLIPSIS " ") : STR(ELLIPSIS));
    put_marked(&out, text, span, marks, n_marks, query);
    /* In an extract of few characters that holds no word, one ellipsis is enough. */
    if (span.end < text.n && (span.start < span.end || before >= span.start))
        put_piece(&out, STR(" " ELLIPSIS));
}
