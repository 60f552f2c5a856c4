/* Comparing records with the documents of the served generation. */
#include "indexer/changes.h"

#include "base/memory.h"
#include "engine/documents.h"

struct comparison {
    struct index *served;        /* or NULL */
    struct documents *documents; /* of it */
    struct changes changes;
};

struct comparison *comparison_new(const char *path)
{
    struct comparison *comparison = mem_new(sizeof *comparison);
    struct error ignored = {0}; /* a damaged index is about to be replaced */
    if (index_open(&comparison->served, path, INDEX_CHECK_SIZES, &ignored))
        comparison->served = NULL;
    if (comparison->served)
        comparison->documents = documents_new(comparison->served, NULL);
    return comparison;
}

void comparison_free(struct comparison *comparison)
{
    if (!comparison)
        return;
    documents_free(comparison->documents);
    index_free(comparison->served);
    mem_free(comparison);
}

void comparison_free_at(struct comparison **comparison)
{
    comparison_free(*comparison);
}

static bool is_same(const struct record *record, const struct document *document)
{
    for (unsigned i = 0; i < FIELD_COUNT_; i++)
        if (i != FIELD_ORIGIN_FILE && !str_equal(record->fields[i], document->fields[i]))
            return false;
    for (unsigned i = 0; i < RECORD_DATE_COUNT_; i++)
        if (record->dates[i] != document->dates[i])
            return false;
    return record->kind == document->kind && record->regions == document->regions &&
           memcmp(&record->themes, &document->themes, sizeof record->themes) == 0;
}

void comparison_add(struct comparison *comparison, const struct record *record)
{
    uint32_t docid = 0;
    if (comparison->served)
        docid = documents_find(comparison->documents, record->fields[FIELD_ID]);
    if (!docid) {
        comparison->changes.added++;
        return;
    }
    struct document document;
    documents_peek(comparison->documents, docid, &document);
    if (is_same(record, &document))
        comparison->changes.unchanged++;
    else
        comparison->changes.changed++;
}

struct changes comparison_result(const struct comparison *comparison)
{
    struct changes changes = comparison->changes;
    if (comparison->served)
        changes.removed = index_info(comparison->served).n_documents - changes.changed -
                          changes.unchanged;
    return changes;
}
