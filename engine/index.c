/* Opening a published generation and reading its documents. */
#include "engine/index_parts.h"

#include "base/file.h"
#include "base/memory.h"
#include "engine/texts.h"

static enum status open_files(struct index *index, struct error *err)
{
    uint32_t n = index->manifest.n_documents;
    AUTO_TEXT *columns = path_join(index->folder, GENERATION_COLUMNS);
    AUTO_TEXT *texts = path_join(index->folder, GENERATION_TEXTS);
    AUTO_TEXT *forms = path_join(index->folder, GENERATION_FORMS);
    AUTO_TEXT *tokens = path_join(index->folder, GENERATION_TOKENS);
    AUTO_TEXT *vocabulary = path_join(index->folder, GENERATION_VOCABULARY);
    index->postings_path = path_join(index->folder, GENERATION_POSTINGS);
    enum status st = columns_open(&index->columns, columns, err);
    if (!st && index->columns.n != n)
        st =
            error_set(err, STATUS_INDEX_CORRUPT, "%s: %u documents, the manifest says %u",
                      columns, index->columns.n, n);
    if (!st)
        st = blobs_open(&index->texts, texts, n, err);
    if (!st)
        st = forms_open(&index->forms, forms, err);
    if (!st)
        st = tokens_open(&index->tokens, tokens, n, err);
    if (!st)
        st = vocabulary_load(&index->vocabulary, vocabulary, err);
    if (!st) {
        index->synonyms = synonyms_new(index->vocabulary);
        index->assigner = assigner_new(index->vocabulary);
    }
    return st == STATUS_NOT_FOUND || st == STATUS_BAD_INPUT ? STATUS_INDEX_CORRUPT : st;
}

enum status index_open(struct index **out, const char *path, enum index_check check,
                       struct error *err)
{
    *out = NULL;
    char id[GENERATION_ID_BYTES];
    enum status st = generation_named(id, path, "current", err);
    if (st == STATUS_NOT_FOUND)
        return error_set(err, st, "%s: no index here", path);
    if (st)
        return st;
    AUTO_INDEX *index = mem_new(sizeof *index);
    index->folder = generation_folder(path, id);
    st =
        manifest_read(&index->manifest, index->folder, check == INDEX_CHECK_DIGESTS, err);
    if (st == STATUS_NOT_FOUND)
        return error_set(err, STATUS_INDEX_CORRUPT, "%s: no manifest", index->folder);
    if (!st)
        st = open_files(index, err);
    if (st)
        return st;
    *out = TAKE(index);
    return STATUS_OK;
}

void index_free(struct index *index)
{
    if (!index)
        return;
    columns_close(&index->columns);
    blobs_close(&index->texts);
    forms_free(index->forms);
    tokens_free(index->tokens);
    assigner_free(index->assigner);
    synonyms_free(index->synonyms);
    vocabulary_free(index->vocabulary);
    mem_free(index->folder);
    mem_free(index->postings_path);
    mem_free(index);
}

void index_free_at(struct index **index)
{
    index_free(*index);
}

struct index_info index_info(const struct index *index)
{
    const struct manifest *manifest = &index->manifest;
    return (struct index_info){manifest->generation, manifest->built_at,
                               manifest->n_documents, manifest->text_bytes};
}

const struct vocabulary *index_vocabulary(const struct index *index)
{
    return index->vocabulary;
}

void index_document(const struct index *index, uint32_t docid, struct document *out)
{
    *out = (struct document){.kind = KIND_DOCUMENT};
    const struct column_row *row = columns_row(&index->columns, docid);
    (void)texts_get(blobs_at(&index->texts, docid), out->fields, &out->title);
    memcpy(out->dates, row->dates, sizeof out->dates);
    memcpy(out->themes.bits, row->own_themes, sizeof out->themes.bits);
    memcpy(out->origin_lines, row->origin_lines, sizeof out->origin_lines);
    out->kind = (enum kind)row->kind;
    out->regions = row->regions;
}

uint32_t index_find(const struct index *index, struct str id)
{
    const uint32_t *docids = columns_by_id(&index->columns);
    uint32_t low = 0, high = index->columns.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        struct str fields[FIELD_COUNT_], title;
        (void)texts_get(blobs_at(&index->texts, docids[middle]), fields, &title);
        int c = str_compare(fields[FIELD_ID], id);
        if (c == 0)
            return docids[middle];
        if (c < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}
