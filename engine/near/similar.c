/* Searches for the words of a document, then favours documents that share its kind, its
 * regions and its themes. */
#include "engine/near/similar.h"

#include <stdlib.h>

#include "engine/index/index_parts.h"
#include "engine/near/similar_terms.h"
#include "engine/plan/plan.h"
#include "engine/rank/rank_parts.h"
#include "engine/store/flat/form_marks.h"

/** The best by words alone, which are then ordered again by what else they share. */
#define CANDIDATES 60U

/* What a shared kind, shared regions and shared themes add, as a share of the score.
 * Together they add half of it at most. */
#define SAME_KIND 0.2
#define SHARED_REGIONS 0.1
#define SHARED_THEMES 0.2

/** A document with a lower score is similar by chance. */
#define SCORE_MIN 0.1

/** The most posting lists: each term is looked for in whole documents and in titles. */
#define QUERIES_MAX (2 * SIMILAR_TERMS_MAX)

/**
 * A posting list of the search. It adds factor times BM25's saturated count to the scores
 * of its documents.
 */
struct similar_sought {
    struct posting_list list;
    double factor;
    /* Its row of rank_families. */
    size_t family;
};

struct similar_look {
    const struct index *index;
    struct store *store;
    struct arena *arena;
    uint32_t docid;
    struct document document;
    struct similar_term terms[SIMILAR_TERMS_MAX];
    size_t n_terms;
    struct similar_sought sought[QUERIES_MAX];
    size_t n_sought;
};

static void seek(struct similar_look *look, const struct similar_term *term,
                 size_t family)
{
    struct posting_list list =
        store_list(look->store, rank_families[family].family, term->stem);
    if (!list.n)
        return;
    double factor = term->weight * rank_family_weight(&look->index->tuning, family) *
                    plan_information(look->index, list.n);
    look->sought[look->n_sought++] = (struct similar_sought){list, factor, family};
}

static void seek_all(struct similar_look *look)
{
    for (size_t i = 0; i < look->n_terms; i++)
        for (size_t j = 0; j < RANK_FAMILIES; j++)
            if (!rank_families[j].is_exact)
                seek(look, &look->terms[i], j);
}

/**
 * Add the scores of the documents of one list to @p scores, which is indexed by document
 * number.
 */
static void add_scores(double *scores, const struct similar_look *look,
                       const struct similar_sought *sought)
{
    const struct saturation *saturation =
        &look->index->saturations[rank_families[sought->family].is_title];
    const uint8_t *lengths = rank_families[sought->family].is_title
                                 ? look->index->columns.title_lengths
                                 : look->index->columns.lengths;
    struct list_cursor cursor;
    list_cursor_open(&cursor, &sought->list);
    for (uint32_t next = 1; list_seek(&cursor, next);) {
        for (uint32_t i = 0; i < cursor.n; i++) {
            uint32_t docid = cursor.docids[i];
            scores[docid] +=
                sought->factor * saturation->of[list_count(&cursor, i)][lengths[docid]];
        }
        next = cursor.docids[cursor.n - 1] + 1;
    }
}

/** The id of the whole that @p document is a part of, or its own id. */
static struct str whole_of(const struct document *document)
{
    struct str part_of = document->fields[FIELD_PART_OF];
    return part_of.n ? part_of : document->fields[FIELD_ID];
}

/** Take away the score of document @p docid, so that it is not chosen. */
static void drop(double *scores, const struct similar_look *look, uint32_t docid)
{
    if (docid <= look->index->columns.n)
        scores[docid] = 0;
}

/** Drop the document, its parts, its whole and the other parts of its whole. */
static void drop_kin(double *scores, const struct similar_look *look,
                     struct documents *documents)
{
    struct str id = look->document.fields[FIELD_ID], whole = whole_of(&look->document);
    const struct str wholes[] = {whole, id};
    drop(scores, look, look->docid);
    /* When there is no such document this is 0, which is no document's number. */
    drop(scores, look, documents_find(documents, whole));
    for (size_t i = 0; i < COUNT_OF(wholes); i++) {
        uint32_t *parts;
        size_t n = documents_parts(&parts, documents, wholes[i], look->arena);
        for (size_t j = 0; j < n; j++)
            drop(scores, look, parts[j]);
    }
}

/** The share of the themes of either that both have, 0 to 1. */
static double themes_shared(struct theme_set a, struct theme_set b)
{
    int both = 0, any = 0;
    for (size_t i = 0; i < COUNT_OF(a.bits); i++) {
        both += __builtin_popcountll(a.bits[i] & b.bits[i]);
        any += __builtin_popcountll(a.bits[i] | b.bits[i]);
    }
    return any ? (double)both / any : 0;
}

/** The factor for what document @p docid shares beside words, 1 to 1.5. */
static double favour(const struct similar_look *look, uint32_t docid)
{
    const struct columns *columns = &look->index->columns;
    struct column_profile a = columns_profile_of(columns, look->docid);
    struct column_profile b = columns_profile_of(columns, docid);
    return 1 + (a.kind == b.kind ? SAME_KIND : 0) +
           (a.regions & b.regions ? SHARED_REGIONS : 0) +
           SHARED_THEMES * themes_shared(columns_themes_of(columns, look->docid),
                                         columns_themes_of(columns, docid));
}

static int best_first(const void *a, const void *b)
{
    const struct similar_hit *x = a, *y = b;
    if (x->score > y->score)
        return -1;
    if (x->score < y->score)
        return 1;
    return (x->docid > y->docid) - (x->docid < y->docid);
}

/** The terms that stand in document @p docid: bit i for term i. */
static uint32_t terms_in(const struct similar_look *look, const struct form_marks *marks,
                         uint32_t docid)
{
    uint32_t seen = 0;
    struct token_reader reader = tokens_of(look->index->tokens, docid);
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        (void)token_reader_segment(&reader);
        for (struct stored_token token; token_reader_next(&reader, &token);) {
            const struct form_mark *mark = form_marks_find(marks, token.form);
            seen |= mark ? mark->words : 0;
        }
    }
    return seen;
}

/** Name the words that the hits share with the document. */
static void name_shared(struct similar_answer *out, const struct similar_look *look)
{
    struct form_marks marks = form_marks_new(look->arena);
    for (size_t i = 0; i < look->n_terms; i++)
        form_marks_put_stem(&marks, look->index->forms, look->terms[i].stem, STR(""),
                            (unsigned)i);
    for (size_t i = 0; i < out->n_hits; i++) {
        struct str *shared = arena_array(look->arena, SIMILAR_SHARED_MAX, sizeof *shared);
        uint32_t seen = terms_in(look, &marks, out->hits[i].docid);
        size_t n = 0;
        for (size_t j = 0; j < look->n_terms && n < SIMILAR_SHARED_MAX; j++)
            if (seen >> j & 1U)
                shared[n++] = look->terms[j].written;
        out->hits[i].shared = shared;
        out->hits[i].n_shared = n;
    }
}

static bool has_part_of(const struct similar_answer *answer, struct str whole)
{
    for (size_t i = 0; i < answer->n_hits; i++)
        if (str_equal(whole_of(&answer->hits[i].document), whole))
            return true;
    return false;
}

/**
 * Take the best of the @p n candidates, one of each whole. A favoured document may score
 * more than the document itself; this counts for the order only, and the score that is
 * shown is cut to 1.
 */
static void take(struct similar_answer *out, struct documents *documents,
                 const struct similar_hit *candidates, size_t n, size_t limit)
{
    for (size_t i = 0; i < n && out->n_hits < limit; i++) {
        if (candidates[i].score < SCORE_MIN)
            continue;
        struct similar_hit hit = candidates[i];
        documents_read_facts(documents, hit.docid, &hit.document);
        if (!has_part_of(out, whole_of(&hit.document)))
            out->hits[out->n_hits++] = hit;
    }
    for (size_t i = 0; i < out->n_hits; i++)
        out->hits[i].score = out->hits[i].score < 1 ? out->hits[i].score : 1;
}

/**
 * Insert @p hit into the @p n best, which are sorted. The last one falls out when there
 * are CANDIDATES already.
 *
 * @return how many there are now.
 */
static size_t insert(struct similar_hit best[CANDIDATES], size_t n,
                     struct similar_hit hit)
{
    size_t at = n < CANDIDATES ? n : CANDIDATES - 1;
    for (; at && best[at - 1].score < hit.score; at--)
        best[at] = best[at - 1];
    best[at] = hit;
    return n < CANDIDATES ? n + 1 : n;
}

/**
 * Find the documents that score best, best first.
 *
 * @return how many.
 */
static size_t choose(struct similar_hit best[CANDIDATES], const struct similar_look *look,
                     const double *scores)
{
    size_t n = 0;
    for (uint32_t docid = 1; docid <= look->index->columns.n; docid++) {
        double least = n < CANDIDATES ? 0 : best[n - 1].score;
        if (scores[docid] > least)
            n = insert(best, n,
                       (struct similar_hit){.docid = docid, .score = scores[docid]});
    }
    return n;
}

static void find(struct similar_answer *out, struct similar_look *look,
                 struct documents *documents, size_t limit)
{
    double *scores =
        arena_array(look->arena, (size_t)look->index->columns.n + 1, sizeof *scores);
    seek_all(look);
    for (size_t i = 0; i < look->n_sought; i++)
        add_scores(scores, look, &look->sought[i]);
    double itself = scores[look->docid];
    if (itself <= 0)
        return;
    drop_kin(scores, look, documents);
    struct similar_hit *candidates =
        arena_array(look->arena, CANDIDATES, sizeof *candidates);
    size_t n = choose(candidates, look, scores);
    for (size_t i = 0; i < n; i++)
        candidates[i].score *= favour(look, candidates[i].docid) / itself;
    if (n)
        qsort(candidates, n, sizeof *candidates, best_first);
    take(out, documents, candidates, n, limit);
    name_shared(out, look);
}

/** Read the document, and as much of its text as its words are counted in. */
static void read(struct similar_look *look, struct documents *documents)
{
    documents_read_facts(documents, look->docid, &look->document);
    size_t n = documents_bytes(documents, look->docid, FIELD_TEXT);
    struct outline_bytes bytes = {0, n < SIMILAR_TEXT_MAX ? n : SIMILAR_TEXT_MAX};
    look->document.fields[FIELD_TEXT] =
        documents_stretch(documents, look->docid, FIELD_TEXT, bytes, look->arena);
}

enum status similar_find(struct similar_answer *out, struct searcher *searcher,
                         uint32_t docid, size_t limit, struct error *err)
{
    struct documents *documents = searcher_documents(searcher);
    struct similar_look look = {.index = searcher_index(searcher),
                                .store = documents_store(documents),
                                .arena = searcher_arena(searcher),
                                .docid = docid};
    read(&look, documents);
    *out = (struct similar_answer){.id = look.document.fields[FIELD_ID]};
    look.n_terms = similar_choose(look.terms, look.index, look.store, docid,
                                  &look.document, look.arena);
    if (look.n_terms)
        find(out, &look, documents, limit < SIMILAR_MAX ? limit : SIMILAR_MAX);
    return documents_failure(documents, err);
}
