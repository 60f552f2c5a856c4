/* The file of texts: opening it, and finding documents in it. */
#include "engine/store/flat/texts.h"

#include "engine/store/flat/texts.h"

/* Frames without a magic number, and a dictionary that is used where it is mapped, belong
 * to the part of libzstd that is only for static linking. */
#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>

#include "base/memory.h"
#include "engine/file/blobs.h"
#include "engine/store/flat/texts_code.h"

struct texts {
    struct blobs frames;
    /* NULL when there is none. */
    ZSTD_DDict *dictionary;
    struct texts_packing packing;
    struct texts_keys ids, parts;
};

static enum status read_sections(struct texts *texts, uint32_t n_documents,
                                 struct error *err)
{
    struct str *dictionary = &texts->packing.dictionary;
    struct str *settings = &texts->packing.settings;
    texts->ids.n = n_documents;
    const struct section_wanted wanted[] = {
        SECTION_ANY(TEXTS_DICTIONARY, dictionary->at, &dictionary->n),
        SECTION_ANY(TEXTS_SETTINGS, settings->at, &settings->n),
        SECTION_OF(TEXTS_IDS, texts->ids.at, n_documents),
        SECTION_ANY(TEXTS_PARTS, texts->parts.at, &texts->parts.n)};
    return sections_read(&texts->frames.file, wanted, COUNT_OF(wanted), err);
}

static enum status prepare_dictionary(struct texts *texts, struct error *err)
{
    struct str bytes = texts->packing.dictionary;
    if (!bytes.n)
        return STATUS_OK;
    texts->dictionary = ZSTD_createDDict_byReference(bytes.at, bytes.n);
    return texts->dictionary
               ? STATUS_OK
               : error_set(err, STATUS_INDEX_CORRUPT, "the dictionary is damaged");
}

enum status texts_open(struct texts **out, const char *path, uint32_t n_documents,
                       struct error *err)
{
    *out = NULL;
    struct texts *texts = mem_new(sizeof *texts);
    enum status st = blobs_open(&texts->frames, path, n_documents, err);
    if (!st && (read_sections(texts, n_documents, err) || prepare_dictionary(texts, err)))
        st = error_context(err, STATUS_INDEX_CORRUPT, "%s", path);
    if (st) {
        texts_free(texts);
        return st;
    }
    *out = texts;
    return STATUS_OK;
}

void texts_free(struct texts *texts)
{
    if (!texts)
        return;
    /* The memory is libzstd's. */
    (void)ZSTD_freeDDict(texts->dictionary);
    blobs_close(&texts->frames);
    mem_free(texts);
}

struct str texts_frame(const struct texts *texts, uint32_t docid)
{
    return blobs_at(&texts->frames, docid);
}

struct texts_packing texts_packing(const struct texts *texts)
{
    return texts->packing;
}

/** The place of the first key that is ≥ @p key. */
static size_t first_from(struct texts_keys keys, uint64_t key)
{
    size_t low = 0, high = keys.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (keys.at[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct texts_keys keys_of(struct texts_keys keys, struct str name)
{
    size_t first = first_from(keys, texts_key(name, 0)), end = first;
    while (end < keys.n && keys.at[end] <= texts_key(name, UINT32_MAX))
        end++;
    return (struct texts_keys){keys.at + first, end - first};
}

struct texts_keys texts_with_id(const struct texts *texts, struct str id)
{
    return keys_of(texts->ids, id);
}

struct texts_keys texts_parts_of(const struct texts *texts, struct str id)
{
    return keys_of(texts->parts, id);
}

struct ZSTD_DCtx_s *texts_unpacking(const struct texts *texts)
{
    ZSTD_DCtx *unpacking = ZSTD_createDCtx();
    if (!unpacking)
        mem_exhausted();
    (void)ZSTD_DCtx_setParameter(unpacking, ZSTD_d_format, ZSTD_f_zstd1_magicless);
    (void)ZSTD_DCtx_refDDict(unpacking, texts->dictionary);
    return unpacking;
}
