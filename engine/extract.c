/* From stored words to marks, from marks to extracts. */
#include "engine/extract.h"

#include "engine/plan_parts.h"
#include "text/analyse.h"

/** The most that one answer's text may take once escaped. */
#define HTML_MAX_BYTES (64U << 20)
/** Marks of one field that are kept; a text with more of them shows the first ones. */
#define MARKS_MAX 20000U

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
        if (word->only_exclude || (!word->counts && !word->in_phrase))
            continue;
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

/** The marks of one segment; in the arena. */
struct marks {
    struct snippet_mark *at;
    size_t n;
};

static size_t count_marked(const struct extract *extract, struct token_reader reader)
{
    size_t n = 0;
    for (struct stored_token token; token_reader_next(&reader, &token);)
        n += form_marks_find(&extract->marks, token.form) != NULL;
    return n < MARKS_MAX ? n : MARKS_MAX;
}

static struct marks marks_of(const struct extract *extract, uint32_t docid,
                             enum segment segment, size_t text_bytes)
{
    struct token_reader reader = tokens_of(extract->plan->index->tokens, docid);
    for (unsigned i = 0; i <= (unsigned)segment; i++)
        (void)token_reader_segment(&reader);
    size_t room = count_marked(extract, reader);
    struct marks marks = {arena_array(extract->plan->arena, room, sizeof *marks.at), 0};
    for (struct stored_token token;
         token_reader_next(&reader, &token) && marks.n < room;) {
        const struct form_mark *mark = form_marks_find(&extract->marks, token.form);
        if (mark && token.start < token.end && token.end <= text_bytes)
            marks.at[marks.n++] = (struct snippet_mark){
                token.start, token.end, token.position, mark->words, mark->exact};
    }
    return marks;
}

/** A title made of the text's first words has no stored words of its own. */
static struct marks marks_of_shown_title(const struct extract *extract, struct str title)
{
    struct token_list list = analyser_run(extract->plan->analyser, title, 0);
    struct marks marks = {arena_array(extract->plan->arena, list.n, sizeof *marks.at), 0};
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
    return marks;
}

static struct str keep(const struct extract *extract, const struct buf *text)
{
    return arena_str(extract->plan->arena, buf_str(text));
}

static struct str whole(const struct extract *extract, struct str text,
                        struct marks marks)
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
                 own.n ? marks_of(extract, docid, SEGMENT_TITLE, own.n)
                       : marks_of_shown_title(extract, document->title));
}

void extract_hit(const struct extract *extract, struct search_hit *hit)
{
    struct str text = hit->document.fields[FIELD_TEXT];
    struct marks marks = marks_of(extract, hit->docid, SEGMENT_TEXT, text.n);
    AUTO_BUF plain = BUF_INIT(HTML_MAX_BYTES);
    AUTO_BUF html = BUF_INIT(HTML_MAX_BYTES);
    struct snippet_query query = query_of(extract);
    snippet_make(&plain, &html, text, marks.at, marks.n, &query);
    hit->snippet = keep(extract, &plain);
    hit->snippet_html = keep(extract, &html);
    hit->title_html = title_html(extract, hit->docid, &hit->document);
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
                         marks_of(extract, docid, (enum segment)i, text.n));
    return whole(extract, text, (struct marks){NULL, 0});
}
