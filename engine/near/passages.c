/* Scores the paragraphs of a document with the second pass of ranking, and makes snippets
 * of the best. */
#include "engine/near/passages.h"

#include <stdlib.h>

#include "engine/answer/extract.h"
#include "text/outline/paragraphs.h"
#include "engine/rank/rank_parts.h"

/** The share of a heading's score that is added to the passages under it. */
#define HEADING_SHARE 0.5

/** Passages that score less than this share of the best one only mention the subject. */
#define SCORE_SHARE_MIN 0.2

/** What is known of a paragraph before it is scored. */
struct stretch {
    /* The position of its first word, and the one after its last. */
    uint32_t from, to;
    /* Bit i: word i of the question is marked in it. */
    uint32_t marked;
};

struct weighing {
    const struct plan *plan;
    const struct rank_second *second;
    struct paragraphs paragraphs;
    /* One for each paragraph. */
    struct stretch *stretches;
};

/** Find the positions of each paragraph's words, by the stored words of the text. */
static void find_positions(struct weighing *w, uint32_t docid)
{
    struct token_reader reader = tokens_of(w->plan->index->tokens, docid);
    for (unsigned i = 0; i <= SEGMENT_TEXT; i++)
        (void)token_reader_segment(&reader);
    uint32_t p = 0;
    for (struct stored_token token; token_reader_next(&reader, &token);) {
        while (p < w->paragraphs.n && token.start >= w->paragraphs.at[p].end)
            p++;
        if (p == w->paragraphs.n)
            break;
        struct stretch *stretch = &w->stretches[p];
        if (!stretch->to)
            stretch->from = token.position;
        stretch->to = token.position + 1;
    }
}

/** Note which words of the question are marked in each paragraph. */
static void see_marks(struct weighing *w, const struct extract_marks *marks)
{
    uint32_t p = 0;
    for (size_t i = 0; i < marks->n; i++) {
        while (p < w->paragraphs.n && marks->at[i].start >= w->paragraphs.at[p].end)
            p++;
        if (p < w->paragraphs.n)
            w->stretches[p].marked |= marks->at[i].words;
    }
}

/**
 * The score of a paragraph that only holds pieces of a synonym: they are marked, but the
 * second pass does not see them. Each counts as one word in the second pass's window, at
 * the lower weight of synonyms.
 */
static double by_pieces(const struct weighing *w, const struct stretch *stretch)
{
    const struct tuning *tuning = &w->plan->index->tuning;
    double sum = 0;
    for (uint32_t left = stretch->marked; left; left &= left - 1) {
        const struct plan_word *word = &w->plan->words[__builtin_ctz(left)];
        sum += word->weight * word->information;
    }
    return sum * tuning->window_weight * tuning->synonym_weight / 1.5;
}

/** The score of one paragraph without its heading; 0 when no word is marked in it. */
static double weigh(const struct weighing *w, uint32_t paragraph)
{
    const struct stretch *stretch = &w->stretches[paragraph];
    if (!stretch->marked)
        return 0;
    double score = rank_second_stretch(w->second, stretch->from, stretch->to);
    return score > 0 ? score : by_pieces(w, stretch);
}

static int best_first(const void *a, const void *b)
{
    const struct passage *x = a, *y = b;
    if (x->score > y->score)
        return -1;
    if (x->score < y->score)
        return 1;
    return (x->number > y->number) - (x->number < y->number);
}

/**
 * List all passages that answer, in the order of the text.
 *
 * @return how many.
 */
static uint32_t list(struct passage *out, const struct weighing *w, struct str text)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < w->paragraphs.n; i++) {
        const struct paragraph *paragraph = &w->paragraphs.at[i];
        if (paragraph->is_heading)
            continue;
        double score = weigh(w, i);
        struct str heading = STR("");
        if (paragraph->heading) {
            const struct paragraph *above = &w->paragraphs.at[paragraph->heading - 1];
            heading = (struct str){text.at + above->start, above->end - above->start};
            score += HEADING_SHARE * weigh(w, paragraph->heading - 1);
        }
        if (score > 0)
            out[n++] = (struct passage){.number = i + 1,
                                        .start = paragraph->start,
                                        .end = paragraph->end,
                                        .heading = heading,
                                        .score = score};
    }
    return n;
}

static void find(struct passages *out, const struct plan *plan, uint32_t docid,
                 const struct document *document, size_t limit)
{
    struct str text = document->fields[FIELD_TEXT];
    struct rank_second *second = rank_second_new(plan);
    /* rank_second_stretch() then scores this document. */
    (void)rank_second_parts(second, docid, 0);
    struct weighing w = {
        .plan = plan,
        .second = second,
        .paragraphs = paragraphs_cut(text, document->fields[FIELD_LAYOUT], plan->arena)};
    w.stretches = arena_array(plan->arena, w.paragraphs.n, sizeof *w.stretches);
    struct extract extract = extract_new(plan);
    struct extract_marks words = extract_words(&extract, docid, SEGMENT_TEXT, text.n);
    struct extract_marks marks = extract_marks(&extract, docid, SEGMENT_TEXT, text.n);
    find_positions(&w, docid);
    see_marks(&w, &words);
    struct passage *all = arena_array(plan->arena, w.paragraphs.n, sizeof *all);
    out->n_paragraphs = w.paragraphs.n;
    out->total = list(all, &w, text);
    if (out->total)
        qsort(all, out->total, sizeof *all, best_first);
    while (out->total && all[out->total - 1].score < SCORE_SHARE_MIN * all->score)
        out->total--;
    for (; out->n < out->total && out->n < limit; out->n++) {
        struct passage *passage = &out->at[out->n];
        *passage = all[out->n];
        extract_stretch(&passage->snippet, &passage->snippet_html, &extract, text,
                        &(struct extract_span){passage->start, passage->end, &marks});
    }
}

enum status passages_find(struct passages *out, struct searcher *searcher,
                          const struct search_request *request, uint32_t docid,
                          size_t limit, struct error *err)
{
    struct document document;
    documents_read(searcher_documents(searcher), docid, &document);
    *out = (struct passages){.id = document.fields[FIELD_ID], .text = request->text};
    struct plan_setting setting = {searcher_index(searcher),
                                   searcher_analyser(searcher),
                                   searcher_arena(searcher),
                                   searcher_documents(searcher),
                                   request->mode,
                                   {NULL, 0}};
    AUTO_PLAN plan;
    plan_make(&plan, &setting, request->text);
    find(out, &plan, docid, &document, limit < PASSAGES_MAX ? limit : PASSAGES_MAX);
    return documents_failure(searcher_documents(searcher), err);
}
