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

/** The marks of a span of a text, as they are gone through. */
struct marking {
    const struct snippet_mark *marks;
    size_t n;
    const struct snippet_query *query;
    /* What is left of the span, and of the marks. */
    struct text_span left;
    size_t next;
};

/** The next stretch to be marked; marks that overlap become one. */
static bool next_marked(struct text_span *out, struct marking *marking)
{
    const struct snippet_mark *marks = marking->marks;
    struct text_span left = marking->left;
    for (size_t i = marking->next; i < marking->n && marks[i].start < left.end; i++) {
        if (marks[i].start < left.start || marks[i].end > left.end ||
            !is_marked(&marks[i], marking->query))
            continue;
        *out = (struct text_span){marks[i].start, marks[i].end};
        for (size_t j = i + 1; j < marking->n && marks[j].start < out->end; j++)
            if (marks[j].end > out->end && marks[j].end <= left.end &&
                is_marked(&marks[j], marking->query))
                out->end = marks[j].end;
        marking->next = i + 1;
        marking->left.start = out->end;
        return true;
    }
    return false;
}

/** Put what is left of @p text with its marks. */
static void put_marked(struct output *out, struct str text, struct marking marking)
{
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
    struct marking marking = {marks, n_marks, query, {0, text.n}, 0};
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
    put_marked(&out, text, (struct marking){marks, n_marks, query, {0, text.n}, 0});
}

void snippet_put(struct buf *plain, struct buf *html, const struct excerpt_sought *sought)
{
    struct excerpt excerpt = excerpt_choose(sought);
    struct output out = {plain, html, true, true};
    bool is_empty = excerpt.span.start == excerpt.span.end;
    if (excerpt.cuts_start)
        put_piece(&out, STR(ELLIPSIS " "));
    put_marked(&out, sought->text,
               (struct marking){sought->marks, sought->hides_marks ? 0 : sought->n_marks,
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
