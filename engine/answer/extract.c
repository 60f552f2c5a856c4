/* Finds the marks of a query among the stored words of a document, and makes titles and
 * snippets with them. */
#include "engine/answer/extract.h"

#include "engine/plan/plan_parts.h"
#include "text/analyse.h"

/** The most bytes of a text once it is escaped. */
#define HTML_MAX_BYTES (64U << 20)
/** The most marks of a field; those behind them are not shown. */
#define MARKS_MAX 20000U

/** Let the words of a synonym stand for word @p number of the plan. */
static void mark_synonym(struct extract *extract, const struct plan_synonym *synonym,
                         unsigned number)
{
    for (size_t i = 0; i < synonym->n; i++)
        if (!synonym->stops[i])
            form_marks_put_stem(&extract->marks, extract->plan->index->forms,
                                synonym->stems[i], STR(""), number);
}

struct extract extract_new(const struct plan *plan)
{
    struct extract extract = {.plan = plan, .marks = form_marks_new(plan->arena)};
    for (size_t i = 0; i < plan->n_words; i++) {
        const struct plan_word *word = &plan->words[i];
        if (word->only_exclude || (!word->counts && !word->phrase_n))
            continue;
        extract.anywhere |= word->counts ? 1U << i : 0;
        plan_mark_word(&extract.marks, plan, word, (unsigned)i);
        extract.weights[i] = word->information * (word->counts ? 1 : 0.1) + 1e-3;
        for (size_t j = 0; j < word->n_synonyms; j++)
            mark_synonym(&extract, word->synonyms[j], (unsigned)i);
    }
    return extract;
}

static struct snippet_query query_of(const struct extract *extract)
{
    return (struct snippet_query){extract->weights, extract->plan->n_words, SNIPPET_MAX};
}

/**
 * Whether word @p word is marked at @p position. The search begins at mark @p from, which
 * is near.
 */
static bool stands_at(const struct extract_marks *marks, size_t from, size_t word,
                      uint32_t position)
{
    size_t i = from;
    while (i && marks->at[i - 1].position >= position)
        i--;
    for (; i < marks->n && marks->at[i].position <= position; i++)
        if (marks->at[i].position == position && marks->at[i].words >> word & 1U)
            return true;
    return false;
}

/** Whether mark @p i is word @p word with the whole of its phrase around it. */
static bool stands_in_phrase(const struct extract *extract,
                             const struct extract_marks *marks, size_t i, size_t word)
{
    const struct plan_word *w = &extract->plan->words[word];
    uint32_t position = marks->at[i].position;
    if (position < w->phrase_at)
        return false;
    for (unsigned k = 0; k < w->phrase_n; k++)
        if (!stands_at(marks, i, word - w->phrase_at + k, position - w->phrase_at + k))
            return false;
    return true;
}

/** Remove the marks of stop words that belong to a phrase but stand outside of it. */
static void keep_phrases(const struct extract *extract, struct extract_marks *marks)
{
    struct extract_marks kept = {
        arena_array(extract->plan->arena, marks->n, sizeof *marks->at), 0};
    for (size_t i = 0; i < marks->n; i++) {
        uint32_t words = marks->at[i].words & extract->anywhere;
        for (uint32_t left = marks->at[i].words & ~extract->anywhere; left;
             left &= left - 1)
            if (stands_in_phrase(extract, marks, i, (size_t)__builtin_ctz(left)))
                words |= left & -left;
        kept.at[kept.n] = marks->at[i];
        kept.at[kept.n].words = words;
        kept.n += words != 0;
    }
    *marks = kept;
}

struct extract_marks extract_marks(const struct extract *extract, uint32_t docid,
                                   enum segment segment, size_t text_bytes)
{
    struct token_reader reader = tokens_of(extract->plan->index->tokens, docid);
    for (unsigned i = 0; i <= (unsigned)segment; i++)
        (void)token_reader_segment(&reader);
    size_t room = 64;
    struct extract_marks marks = {
        arena_array(extract->plan->arena, room, sizeof *marks.at), 0};
    for (struct stored_token token;
         marks.n < MARKS_MAX &&
         token_reader_find(&reader, extract->marks.filter, &token);) {
        const struct form_mark *mark = form_marks_find(&extract->marks, token.form);
        if (!mark || token.start >= token.end || token.end > text_bytes)
            continue;
        ARENA_GROW(extract->plan->arena, marks.at, marks.n + 1, room, 64);
        marks.at[marks.n++] = (struct snippet_mark){
            token.start, token.end, token.position, mark->words, mark->exact};
    }
    keep_phrases(extract, &marks);
    return marks;
}

/**
 * The marks of a title that was made of the first words of the text. No words are stored
 * for it, so it is analysed here.
 */
static struct extract_marks marks_of_shown_title(const struct extract *extract,
                                                 struct str title)
{
    struct token_list list = analyser_run(extract->plan->analyser, title, 0);
    struct extract_marks marks = {
        arena_array(extract->plan->arena, list.n, sizeof *marks.at), 0};
    for (size_t i = 0; i < list.n; i++) {
        struct form_numbers forms =
            forms_of_folded(extract->plan->index->forms, list.at[i].folded);
        const struct form_mark *mark =
            forms.n ? form_marks_find(&extract->marks, forms.at[0]) : NULL;
        if (mark)
            marks.at[marks.n++] =
                (struct snippet_mark){list.at[i].start, list.at[i].end,
                                      list.at[i].position, mark->words, mark->exact};
    }
    keep_phrases(extract, &marks);
    return marks;
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

static struct str title_html(const struct extract *extract, uint32_t docid,
                             const struct document *document)
{
    struct str own = document->fields[FIELD_TITLE];
    return whole(extract, document->title,
                 own.n ? extract_marks(extract, docid, SEGMENT_TITLE, own.n)
                       : marks_of_shown_title(extract, document->title));
}

void extract_hit(const struct extract *extract, struct search_hit *hit)
{
    struct str text = hit->document.fields[FIELD_TEXT];
    struct extract_marks marks = extract_marks(extract, hit->docid, SEGMENT_TEXT, text.n);
    AUTO_BUF plain = BUF_INIT(HTML_MAX_BYTES);
    AUTO_BUF html = BUF_INIT(HTML_MAX_BYTES);
    struct snippet_query query = query_of(extract);
    snippet_make(&plain, &html, text, marks.at, marks.n, &query);
    hit->snippet = keep(extract, &plain);
    hit->snippet_html = keep(extract, &html);
    hit->title_html = title_html(extract, hit->docid, &hit->document);
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

struct str extract_field(const struct extract *extract, uint32_t docid,
                         const struct document *document, enum record_field field)
{
    struct str text = document->fields[field];
    if (field == FIELD_TITLE)
        return title_html(extract, docid, document);
    for (unsigned i = 0; i < SEGMENT_COUNT_; i++)
        if (segment_fields[i] == field)
            return whole(extract, text,
                         extract_marks(extract, docid, (enum segment)i, text.n));
    return whole(extract, text, (struct extract_marks){NULL, 0});
}
