/* Writes extracts as plain text and as HTML, and marks their words. */
#include "text/snippet.h"

#include <limits.h>
#include <stdbool.h>

#define ELLIPSIS "…"

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

/** Put the @p span of @p text with its marks; marks that overlap become one. */
static void put_marked(struct output *out, struct str text, struct text_span span,
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
    put_marked(&out, text, (struct text_span){0, text.n}, marks, n_marks, query);
}

void snippet_put(struct buf *plain, struct buf *html, const struct excerpt_sought *sought)
{
    struct excerpt excerpt = excerpt_choose(sought);
    struct output out = {plain, html, true, true};
    bool is_empty = excerpt.span.start == excerpt.span.end;
    if (excerpt.cuts_start)
        put_piece(&out, STR(ELLIPSIS " "));
    put_marked(&out, sought->text, excerpt.span, sought->marks,
               sought->hides_marks ? 0 : sought->n_marks, sought->query);
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
