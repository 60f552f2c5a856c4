/* Putting a document together: its numbers from the columns, its texts unpacked. */
#include "engine/index/documents.h"

#include <string.h>

#include "base/memory.h"
#include "engine/index/index_parts.h"
#include "engine/index/index_store.h"

struct documents {
    const struct index *index;
    struct arena *arena;
    struct texts_reader *reader;
    struct store *store;
    /* The first failure that was not taken yet. */
    struct error failure;
};

struct documents *documents_new(const struct index *index, struct arena *arena)
{
    struct documents *documents = mem_new(sizeof *documents);
    documents->index = index;
    documents->arena = arena;
    documents->reader = texts_reader_new(index->texts);
    documents->store = index_store_new(index);
    return documents;
}

void documents_free(struct documents *documents)
{
    if (!documents)
        return;
    texts_reader_free(documents->reader);
    store_free(documents->store);
    mem_free(documents);
}

void documents_free_at(struct documents **documents)
{
    documents_free(*documents);
}

const struct index *documents_index(const struct documents *documents)
{
    return documents->index;
}

struct store *documents_store(const struct documents *documents)
{
    return documents->store;
}

static void read_texts(struct document_texts *out, struct documents *documents,
                       uint32_t docid, struct arena *arena)
{
    struct error *failure = documents->failure.code ? NULL : &documents->failure;
    IGNORE(texts_read(out, documents->reader, docid, arena, failure));
}

static void read(struct document *out, struct documents *documents, uint32_t docid,
                 struct arena *arena)
{
    const struct columns *columns = &documents->index->columns;
    struct column_profile profile = columns_profile_of(columns, docid);
    struct document_texts texts;
    read_texts(&texts, documents, docid, arena);
    *out = (struct document){.title = texts.shown_title,
                             .kind = (enum kind)profile.kind,
                             .regions = profile.regions,
                             .themes = columns_own_themes_of(columns, docid)};
    memcpy(out->fields, texts.fields, sizeof out->fields);
    columns_dates(out->dates, columns, docid);
    columns_origin_lines(out->origin_lines, columns, docid);
}

void documents_read(struct documents *documents, uint32_t docid, struct document *out)
{
    read(out, documents, docid, documents->arena);
}

void documents_peek(struct documents *documents, uint32_t docid, struct document *out)
{
    read(out, documents, docid, NULL);
}

/** The document of @p key if its text @p field is @p wanted; else 0, since keys are
 *  hashes and two texts may share one. */
static uint32_t holder(struct documents *documents, uint64_t key, enum record_field field,
                       struct str wanted)
{
    struct document_texts texts;
    read_texts(&texts, documents, texts_key_docid(key), NULL);
    return str_equal(texts.fields[field], wanted) ? texts_key_docid(key) : 0;
}

uint32_t documents_find(struct documents *documents, struct str id)
{
    struct texts_keys keys = texts_with_id(documents->index->texts, id);
    uint32_t found = 0;
    for (size_t i = 0; !found && i < keys.n; i++)
        found = holder(documents, keys.at[i], FIELD_ID, id);
    return found;
}

size_t documents_parts(uint32_t **out, struct documents *documents, struct str whole,
                       struct arena *arena)
{
    struct texts_keys keys = texts_parts_of(documents->index->texts, whole);
    size_t n = 0;
    *out = arena_room(arena, keys.n, sizeof **out);
    for (size_t i = 0; i < keys.n; i++) {
        uint32_t found = holder(documents, keys.at[i], FIELD_PART_OF, whole);
        if (found)
            (*out)[n++] = found;
    }
    return n;
}

enum status documents_failure(struct documents *documents, struct error *err)
{
    struct error of_store = {.code = STATUS_OK};
    enum status st = store_failure(documents->store, &of_store);
    struct error failure = documents->failure.code || !st ? documents->failure : of_store;
    documents->failure = (struct error){.code = STATUS_OK};
    if (failure.code && err)
        *err = failure;
    return failure.code;
}
