/* Asking both stores of an index for everything, and comparing what they say. */
#include "engine/index/index_deep.h"

#include <string.h>

#include "base/file.h"
#include "base/intern.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/index/documents.h"
#include "engine/index/index_parts.h"
#include "engine/store/evaluation.h"
#include "engine/store/flat/flat_store.h"
#include "engine/store/list_code.h"
#include "engine/store/xapian/xapian_postings.h"
#include "engine/store/xapian/xapian_store.h"
#include "engine/store/xapian/xapian_values.h"

struct deep {
    const struct index *index;
    struct store *flat, *xapian;
    struct xc_database *db;
    /* How many terms have a list. */
    uint64_t n_terms;
    struct error *err;
    enum status status;
};

static void deep_release(struct deep *deep)
{
    store_free(deep->flat);
    store_free(deep->xapian);
    xc_database_free(deep->db);
}
#define AUTO_DEEP CLEANUP(deep_release) struct deep

static bool is_same_block(const struct list_cursor *a, const struct list_cursor *b)
{
    if (a->n != b->n || memcmp(a->docids, b->docids, a->n * sizeof *a->docids) != 0)
        return false;
    for (uint32_t i = 0; i < a->n; i++)
        if (list_count(a, i) != list_count(b, i))
            return false;
    return true;
}

static bool is_same_list(const struct posting_list *a, const struct posting_list *b)
{
    struct list_cursor left, right;
    uint64_t n = 0;
    if (a->n != b->n || !a->dense != !b->dense)
        return false;
    list_cursor_open(&left, a);
    list_cursor_open(&right, b);
    for (uint32_t next = 1; n < a->n;) {
        if (!list_seek(&left, next) || !list_seek(&right, next) ||
            !is_same_block(&left, &right))
            return false;
        n += left.n;
        next = left.docids[left.n - 1] + 1;
    }
    return !a->dense ||
           memcmp(a->dense, b->dense, list_dense_bytes(a->last_document)) == 0;
}

static enum status compare_term(struct deep *deep, enum family family, struct str text)
{
    struct posting_list ours = store_list(deep->flat, family, text);
    struct posting_list wanted = store_list(deep->xapian, family, text);
    bool is_same = is_same_list(&ours, &wanted);
    deep->n_terms += ours.n > 0;
    store_rest(deep->xapian);
    if (is_same)
        return STATUS_OK;
    return error_set(deep->err, STATUS_INDEX_CORRUPT,
                     "%s/%s: term « %.*s » has other documents than in the Xapian "
                     "database",
                     deep->index->folder, GENERATION_LISTS, STR_ARG(text));
}

/** Compare the terms of all forms, those of equal texts once. */
static enum status compare_words(struct deep *deep)
{
    AUTO_INTERN *stems = intern_new();
    AUTO_INTERN *words = intern_new();
    enum status st = STATUS_OK;
    uint32_t n = forms_count(deep->index->forms);
    for (uint32_t i = 0; !st && i < n; i++) {
        struct form form = forms_at(deep->index->forms, i);
        const struct {
            struct intern *seen;
            struct str text;
            enum family families[2];
        } terms[] = {{stems, form.stem, {FAMILY_STEM, FAMILY_TITLE_STEM}},
                     {words, form.folded, {FAMILY_EXACT, FAMILY_TITLE_EXACT}}};
        for (size_t j = 0; !st && j < COUNT_OF(terms); j++) {
            struct str text = utf8_head_bytes(terms[j].text, TERM_TEXT_MAX);
            uint32_t seen = intern_count(terms[j].seen);
            if (!text.n || intern_put(terms[j].seen, text) < seen)
                continue;
            st = compare_term(deep, terms[j].families[0], text);
            if (!st)
                st = compare_term(deep, terms[j].families[1], text);
        }
    }
    return st;
}

static bool compare_author(struct str term, uint32_t count, void *context)
{
    struct deep *deep = context;
    size_t n = strlen(xapian_prefix_text(XAPIAN_AUTHOR));
    (void)count;
    deep->status =
        compare_term(deep, FAMILY_AUTHOR, (struct str){term.at + n, term.n - n});
    return deep->status == STATUS_OK;
}

static enum status compare_authors(struct deep *deep)
{
    enum status st =
        xc_database_terms(deep->db, str_of(xapian_prefix_text(XAPIAN_AUTHOR)),
                          compare_author, deep, deep->err);
    return st ? st : deep->status;
}

static enum status count_terms(struct deep *deep)
{
    uint64_t n = lists_count(deep->index->lists);
    if (n == deep->n_terms)
        return STATUS_OK;
    return error_set(deep->err, STATUS_INDEX_CORRUPT,
                     "%s/%s: %llu terms, the Xapian database has %llu",
                     deep->index->folder, GENERATION_LISTS, (unsigned long long)n,
                     (unsigned long long)deep->n_terms);
}

/** The documents that @p store has for a value. */
static struct doc_list documents_of(struct store *store, const struct index *index,
                                    enum store_facet facet, uint32_t value,
                                    struct arena *arena)
{
    struct evaluation *evaluation = evaluation_new(store, index->columns.n, arena);
    struct doc_list list =
        doc_set_list(evaluate(evaluation, set_values(arena, facet, &value, 1)), arena);
    evaluation_free(evaluation);
    return list;
}

static enum status compare_value(struct deep *deep, enum store_facet facet,
                                 uint32_t value)
{
    AUTO_ARENA *arena = arena_new();
    struct doc_list ours = documents_of(deep->flat, deep->index, facet, value, arena);
    struct doc_list wanted = documents_of(deep->xapian, deep->index, facet, value, arena);
    const char *slug = xapian_value_slug(deep->index->vocabulary, facet, value);
    if (ours.n == wanted.n &&
        (!ours.n || !memcmp(ours.docids, wanted.docids, ours.n * sizeof *ours.docids)))
        return STATUS_OK;
    return error_set(deep->err, STATUS_INDEX_CORRUPT,
                     "%s/%s: value « %s » has other documents than in the Xapian "
                     "database",
                     deep->index->folder, GENERATION_BITMAPS, slug ? slug : "?");
}

static enum status compare_values(struct deep *deep)
{
    enum status st = STATUS_OK;
    for (enum store_facet facet = 0; facet < STORE_FACET_COUNT_; facet++)
        for (uint32_t i = 0; !st && i < xapian_n_values(facet); i++)
            st = compare_value(deep, facet, i);
    return st;
}

/** Check that the database has the document of each row, and no other. */
static enum status compare_documents(struct deep *deep)
{
    uint32_t n = deep->index->columns.n, n_found = 0;
    struct xapian_reader reader =
        xapian_reader_of(deep->db, n, &deep->index->xapian_rows);
    AUTO_DOCUMENTS *documents = documents_new(deep->index, NULL);
    AUTO_XAPIAN_POSTINGS postings = {0};
    enum status st = xc_database_count(&n_found, deep->db, deep->err);
    if (!st && n_found != n)
        st = error_set(deep->err, STATUS_INDEX_CORRUPT,
                       "%s/%s: %u documents, the index has %u", deep->index->folder,
                       GENERATION_XAPIAN, n_found, n);
    for (uint32_t row = 1; !st && row <= n; row++) {
        struct document document;
        documents_peek(documents, row, &document);
        struct str id = document.fields[FIELD_ID];
        st = xapian_read(&postings, &reader, XAPIAN_ID, id, deep->err);
        if (!st && (postings.n != 1 || postings.docids[0] != row))
            st = error_set(deep->err, STATUS_INDEX_CORRUPT,
                           "%s/%s: document « %.*s » is not where it should be",
                           deep->index->folder, GENERATION_XAPIAN, STR_ARG(id));
    }
    xapian_reader_release(&reader);
    return st ? st : documents_failure(documents, deep->err);
}

enum status index_verify_deep(const struct index *index, struct error *err)
{
    static enum status (*const steps[])(struct deep *) = {
        compare_documents, compare_words, compare_authors, count_terms, compare_values};
    AUTO_TEXT *folder = path_join(index->folder, GENERATION_XAPIAN);
    AUTO_DEEP deep = {.index = index, .err = err};
    enum status st = xc_database_open(&deep.db, folder, err);
    if (st)
        return st;
    deep.flat = flat_store_new(index->lists, index->bitmaps);
    deep.xapian = xapian_store_new(
        &(struct xapian_sources){folder, index->manifest.n_documents, &index->xapian_rows,
                                 index->forms, index->vocabulary});
    for (size_t i = 0; !st && i < COUNT_OF(steps); i++)
        st = steps[i](&deep);
    enum status failed = store_failure(deep.xapian, st ? NULL : err);
    return st ? st : failed;
}
