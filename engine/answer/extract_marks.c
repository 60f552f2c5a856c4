/* Finds the marks of a query among the stored words of a document. */
#include "engine/answer/extract.h"
#include "engine/plan/phrase_match.h"
#include "text/analyse.h"

/** The most marks of a field; those behind them are not shown. */
#define MARKS_MAX 20000U

/** The words that are marked wherever they stand. */
struct anywhere {
    const struct extract *extract;
    uint32_t words;
};

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
    if (!w->phrase_n || position < w->phrase_at)
        return false;
    for (unsigned k = 0; k < w->phrase_n; k++)
        if (!stands_at(marks, i, word - w->phrase_at + k, position - w->phrase_at + k))
            return false;
    return true;
}

/** Remove the marks of words that stand outside of the phrase or name that they belong
 *  to. */
static void keep_phrases(const struct anywhere *in, struct extract_marks *marks)
{
    struct extract_marks kept = {
        arena_array(in->extract->plan->arena, marks->n, sizeof *marks->at), 0};
    for (size_t i = 0; i < marks->n; i++) {
        uint32_t words = marks->at[i].words & in->words;
        for (uint32_t left = marks->at[i].words & ~in->words; left; left &= left - 1)
            if (stands_in_phrase(in->extract, marks, i, (size_t)__builtin_ctz(left)))
                words |= left & -left;
        kept.at[kept.n] = marks->at[i];
        kept.at[kept.n].words = words;
        kept.n += words != 0;
    }
    *marks = kept;
}

/**
 * The end of the run whose first stem is @p token, in bytes; 0 when the words behind it
 * are others. @p reader has just read the token, and is not moved.
 */
static uint32_t run_end(const struct extract *extract, const struct extract_run *run,
                        const struct token_reader *reader,
                        const struct stored_token *token)
{
    struct token_reader ahead = *reader;
    size_t next = 1;
    uint32_t position = token->position, stops = 0;
    for (struct stored_token word;
         stops <= PHRASE_STOPS_MAX && token_reader_next(&ahead, &word);) {
        if (word.is_alternative || word.position == position)
            continue;
        struct form form = forms_at(extract->plan->index->forms, word.form);
        if (str_equal(form.stem, run->stems[next])) {
            if (++next == run->n)
                return word.end;
            stops = 0;
        } else if (form.is_stop) {
            stops++;
        } else {
            return 0;
        }
    }
    return 0;
}

/** Both lists in the order of the text, runs before the words that they begin with. */
static struct extract_marks merged(const struct extract *extract,
                                   const struct extract_marks *runs,
                                   const struct extract_marks *words)
{
    if (!runs->n)
        return *words;
    struct extract_marks all = {
        arena_array(extract->plan->arena, runs->n + words->n, sizeof *all.at), 0};
    for (size_t i = 0, k = 0; i < runs->n || k < words->n;) {
        bool is_run =
            k == words->n || (i < runs->n && runs->at[i].start <= words->at[k].start);
        all.at[all.n++] = is_run ? runs->at[i++] : words->at[k++];
    }
    return all;
}

struct token_reader extract_reader(const struct extract *extract, uint32_t docid,
                                   enum segment segment)
{
    struct token_reader reader = tokens_of(extract->plan->index->tokens, docid);
    for (unsigned i = 0; i <= (unsigned)segment; i++)
        (void)token_reader_segment(&reader);
    return reader;
}

/** A list of marks that grows. */
struct marks_room {
    struct extract_marks marks;
    size_t room;
    struct arena *arena;
};

static void add(struct marks_room *list, struct snippet_mark mark)
{
    ARENA_GROW(list->arena, list->marks.at, list->marks.n + 1, list->room, 64);
    list->marks.at[list->marks.n++] = mark;
}

static void add_word(struct marks_room *list, const struct form_marks *wanted,
                     const struct stored_token *token)
{
    const struct form_mark *mark = form_marks_find(wanted, token->form);
    if (mark)
        add(list, (struct snippet_mark){token->start, token->end, token->position,
                                        mark->words, mark->exact});
}

/** Add the runs that begin at @p token. */
static void add_runs(struct marks_room *list, const struct extract *extract,
                     const struct token_reader *reader, const struct stored_token *token)
{
    const struct form_mark *begins = form_marks_find(&extract->begins, token->form);
    for (uint32_t left = begins ? begins->words : 0; left; left &= left - 1) {
        const struct extract_run *run = &extract->runs[__builtin_ctz(left)];
        uint32_t end = run->n > 1 ? run_end(extract, run, reader, token) : token->end;
        if (end > token->start)
            add(list,
                (struct snippet_mark){token->start, end, token->position, run->words, 0});
    }
}

struct extract_marks extract_marks_in(const struct extract *extract,
                                      struct token_reader reader, struct text_span bytes)
{
    token_reader_skip(&reader, (uint32_t)bytes.start);
    struct marks_room words = {.arena = extract->plan->arena};
    struct marks_room runs = {.arena = extract->plan->arena};
    for (struct stored_token token;
         words.marks.n + runs.marks.n < MARKS_MAX &&
         token_reader_find(&reader, extract->marks.filter, &token) &&
         token.start < bytes.end;) {
        if (token.start < bytes.start || token.start >= token.end ||
            token.end > bytes.end)
            continue;
        if (extract->n_runs)
            add_runs(&runs, extract, &reader, &token);
        add_word(&words, &extract->marks, &token);
    }
    keep_phrases(&(struct anywhere){extract, extract->anywhere}, &words.marks);
    while (runs.marks.n && runs.marks.at[runs.marks.n - 1].end > bytes.end)
        runs.marks.n--;
    return merged(extract, &runs.marks, &words.marks);
}

struct extract_marks extract_marks(const struct extract *extract, uint32_t docid,
                                   enum segment segment, size_t text_bytes)
{
    return extract_marks_in(extract, extract_reader(extract, docid, segment),
                            (struct text_span){0, text_bytes});
}

/** The marks of the words of @p wanted, each by itself. */
static struct extract_marks word_by_word(const struct extract *extract,
                                         struct token_reader reader,
                                         const struct form_marks *wanted,
                                         struct text_span bytes)
{
    token_reader_skip(&reader, (uint32_t)bytes.start);
    struct marks_room words = {.arena = extract->plan->arena};
    for (struct stored_token token; words.marks.n < MARKS_MAX &&
                                    token_reader_find(&reader, wanted->filter, &token) &&
                                    token.start < bytes.end;)
        if (token.start >= bytes.start && token.start < token.end &&
            token.end <= bytes.end)
            add_word(&words, wanted, &token);
    keep_phrases(&(struct anywhere){extract, extract->anywhere_as_words}, &words.marks);
    return words.marks;
}

struct extract_marks extract_words_in(const struct extract *extract,
                                      struct token_reader reader, struct text_span bytes)
{
    return word_by_word(extract, reader, &extract->words, bytes);
}

struct extract_marks extract_words(const struct extract *extract, uint32_t docid,
                                   enum segment segment, size_t text_bytes)
{
    return extract_words_in(extract, extract_reader(extract, docid, segment),
                            (struct text_span){0, text_bytes});
}

struct extract_marks extract_strays(const struct extract *extract, uint32_t docid,
                                    enum segment segment, size_t text_bytes)
{
    return word_by_word(extract, extract_reader(extract, docid, segment), &extract->marks,
                        (struct text_span){0, text_bytes});
}

struct extract_marks extract_words_of(const struct extract *extract, struct str text)
{
    struct token_list list = analyser_run(extract->plan->analyser, text, 0);
    struct extract_marks marks = {
        arena_array(extract->plan->arena, list.n, sizeof *marks.at), 0};
    for (size_t i = 0; i < list.n; i++) {
        struct form_numbers forms =
            forms_of_folded(extract->plan->index->forms, list.at[i].folded);
        const struct form_mark *mark =
            forms.n ? form_marks_find(&extract->words, forms.at[0]) : NULL;
        if (mark)
            marks.at[marks.n++] =
                (struct snippet_mark){list.at[i].start, list.at[i].end,
                                      list.at[i].position, mark->words, mark->exact};
    }
    keep_phrases(&(struct anywhere){extract, extract->anywhere_as_words}, &marks);
    return marks;
}
