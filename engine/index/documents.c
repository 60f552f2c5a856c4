/* Putting a document together: its numbers from the columns, its texts unpacked. */
#include "engine/index/documents.h"

#include <inttypes.h>
#include <string.h>

#include "base/memory.h"
#include "engine/index/index_parts.h"
#include "engine/index/index_store.h"
#include "engine/store/flat/texts_code.h"
#include "text/block/layout.h"

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

/** Where the next failure is kept; NULL when there is one already. */
static struct error *failure_of(struct documents *documents)
{
    return documents->failure.code ? NULL : &documents->failure;
}

static void read_texts(struct document_texts *out, struct documents *documents,
                       uint32_t docid, struct arena *arena)
{
    IGNORE(texts_read(out, documents->reader, docid, arena, failure_of(documents)));
}

/** Set the members of @p out that are not texts, and those that are. */
static void fill(struct document *out, const struct documents *documents, uint32_t docid,
                 const struct document_texts *texts)
{
    const struct columns *columns = &documents->index->columns;
    struct column_profile profile = columns_profile_of(columns, docid);
    *out = (struct document){
        .title = texts->shown_title,
        .source_slug =
            profile.source ? columns_source(columns, profile.source).slug : STR(""),
        .kind = (enum kind)profile.kind,
        .regions = profile.regions,
        .themes = columns_own_themes_of(columns, docid)};
    memcpy(out->fields, texts->fields, sizeof out->fields);
    columns_dates(out->dates, columns, docid);
    columns_origin_lines(out->origin_lines, columns, docid);
}

static void read(struct document *out, struct documents *documents, uint32_t docid,
                 struct arena *arena)
{
    struct document_texts texts;
    read_texts(&texts, documents, docid, arena);
    fill(out, documents, docid, &texts);
}

void documents_read_facts(struct documents *documents, uint32_t docid,
                          struct document *out)
{
    struct document_texts texts;
    IGNORE(texts_read_short(&texts, documents->reader, docid, documents->arena,
                            failure_of(documents)));
    fill(out, documents, docid, &texts);
}

static size_t bytes_of(struct documents *documents, uint32_t docid, unsigned number)
{
    size_t n;
    IGNORE(texts_bytes(&n, documents->reader, docid, number, failure_of(documents)));
    return n;
}

size_t documents_bytes(struct documents *documents, uint32_t docid,
                       enum record_field field)
{
    return bytes_of(documents, docid, field);
}

static struct str stretch(struct documents *documents, const struct texts_range *range,
                          struct arena *arena)
{
    struct str text;
    IGNORE(texts_stretch(&text, documents->reader, range, arena, failure_of(documents)));
    return text;
}

struct str documents_stretch(struct documents *documents, uint32_t docid,
                             enum record_field field, struct outline_bytes bytes,
                             struct arena *arena)
{
    struct texts_range range = {docid, field, bytes.at, bytes.n};
    return stretch(documents, &range, arena);
}

/** The outline that is stored; no parts when there is none. */
static struct outline stored_outline(struct documents *documents, uint32_t docid,
                                     struct arena *arena)
{
    struct outline outline = {.n_parts = 0};
    size_t n = bytes_of(documents, docid, TEXTS_OUTLINE);
    if (!n)
        return outline;
    struct texts_range range = {docid, TEXTS_OUTLINE, 0, n};
    struct str bytes = stretch(documents, &range, arena);
    size_t text = documents_bytes(documents, docid, FIELD_TEXT);
    size_t layout = documents_bytes(documents, docid, FIELD_LAYOUT);
    if (!outline_get(&outline, bytes, text, layout, arena) && !documents->failure.code)
        IGNORE(error_set(&documents->failure, STATUS_INDEX_CORRUPT,
                         "the outline of document %" PRIu32 " is damaged", docid));
    return outline;
}

/** All of a text that is not long. */
static struct str whole_text(struct documents *documents, uint32_t docid,
                             enum record_field field, struct arena *arena)
{
    size_t n = documents_bytes(documents, docid, field);
    return documents_stretch(documents, docid, field, (struct outline_bytes){0, n},
                             arena);
}

struct outline documents_outline(struct documents *documents, uint32_t docid,
                                 struct arena *arena)
{
    struct outline outline = stored_outline(documents, docid, arena);
    if (outline.n_parts)
        return outline;
    struct str text = whole_text(documents, docid, FIELD_TEXT, arena);
    struct str layout = whole_text(documents, docid, FIELD_LAYOUT, arena);
    if (!layout_is_sound(layout, text))
        layout = STR("");
    return outline_make(text, layout, arena);
}

/** The text that a slice is read of. */
struct sliced {
    struct documents *documents;
    uint32_t docid;
    struct arena *arena;
};

static struct str read_slice(const void *context, bool is_layout,
                             struct outline_bytes bytes)
{
    const struct sliced *it = context;
    return documents_stretch(it->documents, it->docid,
                             is_layout ? FIELD_LAYOUT : FIELD_TEXT, bytes, it->arena);
}

struct slice documents_slice(struct documents *documents, uint32_t docid,
                             const struct outline *outline, uint32_t part,
                             struct arena *arena)
{
    struct sliced sliced = {documents, docid, arena};
    struct slice_source source = {read_slice, &sliced};
    return slice_read(outline, part, &source, arena);
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
    uint32_t docid = texts_key_docid(key);
    struct texts_wanted it = {field, wanted};
    bool is_it;
    IGNORE(texts_is(&is_it, documents->reader, docid, &it, failure_of(documents)));
    return is_it ? docid : 0;
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
