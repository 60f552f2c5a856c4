/* Writes extracts as plain text and as HTML, and marks their words. */
#include "text/snippet.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

#include "text/word/stopword.h"

#define ELLIPSIS "…"

/** How far behind, in words of the query and of the text, the next word of a name or
 *  phrase may be: « validation des acquis de l'expérience ». */
#define JOINED_WORDS_MAX 4U
/** The most bytes between the marks of such words. */
#define JOINED_GAP_MAX 16U

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
        bool space = text_is_space(text.at[i]);
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

/** The marks of a span of a text, as they are gone through. */
struct marking {
    /* The whole text. */
    struct str text;
    const struct snippet_mark *marks;
    size_t n;
    const struct snippet_query *query;
    /* What is left of the span, and of the marks. */
    struct text_span left;
    size_t next;
};

/** Whether a query has the words of @p next behind those of @p mark, as far behind as
 *  they are in the text: then they are parts of one name or phrase. */
static bool follows(const struct snippet_mark *mark, const struct snippet_mark *next)
{
    uint32_t words = next->position - mark->position;
    return next->position > mark->position && words <= JOINED_WORDS_MAX &&
           (mark->words << words & next->words) != 0;
}

/** Whether nothing but stop words, spaces, hyphens and apostrophes are in @p gap. */
static bool joins(struct str gap)
{
    size_t n_letters = 0;
    for (size_t i = 0; i <= gap.n; i++) {
        bool is_letter = i < gap.n && gap.at[i] >= 'a' && gap.at[i] <= 'z';
        if (is_letter) {
            n_letters++;
            continue;
        }
        if (n_letters > 0 &&
            !stopword_is((struct str){gap.at + i - n_letters, n_letters}))
            return false;
        n_letters = 0;
        struct str rest = {gap.at + i, gap.n - i};
        if (str_starts_with(rest, STR("’")))
            i += STR("’").n - 1;
        else if (i < gap.n && !strchr(" -'", gap.at[i]))
            return false;
    }
    return true;
}

/** Whether mark @p next goes on with the stretch @p out, which ends with @p last: it
 *  overlaps, or says the next words of the query. */
static bool goes_on(const struct marking *marking, const struct text_span *out,
                    const struct snippet_mark *last, const struct snippet_mark *next)
{
    if (next->start < out->end)
        return true;
    struct str gap = {marking->text.at + out->end, next->start - out->end};
    return gap.n <= JOINED_GAP_MAX && follows(last, next) && joins(gap);
}

/** The next stretch to be marked. Marks that overlap become one, and so do those of words
 *  that stand together in the query too: « taux de chômage ». */
static bool next_marked(struct text_span *out, struct marking *marking)
{
    const struct snippet_mark *marks = marking->marks;
    struct text_span left = marking->left;
    for (size_t i = marking->next; i < marking->n && marks[i].start < left.end; i++) {
        if (marks[i].start < left.start || marks[i].end > left.end ||
            !is_marked(&marks[i], marking->query))
            continue;
        *out = (struct text_span){marks[i].start, marks[i].end};
        const struct snippet_mark *last = &marks[i];
        for (size_t j = i + 1;
             j < marking->n && marks[j].start <= out->end + JOINED_GAP_MAX; j++) {
            if (marks[j].end <= out->end || marks[j].end > left.end ||
                !is_marked(&marks[j], marking->query) ||
                !goes_on(marking, out, last, &marks[j]))
                continue;
            out->end = marks[j].end;
            last = &marks[j];
        }
        marking->next = i + 1;
        marking->left.start = out->end;
        return true;
    }
    return false;
}

/** Put what is left of the text with its marks. */
static void put_marked(struct output *out, struct marking marking)
{
    struct str text = marking.text;
    size_t at = marking.left.start;
    for (struct text_span mark; next_marked(&mark, &marking); at = mark.end) {
        put(out, (struct str){text.at + at, mark.start - at});
        buf_put_text(out->html, "<mark>");
        put(out, (struct str){text.at + mark.start, mark.end - mark.start});
        buf_put_text(out->html, "</mark>");
    }
    put(out, (struct str){text.at + at, marking.left.end - at});
}

size_t snippet_spans(struct text_span *out, struct str text,
                     const struct snippet_mark *marks, size_t n_marks,
                     const struct snippet_query *query)
{
    struct marking marking = {text, marks, n_marks, query, {0, text.n}, 0};
    size_t n = 0;
    while (next_marked(&out[n], &marking))
        n++;
    return n;
}

void snippet_mark_whole(struct buf *html, struct str text,
                        const struct snippet_mark *marks, size_t n_marks,
                        const struct snippet_query *query)
{
    struct output out = {NULL, html, false, false};
    put_marked(&out, (struct marking){text, marks, n_marks, query, {0, text.n}, 0});
}

void snippet_put(struct buf *plain, struct buf *html, const struct excerpt_sought *sought)
{
    struct excerpt excerpt = excerpt_choose(sought);
    struct output out = {plain, html, true, true};
    bool is_empty = excerpt.span.start == excerpt.span.end;
    if (excerpt.cuts_start)
        put_piece(&out, STR(ELLIPSIS " "));
    put_marked(&out, (struct marking){sought->text, sought->marks,
                                      sought->hides_marks ? 0 : sought->n_marks,
                                      sought->query, excerpt.span, 0});
    if (excerpt.cuts_end)
        put_piece(&out, is_empty ? STR(ELLIPSIS) : STR(" " ELLIPSIS));
}

void snippet_make(struct buf *plain, struct buf *html, struct str text,
                  const struct snippet_mark *marks, size_t n_marks,
                  const struct snippet_query *query)
{
    struct excerpt_sought sought = {
        .text = text, .marks = marks, .n_marks = n_marks, .query = query};
    snippet_put(plain, html, &sought);
}
