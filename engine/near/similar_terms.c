/* Counts the stems of one document and weighs them by their divergence from
 * randomness. */
#include "engine/near/similar_terms.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/intern.h"
#include "base/memory.h"
#include "engine/store/schema.h"

/** The words of a document that are counted; those behind them are not read. */
#define WORDS_MAX 20000U
/**
 * The stems, the most frequent ones of the document, whose document frequency is looked
 * up.
 */
#define CANDIDATES_MAX 400U
/** A word of the title counts as this many: a title says what the text is about. */
#define TITLE_COUNT 3U

struct candidate {
    struct similar_term term;
    /* Its occurrences in the document. */
    uint32_t count;
    /* The number of stems that stand first before it. */
    uint32_t order;
};

struct tally {
    const struct index *index;
    struct store *store;
    struct intern *stems;
    /* By the number of the stem. */
    struct candidate *at;
    size_t n, room;
    /* The words that were read. */
    uint32_t read;
};

/** Whether the word can tell a subject: no stop word, single letter or number. */
static bool tells(const struct form *form)
{
    if (form->is_stop || !form->stem.n || form->folded.n < 2 || form->written.n < 2)
        return false;
    for (size_t i = 0; i < form->folded.n; i++)
        if ((unsigned char)form->folded.at[i] >= 'a')
            return true;
    return false;
}

/** Count @p times occurrences of the stem. */
static void count(struct tally *tally, struct str stem, struct str written,
                  uint32_t times)
{
    uint32_t number = intern_put(tally->stems, stem);
    if (number == tally->n) {
        MEM_GROW(tally->at, tally->n + 1, tally->room, 256);
        tally->at[tally->n++] = (struct candidate){
            .term = {.stem = stem, .written = written}, .order = number};
    }
    assert(number < tally->n); /* the stems are numbered as they come */
    tally->at[number].count += times;
}

static void count_segment(struct tally *tally, struct token_reader *reader,
                          struct str text, uint32_t times)
{
    for (struct stored_token token;
         tally->read < WORDS_MAX && token_reader_next(reader, &token); tally->read++) {
        struct form form = forms_at(tally->index->forms, token.form);
        if (token.is_alternative || !tells(&form) || token.start >= token.end ||
            token.end > text.n)
            continue;
        count(tally, form.stem,
              (struct str){text.at + token.start, token.end - token.start}, times);
    }
}

static void count_document(struct tally *tally, uint32_t docid,
                           const struct document *document)
{
    struct token_reader reader = tokens_of(tally->index->tokens, docid);
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        (void)token_reader_segment(&reader);
        if (segment != SEGMENT_AUTHOR)
            count_segment(tally, &reader, document->fields[segment_fields[segment]],
                          segment == SEGMENT_TITLE ? TITLE_COUNT : 1);
    }
}

static int most_frequent_first(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static int most_telling_first(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    if (x->term.weight > y->term.weight)
        return -1;
    if (x->term.weight < y->term.weight)
        return 1;
    return (x->order > y->order) - (x->order < y->order);
}

/**
 * Bo1: tf · log2((1 + P) / P) + log2(1 + P). P = F / N is how often chance would put the
 * word into a document. The index does not keep the number of occurrences F, so the
 * document frequency is used instead.
 */
static double bo1(double count, double n_documents, double n)
{
    double p = n_documents / n;
    return count * log2((1 + p) / p) + log2(1 + p);
}

static void weigh(struct tally *tally)
{
    for (size_t i = 0; i < tally->n; i++) {
        struct similar_term *term = &tally->at[i].term;
        term->n_documents = store_frequency(tally->store, FAMILY_STEM, term->stem);
        /* A word of this document alone finds no other. */
        if (term->n_documents > 1)
            term->weight =
                bo1(tally->at[i].count, term->n_documents, tally->index->columns.n);
    }
}

/** Keep the best terms, as long as their posting lists together are short enough. */
static size_t keep(struct similar_term out[SIMILAR_TERMS_MAX], const struct tally *tally,
                   struct arena *arena)
{
    uint64_t documents = 0;
    size_t n = 0;
    for (size_t i = 0; i < tally->n && n < SIMILAR_TERMS_MAX; i++) {
        const struct similar_term *term = &tally->at[i].term;
        if (term->weight <= 0 ||
            (n && documents + term->n_documents > SIMILAR_DOCUMENTS_MAX))
            continue;
        documents += term->n_documents;
        out[n] = *term;
        out[n].stem = arena_str(arena, term->stem);
        out[n++].weight = term->weight / tally->at->term.weight;
    }
    return n;
}

size_t similar_choose(struct similar_term out[SIMILAR_TERMS_MAX],
                      const struct index *index, struct store *store, uint32_t docid,
                      const struct document *document, struct arena *arena)
{
    AUTO_INTERN *stems = intern_new();
    struct tally tally = {.index = index, .store = store, .stems = stems};
    count_document(&tally, docid, document);
    if (tally.n)
        qsort(tally.at, tally.n, sizeof *tally.at, most_frequent_first);
    tally.n = tally.n < CANDIDATES_MAX ? tally.n : CANDIDATES_MAX;
    weigh(&tally);
    if (tally.n)
        qsort(tally.at, tally.n, sizeof *tally.at, most_telling_first);
    size_t n = keep(out, &tally, arena);
    mem_free(tally.at);
    return n;
}
