/* Comparing records with the documents of the generation that is served. */
#include <string.h>

#include "engine/build/build_parts.h"
#include "engine/index/index_parts.h"

/** What the columns say of both, where they were read aside. */
static bool has_same_row(const struct record *record, const struct columns *columns,
                         uint32_t docid)
{
    struct column_profile profile = columns_profile_of(columns, docid);
    struct theme_set themes = columns_own_themes_of(columns, docid);
    date_day dates[RECORD_DATE_COUNT_];
    columns_dates(dates, columns, docid);
    return (enum kind)profile.kind == record->kind &&
           profile.regions == record->regions &&
           memcmp(&themes, &record->themes, sizeof themes) == 0 &&
           memcmp(dates, record->dates, sizeof dates) == 0;
}

static bool has_same_fields(const struct record *record,
                            const struct str fields[FIELD_COUNT_])
{
    for (unsigned i = 0; i < FIELD_COUNT_; i++)
        if (i != FIELD_ORIGIN_FILE && !str_equal(record->fields[i], fields[i]))
            return false;
    return true;
}

enum build_change build_compare(struct build_entry *entry,
                                const struct build_worker *worker,
                                const struct record *record)
{
    const struct index *served = worker->served;
    struct texts_keys keys = texts_with_id(served->texts, record->fields[FIELD_ID]);
    for (size_t i = 0; i < keys.n; i++) {
        uint32_t docid = texts_key_docid(keys.at[i]);
        struct str texts = texts_unpack(worker->reader, docid), title;
        struct str fields[FIELD_COUNT_];
        (void)texts_get(texts, fields, &title);
        if (!str_equal(fields[FIELD_ID], record->fields[FIELD_ID]))
            continue; /* another id with the same hash */
        entry->served = docid;
        entry->twin = str_equal(texts, buf_str(&worker->texts)) ? docid : 0;
        entry->is_same = (entry->twin || has_same_fields(record, fields)) &&
                         has_same_row(record, &served->columns, docid);
        return entry->is_same ? CHANGE_NONE : CHANGE_CHANGED;
    }
    return CHANGE_ADDED;
}
