/* Makes records of the documents of an index. */
#include "indexer/served_record.h"

#include <string.h>

struct record *served_record_of(const struct document *document)
{
    struct record *record = record_new();
    for (unsigned i = 0; i < FIELD_COUNT_; i++)
        record_set(record, i, document->fields[i]);
    memcpy(record->dates, document->dates, sizeof record->dates);
    memcpy(record->origin_lines, document->origin_lines, sizeof record->origin_lines);
    record->kind = document->kind;
    record->regions = document->regions;
    record->themes = document->themes;
    record->has_regions = record->has_themes = true;
    return record;
}

struct record *served_record(struct documents *documents, uint32_t docid)
{
    struct document document;
    documents_peek(documents, docid, &document);
    return served_record_of(&document);
}
