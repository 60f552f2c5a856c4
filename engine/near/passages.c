/* Scores the paragraphs of a document with the second pass of ranking, and makes snippets
 * of the best. A long text is gone through part by part, so that it takes no more memory
 * than a short one. */
#include "engine/near/passages.h"

#include <string.h>

#include "engine/answer/extract.h"
#include "engine/rank/rank_parts.h"
#include "text/outline/paragraphs.h"

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

/** One part of the text, with what was found in it. */
struct part {
    struct slice slice;
    struct paragraphs paragraphs;
    /* One for each paragraph. */
    struct stretch *stretches;
    /* The number of its first paragraph in the whole text, from 1. */
    uint32_t first;
    /* The heading that it begins under; may be empty. */
    struct str heading;
    struct extract_marks words;
};

struct weighing {
    const struct plan *plan;
    struct documents *documents;
    uint32_t docid;
    const struct rank_second *second;
    struct outline outline;
    struct extract extract;
    /* For what is known of one part; cleared before the next. */
    struct arena *arena;
    /* The words of the text; behind the parts that were gone through, nearly. */
    struct token_reader reader;
    /* The paragraphs of the parts that were read. */
    size_t n_read;
    /* The scores of all passages that answer. */
    double *scores;
    size_t room_scores;
};

/** Find the positions of each paragraph's words, by the stored words of the text. */
static void find_positions(const struct weighing *w, struct part *part)
{
    const struct slice *slice = &part->slice;
    struct token_reader reader = w->reader;
    uint32_t p = 0;
    for (struct stored_token token;
         token_reader_next(&reader, &token) && token.start < slice->to;) {
        if (token.start < slice->from)
            continue;
        size_t start = token.start - slice->from + slice->n_repeated;
        while (p < part->paragraphs.n && start >= part->paragraphs.at[p].end)
            p++;
        if (p == part->paragraphs.n)
            break;
        struct stretch *stretch = &part->stretches[p];
        if (!stretch->to)
            stretch->from = token.position;
        stretch->to = token.position + 1;
    }
}

/** Note which words of the question are marked in each paragraph. */
static void see_marks(struct part *part)
{
    uint32_t p = 0;
    for (size_t i = 0; i < part->words.n; i++) {
        while (p < part->paragraphs.n &&
               part->words.at[i].start >= part->paragraphs.at[p].end)
            p++;
        if (p < part->paragraphs.n)
            part->stretches[p].marked |= part->words.at[i].words;
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
static double weigh(const struct weighing *w, const struct stretch *stretch)
{
    if (!stretch->marked)
        return 0;
    double score = rank_second_stretch(w->second, stretch->from, stretch->to);
    return score > 0 ? score : by_pieces(w, stretch);
}

static bool is_better(const struct passage *x, const struct passage *y)
{
    return x->score > y->score || (x->score >= y->score && x->number < y->number);
}

/** Insert @p passage among the best, which stay in order. */
static void take(struct passages *out, const struct passage *passage, size_t limit)
{
    size_t i = out->n;
    while (i && is_better(passage, &out->at[i - 1]))
        i--;
    if (i == limit)
        return;
    out->n += out->n < limit;
    memmove(&out->at[i + 1], &out->at[i], (out->n - i - 1) * sizeof *out->at);
    out->at[i] = *passage;
    out->at[i].heading = arena_str(out->arena, passage->heading);
}

/** The heading of paragraph @p p of a part; its score is added to @p score. */
static struct str heading_of(double *score, const struct weighing *w,
                             const struct part *part, uint32_t p)
{
    uint32_t number = part->paragraphs.at[p].heading;
    if (!number)
        return part->heading;
    const struct paragraph *above = &part->paragraphs.at[number - 1];
    *score += HEADING_SHARE * weigh(w, &part->stretches[number - 1]);
    return (struct str){part->slice.text.at + above->start, above->end - above->start};
}

/** Take the passages of one part that answer. */
static void list(struct passages *out, struct weighing *w, const struct part *part,
                 size_t limit)
{
    const struct slice *slice = &part->slice;
    for (uint32_t i = 0; i < part->paragraphs.n; i++) {
        const struct paragraph *paragraph = &part->paragraphs.at[i];
        if (paragraph->is_heading)
            continue;
        double score = weigh(w, &part->stretches[i]);
        struct str heading = heading_of(&score, w, part, i);
        if (score <= 0)
            continue;
        size_t start =
            paragraph->start > slice->n_repeated ? paragraph->start : slice->n_repeated;
        struct passage passage = {.number = part->first + i,
                                  .start = start - slice->n_repeated + slice->from,
                                  .end = paragraph->end - slice->n_repeated + slice->from,
                                  .heading = heading,
                                  .score = score};
        ARENA_GROW(w->plan->arena, w->scores, (size_t)out->total + 1, w->room_scores,
                   256);
        w->scores[out->total++] = score;
        take(out, &passage, limit);
    }
}

/** The last heading of the outline before paragraph @p number; empty when there is
 *  none. */
static struct str heading_before(const struct outline *outline, uint32_t number)
{
    struct str heading = STR("");
    for (uint32_t i = 0; i < outline->n_headings; i++)
        if (outline->headings[i].paragraph < number)
            heading = outline->headings[i].text;
    return heading;
}

/** Read part @p number and cut it into paragraphs. */
static void read_part(struct part *part, const struct weighing *w, uint32_t number)
{
    const struct outline *outline = &w->outline;
    uint32_t before = outline->parts[number].n_paragraphs;
    uint32_t behind = number + 1 < outline->n_parts
                          ? outline->parts[number + 1].n_paragraphs
                          : outline->n_paragraphs;
    part->slice = documents_slice(w->documents, w->docid, outline, number, w->arena);
    part->paragraphs = paragraphs_cut(part->slice.text, part->slice.layout, w->arena);
    /* It begins within a paragraph when it has more of them than begin in it. */
    bool goes_on = before && part->paragraphs.n > behind - before;
    part->first = before + !goes_on;
    part->heading = number ? heading_before(outline, part->first) : STR("");
    part->stretches = arena_array(w->arena, part->paragraphs.n, sizeof *part->stretches);
}

/** Find the passages of part @p number. A part without a word of the question is not
 *  read. */
static void find_in(struct passages *out, struct weighing *w, uint32_t number,
                    size_t limit)
{
    struct text_span bytes = {w->outline.parts[number].at,
                              outline_end(&w->outline, number)};
    struct part part;
    arena_clear(w->arena);
    token_reader_skip(&w->reader, (uint32_t)bytes.start);
    part.words = extract_words_in(&w->extract, w->reader, bytes);
    if (!part.words.n)
        return;
    read_part(&part, w, number);
    w->n_read += part.paragraphs.n;
    extract_marks_move(&part.words, &part.slice);
    find_positions(w, &part);
    see_marks(&part);
    list(out, w, &part, limit);
}

/** A part that passages are shown of, with its marks. */
struct shown {
    uint32_t part;
    bool is_read;
    struct slice slice;
    struct extract_marks marks;
};

/** Read the part that byte @p at of the text is in, unless that was read last. */
static void read_shown(struct shown *shown, const struct weighing *w, size_t at)
{
    uint32_t part = outline_part_of_byte(&w->outline, at);
    if (shown->is_read && shown->part == part)
        return;
    arena_clear(w->arena);
    shown->is_read = true;
    shown->part = part;
    shown->slice = documents_slice(w->documents, w->docid, &w->outline, part, w->arena);
    struct token_reader reader = extract_reader(&w->extract, w->docid, SEGMENT_TEXT);
    shown->marks = extract_marks_in(
        &w->extract, reader, (struct text_span){shown->slice.from, shown->slice.to});
    extract_marks_move(&shown->marks, &shown->slice);
}

/** Make the snippets of the passages that were chosen. */
static void show(struct passages *out, const struct weighing *w)
{
    struct shown shown = {.is_read = false};
    for (size_t i = 0; i < out->n; i++) {
        struct passage *passage = &out->at[i];
        struct str snippet, html;
        read_shown(&shown, w, passage->start);
        size_t before = shown.slice.from - shown.slice.n_repeated;
        extract_stretch(&snippet, &html, &w->extract, shown.slice.text,
                        &(struct extract_span){passage->start - before,
                                               passage->end - before, &shown.marks});
        passage->snippet = arena_str(out->arena, snippet);
        passage->snippet_html = arena_str(out->arena, html);
        passage->part = shown.part;
    }
}

/** Leave out the passages that score far less than the best. */
static void drop_weak(struct passages *out, const struct weighing *w)
{
    if (!out->n || !w->scores)
        return;
    uint32_t total = out->total;
    double least = SCORE_SHARE_MIN * out->at->score;
    for (uint32_t i = 0; i < total; i++)
        out->total -= w->scores[i] < least;
    while (out->n && out->at[out->n - 1].score < least)
        out->n--;
}

static void find(struct passages *out, const struct plan *plan,
                 struct documents *documents, uint32_t docid, size_t limit)
{
    AUTO_ARENA *arena = arena_new();
    struct rank_second *second = rank_second_new(plan);
    /* rank_second_stretch() then scores this document. */
    (void)rank_second_parts(second, docid, 0);
    struct weighing w = {.plan = plan,
                         .documents = documents,
                         .docid = docid,
                         .second = second,
                         .outline = documents_outline(documents, docid, plan->arena),
                         .extract = extract_new(plan),
                         .arena = arena};
    /* What is marked in a part is forgotten with the part. */
    struct plan own = *plan;
    own.arena = arena;
    w.extract.plan = &own;
    w.reader = extract_reader(&w.extract, docid, SEGMENT_TEXT);
    out->n_paragraphs = w.outline.n_paragraphs;
    out->n_parts = w.outline.n_parts;
    for (uint32_t i = 0; i < w.outline.n_parts && w.n_read < PARAGRAPHS_MAX; i++)
        find_in(out, &w, i, limit);
    drop_weak(out, &w);
    show(out, &w);
}

enum status passages_find(struct passages *out, struct searcher *searcher,
                          const struct search_request *request, uint32_t docid,
                          size_t limit, struct error *err)
{
    struct document document;
    documents_read_facts(searcher_documents(searcher), docid, &document);
    *out = (struct passages){.id = document.fields[FIELD_ID],
                             .text = request->text,
                             .arena = searcher_arena(searcher)};
    struct plan_setting setting = {searcher_index(searcher),
                                   searcher_analyser(searcher),
                                   searcher_arena(searcher),
                                   searcher_documents(searcher),
                                   request->mode,
                                   {NULL, 0}};
    AUTO_PLAN plan;
    plan_make(&plan, &setting, request->text);
    find(out, &plan, searcher_documents(searcher), docid,
         limit < PASSAGES_MAX ? limit : PASSAGES_MAX);
    return documents_failure(searcher_documents(searcher), err);
}
