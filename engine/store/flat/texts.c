/* Unpacking the texts of a document. */
#include "engine/store/flat/texts.h"

#include <inttypes.h>

/* Frames without a magic number, and a dictionary that stays where it is mapped, are in libzstd's second part. */
#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>

#include "base/memory.h"
#include "engine/store/flat/texts_code.h"

struct texts {
    struct blobs frames;
    ZSTD_DDict *dictionary; /* NULL: none */
    struct texts_packing packing;
    struct texts_keys ids, parts;
};

static enum status open_bytes(struct str *out, const struct texts *texts,
                              uint32_t section, struct error *err)
{
    const void *bytes = NULL;
    struct section_wanted wanted = {section, 1, SECTIONS_ANY};
    enum status st = sections_get(&texts->frames.file, wanted, &bytes, &out->n, err);
    out->at = bytes;
    return st;
}

static enum status open_dictionary(struct texts *texts, struct error *err)
{
    struct str *bytes = &texts->packing.dictionary;
    enum status st = open_bytes(bytes, texts, TEXTS_DICTIONARY, err);
    if (!st)
        st = open_bytes(&texts->packing.settings, texts, TEXTS_SETTINGS, err);
    if (st || !bytes->n)
        return st;
    texts->dictionary = ZSTD_createDDict_byReference(bytes->at, bytes->n);
    return texts->dictionary
               ? STATUS_OK
               : error_set(err, STATUS_INDEX_CORRUPT, "the dictionary is damaged");
}

static enum status open_keys(struct texts_keys *out, const struct texts *texts,
                             struct section_wanted wanted, struct error *err)
{
    const void *at = NULL;
    enum status st = sections_get(&texts->frames.file, wanted, &at, &out->n, err);
    out->at = at;
    return st;
}

enum status texts_open(struct texts **out, const char *path, uint32_t n_documents,
                       struct error *err)
{
    *out = NULL;
    struct texts *texts = mem_new(sizeof *texts);
    enum status st = blobs_open(&texts->frames, path, n_documents, err);
    if (st) {
        texts_free(texts);
        return st;
    }
    st = open_dictionary(texts, err);
    if (!st)
        st = open_keys(&texts->ids, texts,
                       (struct section_wanted){TEXTS_IDS, sizeof(uint64_t), n_documents},
                       err);
    if (!st)
        st = open_keys(
            &texts->parts, texts,
            (struct section_wanted){TEXTS_PARTS, sizeof(uint64_t), SECTIONS_ANY}, err);
    if (st) {
        texts_free(texts);
        return error_context(err, st, "%s", path);
    }
    *out = texts;
    return STATUS_OK;
}

void texts_free(struct texts *texts)
{
    if (!texts)
        return;
    (void)ZSTD_freeDDict(texts->dictionary); /* library memory */
    blobs_close(&texts->frames);
    mem_free(texts);
}

struct texts_reader {
    const struct texts *texts;
    ZSTD_DCtx *unpacking;
    char *room; /* of what was read without an arena */
    size_t n_room;
};

struct texts_reader *texts_reader_new(const struct texts *texts)
{
    struct texts_reader *reader = mem_new(sizeof *reader);
    reader->texts = texts;
    reader->unpacking = ZSTD_createDCtx();
    if (!reader->unpacking)
        mem_exhausted();
    (void)ZSTD_DCtx_setParameter(reader->unpacking, ZSTD_d_format,
                                 ZSTD_f_zstd1_magicless);
    (void)ZSTD_DCtx_refDDict(reader->unpacking, texts->dictionary);
    return reader;
}

void texts_reader_free(struct texts_reader *reader)
{
    if (!reader)
        return;
    (void)ZSTD_freeDCtx(reader->unpacking); /* library memory */
    mem_free(reader->room);
    mem_free(reader);
}

/** How many bytes the frame holds; 0 where it does not say, or more than there can be. */
static size_t size_of(struct str frame)
{
    ZSTD_frameHeader header;
    if (ZSTD_getFrameHeader_advanced(&header, frame.at, frame.n,
                                     ZSTD_f_zstd1_magicless) != 0 ||
        header.frameContentSize > TEXTS_MAX_BYTES) /* the unknown size is the greatest */
        return 0;
    return (size_t)header.frameContentSize;
}

static char *room_for(struct texts_reader *reader, size_t n, struct arena *arena)
{
    if (arena)
        return arena_room(arena, n, 1);
    MEM_GROW(reader->room, n, reader->n_room, 0);
    return reader->room;
}

/** Nothing where the frame is damaged: no document has no texts. */
static struct str unpack(struct texts_reader *reader, uint32_t docid, struct arena *arena)
{
    struct str frame = texts_frame(reader->texts, docid);
    size_t n = size_of(frame);
    if (!n)
        return STR("");
    char *room = room_for(reader, n, arena);
    size_t given = ZSTD_decompressDCtx(reader->unpacking, room, n, frame.at, frame.n);
    return given == n ? (struct str){room, n} : STR("");
}

enum status texts_read(struct document_texts *out, struct texts_reader *reader,
                       uint32_t docid, struct arena *arena, struct error *err)
{
    struct str texts = unpack(reader, docid, arena);
    if (texts_get(texts, out->fields, &out->shown_title) && texts.n)
        return STATUS_OK;
    (void)texts_get(STR(""), out->fields, &out->shown_title);
    return error_set(err, STATUS_INDEX_CORRUPT,
                     "the texts of document %" PRIu32 " are damaged", docid);
}

struct str texts_unpack(struct texts_reader *reader, uint32_t docid)
{
    return unpack(reader, docid, NULL);
}

struct str texts_frame(const struct texts *texts, uint32_t docid)
{
    return blobs_at(&texts->frames, docid);
}

struct texts_packing texts_packing(const struct texts *texts)
{
    return texts->packing;
}

/** The first key that is not below @p key. */
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
