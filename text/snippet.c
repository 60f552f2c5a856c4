/* Choosing the window of a text that shows best why it was found, and marking words. */
#include "text/snippet.h"

#include <stdbool.h>

#include "base/utf8.h"

/* What words at their exact form, and near each other, add to a window's weight. */
#define EXACT_BONUS 0.3
#define REPEAT_GAIN 0.1
#define ELLIPSIS "…"

void html_escape(struct buf *html, struct str text)
{
    static const struct {
        char plain;
        const char *escaped;
    } table[] = {
        {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
    size_t start = 0;
    for (size_t i = 0; i < text.n; i++)
        for (size_t j = 0; j < COUNT_OF(table); j++)
            if (text.at[i] == table[j].plain) {
                buf_put(html, text.at + start, i - start);
                buf_put_text(html, table[j].escaped);
                start = i + 1;
            }
    buf_put(html, text.at + start, text.n - start);
}

static double weight_of(const struct snippet_mark *mark,
                        const struct snippet_query *query)
{
    double best = 0;
    for (size_t i = 0; i < query->n_words; i++)
        if (mark->words >> i & 1U && query->weights[i] > best)
            best = query->weights[i];
    return best;
}

/* Text is put piece by piece: escaped into html, as it stands into plain; a run of white space and control
 * characters becomes one space where `flat` asks for it. */
struct output {
    struct buf *plain; /* NULL: none */
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
    for (size_t i = 0; out->flat && i < text.n; i++) {
        bool space = (unsigned char)text.at[i] <= ' ' || text.at[i] == 0x7f;
        if (!space) {
            out->after_space = false;
            continue;
        }
        put_piece(out, (struct str){text.at + start, i - start});
        if (!out->after_space)
            put_piece(out, STR(" "));
        out->after_space = true;
        start = i + 1;
    }
    put_piece(out, (struct str){text.at + start, text.n - start});
}

/** A stretch of the text, in bytes. */
struct span {
    size_t start, end;
};

/** Put @p span of @p text with the marks that lie in it; overlapping ones become one. */
static void put_marked(struct output *out, struct str text, struct span span,
                       const struct snippet_mark *marks, size_t n,
                       const struct snippet_query *query)
{
    size_t at = span.start;
    for (size_t i = 0; i < n && marks[i].start < span.end; i++) {
        if (marks[i].start < at || marks[i].end > span.end ||
            weight_of(&marks[i], query) <= 0)
            continue;
        size_t start = marks[i].start, end = marks[i].end;
        for (size_t j = i + 1; j < n && marks[j].start < end; j++)
            if (marks[j].end > end && marks[j].end <= span.end &&
                weight_of(&marks[j], query) > 0)
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
    put_marked(&out, text, (struct span){0, text.n}, marks, n_marks, query);
}

/* Choosing the window. Lengths are code points, taken as bytes first (a byte is never less than a code point) and cut
 * exactly at the end. */

/** The weight of the different words among marks first to last. */
static double window_weight(const struct snippet_mark *marks, size_t first, size_t last,
                            const struct snippet_query *query)
{
    double best[SNIPPET_WORDS_MAX] = {0};
    double sum = 0;
    for (size_t i = first; i <= last; i++)
        for (size_t w = 0; w < query->n_words; w++) {
            if (!(marks[i].words >> w & 1U))
                continue;
            double gain = query->weights[w];
            if (marks[i].exact >> w & 1U)
                gain *= 1 + EXACT_BONUS;
            sum += gain > best[w] ? gain - best[w] : 0;
            sum += best[w] > 0 ? gain * REPEAT_GAIN : 0;
            best[w] = gain > best[w] ? gain : best[w];
        }
    return sum;
}

/** Windows begin at a mark and are @p room bytes long; more than this many are not tried. */
#define WINDOWS_MAX 512

static struct span best_window(const struct snippet_mark *marks, size_t n, size_t room,
                               const struct snippet_query *query)
{
    struct span best = {0, 0};
    double most = 0;
    for (size_t first = 0; first < n && first < WINDOWS_MAX; first++) {
        size_t last = first;
        if (marks[first].end - marks[first].start > room)
            continue;
        while (last + 1 < n && marks[last + 1].end > marks[first].start &&
               marks[last + 1].end - marks[first].start <= room)
            last++;
        double weight = window_weight(marks, first, last, query);
        /* Nearer words first: what they span costs a little. */
        weight *= 1 - 0.2 * (double)(marks[last].end - marks[first].start) / (double)room;
        if (weight > most * (1 + 1e-9)) {
            most = weight;
            best = (struct span){marks[first].start, marks[last].end};
        }
    }
    return best;
}

static bool is_space(char c)
{
    return (unsigned char)c <= ' ';
}

/** Whether a sentence or a line ends right before byte @p i. */
static bool sentence_starts(struct str text, size_t i)
{
    size_t j = i;
    while (j && is_space(text.at[j - 1]) && text.at[j - 1] != '\n')
        j--;
    if (j == 0 || text.at[j - 1] == '\n')
        return true;
    return j < i &&
           (text.at[j - 1] == '.' || text.at[j - 1] == '!' || text.at[j - 1] == '?');
}

/** The start of a word at or after @p i. */
static size_t word_start_after(struct str text, size_t i, size_t limit)
{
    while (i < limit && !(i == 0 || is_space(text.at[i - 1])))
        i++;
    while (i < limit && is_space(text.at[i]))
        i++;
    return i;
}

/** Begin earlier than the window: at the sentence's start when it is near, else at a word within @p spare bytes. */
static size_t extend_back(struct str text, size_t start, size_t spare)
{
    size_t least = start > spare ? start - spare : 0;
    for (size_t i = start;; i--) {
        if (!(i < text.n && is_space(text.at[i])) && sentence_starts(text, i))
            return i;
        if (i == least)
            break;
    }
    /* No sentence so near: a few words before the first mark tell enough. */
    size_t wanted = start > spare / 3 ? start - spare / 3 : 0;
    return word_start_after(text, wanted, start);
}

/** End at a sentence's end if one lies behind @p least, else at a word's, before @p most. */
static size_t extend_forward(struct str text, size_t least, size_t most)
{
    if (most >= text.n)
        return text.n;
    size_t word_end = least;
    for (size_t i = most; i > least; i--) {
        if (!is_space(text.at[i]) && i != text.n)
            continue;
        char before = text.at[i - 1];
        if (before == '.' || before == '!' || before == '?' || text.at[i] == '\n')
            return i;
        if (word_end == least && !is_space(before))
            word_end = i;
    }
    return word_end > least ? word_end : utf8_head_bytes(text, most).n;
}

/** The bytes of at most @p n code points of @p text from @p start on. */
static size_t bytes_of(struct str text, size_t start, size_t n)
{
    return utf8_head((struct str){text.at + start, text.n - start}, n).n;
}

/** Bytes back from @p start that hold at most @p n code points. */
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

static struct span choose(struct str text, const struct snippet_mark *marks, size_t n,
                          const struct snippet_query *query)
{
    size_t room = query->max_code_points > 4 ? query->max_code_points - 4 : 0;
    struct span window = best_window(marks, n, room, query);
    size_t used =
        utf8_count((struct str){text.at + window.start, window.end - window.start});
    size_t spare = room > used ? room - used : 0;
    window.start =
        extend_back(text, window.start, bytes_before(text, window.start, spare / 2));
    while (window.start < window.end && is_space(text.at[window.start]))
        window.start++;
    size_t most = window.start + bytes_of(text, window.start, room);
    window.end = extend_forward(text, window.end, most);
    return window;
}

void snippet_make(struct buf *plain, struct buf *html, struct str text,
                  const struct snippet_mark *marks, size_t n_marks,
                  const struct snippet_query *query)
{
    while (text.n && is_space(text.at[text.n - 1]))
        text.n--;
    struct span span = choose(text, marks, n_marks, query);
    while (span.end > span.start && is_space(text.at[span.end - 1]))
        span.end--;
    struct output out = {plain, html, true, true};
    size_t before = 0;
    while (before < span.start && is_space(text.at[before]))
        before++;
    if (before < span.start)
        put_piece(&out, STR(ELLIPSIS " "));
    put_marked(&out, text, span, marks, n_marks, query);
    if (span.end < text.n)
        put_piece(&out, STR(" " ELLIPSIS));
}
