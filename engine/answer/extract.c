/* Makes titles and snippets with the marks of a query. */
#include "engine/answer/extract.h"

#include "base/utf8.h"

/** The most bytes of a text once it is escaped. */
#define HTML_MAX_BYTES (64U << 20)
/** The most code points of a figure's value, unit and period together. */
#define FIGURE_POINTS 120U

static struct snippet_query query_of(const struct extract *extract)
{
    return (struct snippet_query){extract->weights, extract->plan->n_words, SNIPPET_MAX};
}

/** The marks that lie within the span, with bytes counted from its start. */
static struct extract_marks shifted(const struct extract *extract,
                                    const struct extract_span *span)
{
    struct extract_marks kept = {
        arena_array(extract->plan->arena, span->marks->n, sizeof *kept.at), 0};
    for (size_t i = 0; i < span->marks->n; i++) {
        struct snippet_mark mark = span->marks->at[i];
        if (mark.start < span->start || mark.end > span->end)
            continue;
        mark.start -= (uint32_t)span->start;
        mark.end -= (uint32_t)span->start;
        kept.at[kept.n++] = mark;
    }
    return kept;
}

static struct str keep(const struct extract *extract, const struct buf *text)
{
    return arena_str(extract->plan->arena, buf_str(text));
}

/** All of @p text as HTML with its marks. */
static struct str whole(const struct extract *extract, struct str text,
                        struct extract_marks marks)
{
    AUTO_BUF html = BUF_INIT(HTML_MAX_BYTES);
    struct snippet_query query = query_of(extract);
    snippet_mark_whole(&html, text, marks.at, marks.n, &query);
    return keep(extract, &html);
}

static struct extract_marks title_marks(const struct extract *extract, uint32_t docid,
                                        const struct document *document)
{
    struct str own = document->fields[FIELD_TITLE];
    return own.n ? extract_words(extract, docid, SEGMENT_TITLE, own.n)
                 : extract_words_of(extract, document->title);
}

/** What two buffers get of a snippet. */
struct shown {
    struct buf plain, html;
};

/** What a figure says beside its label: « 9,2 % (3e trimestre 2025) ». */
static struct str figure_of(const struct extract *extract,
                            const struct document *document)
{
    struct str unit = document->fields[FIELD_UNIT],
               period = document->fields[FIELD_PERIOD];
    AUTO_BUF text = BUF_INIT((size_t)4 * RECORD_FIELD_MAX);
    buf_put_str(&text, document->fields[FIELD_VALUE]);
    if (unit.n)
        buf_printf(&text, " %.*s", STR_ARG(unit));
    if (period.n)
        buf_printf(&text, " (%.*s)", STR_ARG(period));
    return utf8_head(keep(extract, &text), FIGURE_POINTS);
}

/** Show a figure whose text does not answer by its label and its value. */
static void show_figure(struct shown *shown, const struct extract *extract,
                        const struct document *document)
{
    struct str label = document->fields[FIELD_LABEL];
    label = label.n ? label : document->title;
    struct str figure = figure_of(extract, document);
    struct extract_marks marks = extract_words_of(extract, label);
    struct snippet_query query = query_of(extract);
    struct str between = label.n && figure.n ? STR(" : ") : STR("");
    query.max_code_points -= utf8_count(between) + utf8_count(figure);
    snippet_make(&shown->plain, &shown->html, label, marks.at, marks.n, &query);
    buf_put_str(&shown->plain, between);
    buf_put_str(&shown->html, between);
    buf_put_str(&shown->plain, figure);
    html_escape(&shown->html, figure);
}

/** What the text is shown for. */
static struct excerpt_sought sought_of(const struct extract *extract,
                                       const struct document *document)
{
    bool is_figure = document->kind == KIND_INDICATOR;
    return (struct excerpt_sought){
        .text = document->fields[FIELD_TEXT],
        .kind = is_figure ? EXCERPT_FIGURE : extract->kind,
        .wants_addresses = extract->wants_addresses || document->kind == KIND_CONTACT,
        .value = is_figure ? document->fields[FIELD_VALUE] : STR("")};
}

/**
 * Find the marks that the text is chosen by. Where no name stands whole, their words tell
 * where the text is nearest to it, but are not shown.
 */
static void find_marks(struct excerpt_sought *sought, const struct extract *extract,
                       uint32_t docid)
{
    struct extract_marks marks =
        extract_marks(extract, docid, SEGMENT_TEXT, sought->text.n);
    sought->hides_marks = !marks.n && extract->n_runs;
    if (sought->hides_marks)
        marks = extract_strays(extract, docid, SEGMENT_TEXT, sought->text.n);
    sought->marks = marks.at;
    sought->n_marks = marks.n;
}

void extract_hit(const struct extract *extract, struct search_hit *hit)
{
    const struct document *document = &hit->document;
    struct snippet_query query = query_of(extract);
    struct excerpt_sought sought = sought_of(extract, document);
    struct extract_marks titled = title_marks(extract, hit->docid, document);
    sought.query = &query;
    sought.is_titled = titled.n > 0;
    find_marks(&sought, extract, hit->docid);
    struct shown shown = {BUF_INIT(HTML_MAX_BYTES), BUF_INIT(HTML_MAX_BYTES)};
    if (sought.value.n && !sought.n_marks)
        show_figure(&shown, extract, document);
    else
        snippet_put(&shown.plain, &shown.html, &sought);
    hit->snippet = keep(extract, &shown.plain);
    hit->snippet_html = keep(extract, &shown.html);
    hit->title_html = whole(extract, document->title, titled);
    buf_release(&shown.plain);
    buf_release(&shown.html);
}

void extract_stretch(struct str *plain, struct str *html, const struct extract *extract,
                     struct str text, const struct extract_span *span)
{
    struct extract_marks marks = shifted(extract, span);
    AUTO_BUF shown = BUF_INIT(HTML_MAX_BYTES);
    AUTO_BUF marked = BUF_INIT(HTML_MAX_BYTES);
    struct snippet_query query = query_of(extract);
    snippet_make(&shown, &marked,
                 (struct str){text.at + span->start, span->end - span->start}, marks.at,
                 marks.n, &query);
    *plain = keep(extract, &shown);
    *html = keep(extract, &marked);
}

void extract_marks_move(struct extract_marks *marks, const struct slice *slice)
{
    uint32_t from = (uint32_t)slice->from, repeated = (uint32_t)slice->n_repeated;
    for (size_t i = 0; i < marks->n; i++) {
        marks->at[i].start = marks->at[i].start - from + repeated;
        marks->at[i].end = marks->at[i].end - from + repeated;
    }
}

struct text_marks extract_text(const struct extract *extract, uint32_t docid,
                               const struct slice *slice)
{
    struct str text = slice->text;
    struct extract_marks marks =
        extract_marks_in(extract, extract_reader(extract, docid, SEGMENT_TEXT),
                         (struct text_span){slice->from, slice->to});
    extract_marks_move(&marks, slice);
    struct snippet_query query = query_of(extract);
    struct text_span *spans =
        arena_array(extract->plan->arena, marks.n + 1, sizeof *spans);
    size_t n = snippet_spans(spans, text, marks.at, marks.n, &query);
    return (struct text_marks){spans, n};
}

struct str extract_field(const struct extract *extract, uint32_t docid,
                         const struct document *document, enum record_field field)
{
    struct str text = document->fields[field];
    if (field == FIELD_TITLE)
        return whole(extract, document->title, title_marks(extract, docid, document));
    for (unsigned i = 0; i < SEGMENT_COUNT_; i++)
        if (segment_fields[i] == field)
            return whole(extract, text,
                         extract_marks(extract, docid, (enum segment)i, text.n));
    return whole(extract, text, (struct extract_marks){NULL, 0});
}
