/* Answers while a person types: reads the words, finds completions, chooses, marks. */
#include "engine/suggest/suggest.h"

#include "engine/answer/search.h"
#include "engine/index/documents.h"
#include "engine/index/index_parts.h"
#include "engine/suggest/suggest_choose.h"
#include "engine/suggest/suggest_search.h"
#include "text/analyse.h"
#include "text/snippet.h"

struct suggest_means suggest_means_of(struct searcher *searcher)
{
    return (struct suggest_means){searcher_index(searcher), searcher_analyser(searcher),
                                  searcher_arena(searcher), searcher_documents(searcher),
                                  searcher};
}

/**
 * Rows stand in the order of their worth. Frequent questions are worth more than most
 * titles, so they are among the first rows.
 */
#define ROWS_LOOKED_AT 10000

static void find_frequent(struct suggest_answer *out, uint32_t rows[SUGGEST_LIMIT_MAX],
                          const struct suggest *s, unsigned limit)
{
    for (uint32_t i = 0; i < s->n && i < ROWS_LOOKED_AT && out->n < limit; i++)
        if (s->rows[i].source == SUGGEST_QUERY && !suggest_finds_nothing(s, i))
            rows[out->n++] = i;
}

/**
 * Mark the words of @p text that match what was typed. Its tokens are the words of the
 * row, in the same order, so that bit i of suggest_answers() is token i.
 */
static size_t mark(struct snippet_mark marks[SUGGEST_WORDS_MAX],
                   const struct suggest_means *means, const struct typed *typed,
                   uint32_t row, struct str text)
{
    uint64_t answers = suggest_answers(means->index->suggest, typed, row);
    struct token_list list = analyser_run(means->analyser, text, ANALYSE_NO_STEM);
    size_t n = 0;
    for (size_t i = 0; i < list.n && i < SUGGEST_WORDS_MAX; i++) {
        const struct token *token = &list.at[i];
        if (answers >> i & 1U)
            marks[n++] =
                (struct snippet_mark){token->start, token->end, token->position, 1, 0};
    }
    return n;
}

static struct str marked(const struct suggest_means *means, const struct typed *typed,
                         uint32_t row, struct str text)
{
    static const double weights[] = {1};
    static const struct snippet_query query = {weights, 1, 0};
    struct snippet_mark marks[SUGGEST_WORDS_MAX];
    size_t n = mark(marks, means, typed, row, text);
    AUTO_BUF html = BUF_INIT(1U << 16);
    snippet_mark_whole(&html, text, marks, n, &query);
    return arena_str(means->arena, buf_str(&html));
}

/**
 * Fill in a title, which is read from its newest document.
 *
 * @return false when the file is damaged and there is no such document.
 */
static bool fill_title(struct suggestion *out, const struct suggest_means *means,
                       uint32_t row)
{
    const struct suggest_row *at = &means->index->suggest->rows[row];
    if (!at->what || at->what > means->index->columns.n)
        return false;
    struct document document;
    documents_peek(means->documents, at->what, &document);
    out->text = out->value = arena_str(means->arena, document.fields[FIELD_TITLE]);
    uint32_t kind = columns_profile_of(&means->index->columns, at->what).kind;
    out->detail = str_of(kind_label((enum kind)kind));
    out->document = suggest_n_documents(means->index->suggest, row) == 1
                        ? arena_str(means->arena, document.fields[FIELD_ID])
                        : STR("");
    out->filter = STR("");
    return true;
}

/**
 * Fill in completion @p row.
 *
 * @return false when the file is damaged and it has no text.
 */
static bool fill(struct suggestion *out, const struct suggest_means *means,
                 const struct typed *typed, uint32_t row)
{
    const struct suggest *s = means->index->suggest;
    *out = (struct suggestion){.source = (enum suggest_source)s->rows[row].source};
    if (out->source == SUGGEST_TITLE) {
        if (!fill_title(out, means, row))
            return false;
    } else {
        out->text = suggest_string(s, row, STRING_TEXT);
        out->value = suggest_string(s, row, STRING_VALUE);
        out->detail = suggest_string(s, row, STRING_DETAIL);
        out->filter = suggest_string(s, row, STRING_FILTER);
        out->document = STR("");
    }
    out->html = marked(means, typed, row, out->text);
    return out->text.n > 0;
}

/**
 * How many documents completion @p row leads to. What was not counted when the index was
 * built is counted now.
 */
static uint32_t count_of(const struct suggestion *suggestion,
                         const struct suggest_means *means, uint32_t row,
                         region_set regions)
{
    uint32_t n = 1;
    if (suggestion->document.n || !means->searcher ||
        suggest_count(&n, means->index->suggest, row, regions))
        return n;
    struct suggest_found found;
    if (suggest_search(&found, means->searcher, row, regions, NULL))
        return 0;
    return found.n;
}

void suggest_find(struct suggest_answer *out, const struct suggest_means *means,
                  const struct suggest_request *request)
{
    const struct suggest *s = means->index->suggest;
    out->n = 0;
    unsigned limit =
        request->limit < SUGGEST_LIMIT_MAX ? request->limit : SUGGEST_LIMIT_MAX;
    uint32_t rows[SUGGEST_LIMIT_MAX];
    struct typed typed;
    typed_read(&typed, s, means, request->text);
    if (typed.n) {
        struct suggest_candidates candidates;
        candidates_find(&candidates, s, &typed, request->regions, limit);
        out->n = suggest_choose(rows, s, &typed, &candidates, limit);
    } else if (!request->text.n) {
        find_frequent(out, rows, s, limit);
    }
    size_t n = out->n;
    out->n = 0;
    for (size_t i = 0; i < n; i++) {
        struct suggestion *suggestion = &out->at[out->n];
        if (!fill(suggestion, means, &typed, rows[i]))
            continue;
        suggestion->n_documents = count_of(suggestion, means, rows[i], request->regions);
        out->n += suggestion->n_documents > 0;
    }
}
