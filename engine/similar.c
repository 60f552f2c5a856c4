/* Searching for a document's own words, then favouring what shares its kind, its regions and its themes. */
#include "engine/similar.h"

#include <stdlib.h>

#include "engine/form_marks.h"
#include "engine/index_parts.h"
#include "engine/plan.h"
#include "engine/rank_parts.h"
#include "engine/similar_terms.h"
#include "xapian-c/enquire.h"
#include "xapian-c/postings.h"

/** Of the first pass; what shares more of the rest may come up from here. */
#define CANDIDATES 60U

/* How much the kind, regions and themes add to a score: half as much again together. */
#define SAME_KIND 0.2
#define SHARED_REGIONS 0.1
#define SHARED_THEMES 0.2

/** What holds less of the document's weight than this is like it by chance. */
#define SCORE_MIN 0.1

/** Each term in the whole document and in the title. */
#define QUERIES_MAX (2 * SIMILAR_TERMS_MAX)

/** A term of the search: its query adds factor · w' / (w' + IMPACT_Q). */
struct sought {
    struct str term;
    double factor;
    struct xc_query *query;
};

struct look {
    const struct index *index;
    const struct xc_database *db;
    struct arena *arena;
    uint32_t docid;
    struct document document;
    roaring_bitmap_t
        *kin; /* the document, its parts, its whole and the other parts of that */
    struct similar_term terms[SIMILAR_TERMS_MAX];
    size_t n_terms;
    struct sought sought[QUERIES_MAX];
    size_t n_sought;
};

static void look_release(struct look *look)
{
    for (size_t i = 0; i < look->n_sought; i++)
        xc_query_free(look->sought[i].query);
    if (look->kin)
        roaring_bitmap_free(look->kin);
}
#define AUTO_LOOK CLEANUP(look_release) struct look

static enum status seek(struct look *look, const struct similar_term *term, size_t family,
                        struct error *err)
{
    char bytes[TERM_BYTES];
    struct str text = term_make(bytes, rank_families[family].family, term->stem);
    uint32_t df = 0;
    enum status st = xc_database_term_documents(&df, look->db, text, err);
    if (st || !df)
        return st;
    struct sought *sought = &look->sought[look->n_sought];
    sought->term = arena_str(look->arena, text);
    sought->factor = term->weight * rank_family_weight(&look->index->tuning, family) *
                     plan_information(look->index, df);
    XC_AUTO_QUERY *plain = NULL;
    st = xc_query_term(&plain, text, 1, err);
    if (!st)
        st = xc_query_scale(&sought->query, plain, sought->factor, err);
    look->n_sought += st == STATUS_OK;
    return st;
}

static enum status make_query(struct xc_query **out, struct look *look, struct error *err)
{
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < look->n_terms; i++)
        for (size_t j = 0; !st && j < RANK_FAMILIES; j++)
            if (!rank_families[j].is_exact)
                st = seek(look, &look->terms[i], j, err);
    const struct xc_query *parts[QUERIES_MAX];
    for (size_t i = 0; i < look->n_sought; i++)
        parts[i] = look->sought[i].query;
    return st ? st : xc_query_combine(out, XC_OR, parts, look->n_sought, err);
}

/** Match by the impact weights. */
static enum status match(struct xc_hit *hits, size_t *n, const struct look *look,
                         const struct xc_query *query, const struct xc_request *request,
                         struct error *err)
{
    static const struct xc_weighting weighting = {.scheme = XC_WEIGHT_SATURATION,
                                                  .saturation_k = IMPACT_Q};
    XC_AUTO_ENQUIRE *enquire = NULL;
    struct xc_answer answer = {.n_hits = 0};
    enum status st = xc_enquire_new(&enquire, look->db, err);
    if (!st)
        st = xc_enquire_set_weighting(enquire, &weighting, err);
    if (!st)
        st = xc_enquire_set_query(enquire, query, err);
    if (!st)
        st = xc_enquire_match(&answer, hits, enquire, request, err);
    *n = st ? 0 : answer.n_hits;
    return st;
}

/** What the document itself weighs. */
static enum status weigh_itself(double *out, const struct look *look, struct error *err)
{
    *out = 0;
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && i < look->n_sought; i++) {
        XC_AUTO_POSTINGS *postings = NULL;
        uint32_t docid = 0, weight = 0;
        size_t n = 0;
        st = xc_postings_open(&postings, look->db, look->sought[i].term, err);
        if (!st)
            st = xc_postings_skip_to(postings, look->docid, err);
        if (!st)
            st = xc_postings_read(&n, &docid, &weight, postings, 1, err);
        if (!st && n && docid == look->docid)
            *out += look->sought[i].factor * weight / (weight + IMPACT_Q);
    }
    return st;
}

/** The document that @p document is a part of, or its own id. */
static struct str whole_of(const struct document *document)
{
    struct str part_of = document->fields[FIELD_PART_OF];
    return part_of.n ? part_of : document->fields[FIELD_ID];
}

/** Found before the search, which asks of thousands of documents whether they are kin. */
static void find_kin(struct look *look, struct documents *documents)
{
    struct str id = look->document.fields[FIELD_ID], whole = whole_of(&look->document);
    look->kin = roaring_bitmap_of(1, look->docid);
    roaring_bitmap_add(look->kin,
                       documents_find(documents, whole)); /* 0 is none's number */
    documents_parts(documents, whole, look->kin);
    documents_parts(documents, id, look->kin);
}

static bool is_other(uint32_t docid, void *context)
{
    const struct look *look = context;
    return !roaring_bitmap_contains(look->kin, docid);
}

/** The share of all their themes that both have. */
static double themes_shared(struct theme_set a, struct theme_set b)
{
    int both = 0, any = 0;
    for (size_t i = 0; i < COUNT_OF(a.bits); i++) {
        both += __builtin_popcountll(a.bits[i] & b.bits[i]);
        any += __builtin_popcountll(a.bits[i] | b.bits[i]);
    }
    return any ? (double)both / any : 0;
}

static double favour(const struct look *look, uint32_t docid)
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

/** Which of the terms stand in document @p docid: a bit each. */
static uint32_t terms_in(const struct look *look, const struct form_marks *marks,
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
static void name_shared(struct similar_answer *out, const struct look *look)
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

/** Take the best of the @p n candidates, one of each whole. What is favoured may weigh more than the document itself:
 *  that counts in their order alone. */
static void take(struct similar_answer *out, struct documents *documents,
                 const struct similar_hit *candidates, size_t n, size_t limit)
{
    for (size_t i = 0; i < n && out->n_hits < limit; i++) {
        if (candidates[i].score < SCORE_MIN)
            continue;
        struct similar_hit hit = candidates[i];
        documents_read(documents, hit.docid, &hit.document);
        if (!has_part_of(out, whole_of(&hit.document)))
            out->hits[out->n_hits++] = hit;
    }
    for (size_t i = 0; i < out->n_hits; i++)
        out->hits[i].score = out->hits[i].score < 1 ? out->hits[i].score : 1;
}

static enum status find(struct similar_answer *out, struct look *look,
                        struct documents *documents, size_t limit, struct error *err)
{
    XC_AUTO_QUERY *query = NULL;
    struct xc_hit found[CANDIDATES];
    struct xc_request request = {.max = CANDIDATES, .keep = is_other, .context = look};
    size_t n = 0;
    double itself = 0;
    find_kin(look, documents);
    enum status st = make_query(&query, look, err);
    if (!st)
        st = weigh_itself(&itself, look, err);
    if (!st)
        st = match(found, &n, look, query, &request, err);
    if (st || itself <= 0)
        return st;
    struct similar_hit *candidates = arena_array(look->arena, n, sizeof *candidates);
    for (size_t i = 0; i < n; i++)
        candidates[i] = (struct similar_hit){.docid = found[i].docid,
                                             .score = found[i].weight / itself *
                                                      favour(look, found[i].docid)};
    if (n)
        qsort(candidates, n, sizeof *candidates, best_first);
    take(out, documents, candidates, n, limit);
    name_shared(out, look);
    return STATUS_OK;
}

enum status similar_find(struct similar_answer *out, struct searcher *searcher,
                         uint32_t docid, size_t limit, struct error *err)
{
    AUTO_LOOK look = {.index = searcher_index(searcher),
                      .db = searcher_database(searcher),
                      .arena = searcher_arena(searcher),
                      .docid = docid};
    struct documents *documents = searcher_documents(searcher);
    documents_read(documents, docid, &look.document);
    *out = (struct similar_answer){.id = look.document.fields[FIELD_ID]};
    look.n_terms =
        similar_choose(look.terms, look.index, docid, &look.document, look.arena);
    enum status st = STATUS_OK;
    if (look.n_terms)
        st = find(out, &look, documents, limit < SIMILAR_MAX ? limit : SIMILAR_MAX, err);
    return st ? st : documents_failure(documents, err);
}
