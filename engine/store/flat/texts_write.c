/* Training the dictionary, compressing, and writing the keys that find documents by
 * id. */
#include "engine/store/flat/texts_write.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Frames without a magic number, and the trainer whose effort can be chosen, belong to
 * the part of libzstd that is only for static linking. */
#define ZSTD_STATIC_LINKING_ONLY
#define ZDICT_STATIC_LINKING_ONLY
#include <xxhash.h>
#include <zdict.h>
#include <zstd.h>

#include "base/memory.h"
#include "engine/store/flat/texts_code.h"

/* These values were tried on 223 623 articles of law (docs/decisions/0031-texts.md). */
#define LEVEL 5
/** The shortest match. The 5 of the level made the file 3 % larger and was no faster. */
#define MATCH_BYTES_MIN 6
/** The size of the sample that is aimed at; it never exceeds twice as much. */
#define SAMPLE_BYTES (25U << 20)
/** The most bytes of one document that the sample takes. */
#define SAMPLED_BYTES_MAX 4000U
#define DICTIONARY_BYTES_MAX (512U << 10)
/** The sample has this many bytes for each byte of the dictionary. */
#define DICTIONARY_SHARE 48U
/** A smaller dictionary is not worth having. */
#define DICTIONARY_BYTES_MIN 1024U

/** What the frames of the pieces of the longest document may take more than one frame. */
#define FRAMES_EXTRA (2U << 20)

struct keys {
    uint64_t *at;
    size_t n, room;
};

static void put_key(struct keys *keys, uint64_t key)
{
    MEM_GROW(keys->at, keys->n + 1, keys->room, 1024);
    keys->at[keys->n++] = key;
}

/** All that the dictionary, and the frame of a text, depend on. */
struct settings {
    uint32_t library, level, match_bytes, piece_bytes;
    XXH128_hash_t sample;
};

struct texts_writer {
    struct blobs_writer frames;
    struct settings settings;
    uint32_t n;
    struct buf sample;
    struct keys sample_sizes;
    struct buf dictionary;
    /* The dictionary, prepared for compressing; NULL when there is none. */
    ZSTD_CDict *prepared;
    struct keys ids, parts;
};

struct texts_writer *texts_writer_new(const char *path)
{
    struct texts_writer *writer = mem_new(sizeof *writer);
    blobs_write_open(&writer->frames, path);
    writer->sample = (struct buf)BUF_INIT(2 * (size_t)SAMPLE_BYTES);
    writer->dictionary = (struct buf)BUF_INIT(DICTIONARY_BYTES_MAX);
    return writer;
}

bool texts_is_sampled(struct str id, uint64_t total_bytes)
{
    uint64_t one_of = total_bytes / SAMPLE_BYTES + 1;
    return (texts_key(id, 0) >> 32) % one_of == 0;
}

void texts_write_sample(struct texts_writer *writer, struct str texts)
{
    size_t n = texts.n < SAMPLED_BYTES_MAX ? texts.n : SAMPLED_BYTES_MAX;
    if (writer->sample.n + n > writer->sample.limit)
        return;
    buf_put(&writer->sample, texts.at, n);
    put_key(&writer->sample_sizes, n);
}

static void prepare(struct texts_writer *writer)
{
    ZSTD_compressionParameters how = ZSTD_getCParams(LEVEL, 0, writer->dictionary.n);
    how.minMatch = MATCH_BYTES_MIN;
    writer->prepared =
        ZSTD_createCDict_advanced(writer->dictionary.at, writer->dictionary.n,
                                  ZSTD_dlm_byRef, ZSTD_dct_auto, how, ZSTD_defaultCMem);
    if (!writer->prepared)
        mem_exhausted();
}

static void learn(struct texts_writer *writer)
{
    size_t room = writer->sample.n / DICTIONARY_SHARE;
    room = room < DICTIONARY_BYTES_MAX ? room : DICTIONARY_BYTES_MAX;
    if (room < DICTIONARY_BYTES_MIN)
        return;
    ZDICT_fastCover_params_t how = {.k = 400, .d = 8, .f = 18, .accel = 10};
    how.zParams.compressionLevel = LEVEL;
    static_assert(sizeof *writer->sample_sizes.at == sizeof(size_t), "64 bits");
    char *bytes = mem_new(room);
    size_t n = ZDICT_trainFromBuffer_fastCover(bytes, room, writer->sample.at,
                                               (const size_t *)writer->sample_sizes.at,
                                               (unsigned)writer->sample_sizes.n, how);
    /* An error means that there is too little to learn from. */
    if (!ZDICT_isError(n))
        buf_put(&writer->dictionary, bytes, n);
    mem_free(bytes);
}

static struct settings settings_of(const struct texts_writer *writer)
{
    XXH128_hash_t sizes =
        XXH3_128bits(writer->sample_sizes.at, writer->sample_sizes.n * sizeof(uint64_t));
    return (struct settings){
        ZSTD_versionNumber(), LEVEL, MATCH_BYTES_MIN, TEXTS_PIECE,
        XXH3_128bits_withSeed(writer->sample.at, writer->sample.n, sizes.low64)};
}

bool texts_write_train(struct texts_writer *writer, const struct texts *served)
{
    writer->settings = settings_of(writer);
    struct str ours = {(const char *)&writer->settings, sizeof writer->settings};
    bool is_known = served && str_equal(texts_packing(served).settings, ours);
    if (is_known)
        buf_put_str(&writer->dictionary, texts_packing(served).dictionary);
    else
        learn(writer);
    if (writer->dictionary.n)
        prepare(writer);
    buf_release(&writer->sample);
    return is_known;
}

struct texts_packer {
    ZSTD_CCtx *packing;
    struct buf frame;
};

struct texts_packer *texts_packer_new(const struct texts_writer *writer)
{
    struct texts_packer *packer = mem_new(sizeof *packer);
    packer->packing = ZSTD_createCCtx();
    if (!packer->packing)
        mem_exhausted();
    static const struct {
        ZSTD_cParameter parameter;
        int value;
    } settings[] = {{ZSTD_c_compressionLevel, LEVEL},
                    {ZSTD_c_minMatch, MATCH_BYTES_MIN},
                    {ZSTD_c_format, ZSTD_f_zstd1_magicless},
                    {ZSTD_c_dictIDFlag, 0},
                    {ZSTD_c_checksumFlag, 0}};
    for (size_t i = 0; i < COUNT_OF(settings); i++)
        (void)ZSTD_CCtx_setParameter(packer->packing, settings[i].parameter,
                                     settings[i].value);
    (void)ZSTD_CCtx_refCDict(packer->packing, writer->prepared);
    packer->frame =
        (struct buf)BUF_INIT(ZSTD_COMPRESSBOUND(TEXTS_MAX_BYTES) + FRAMES_EXTRA);
    return packer;
}

void texts_packer_free(struct texts_packer *packer)
{
    if (!packer)
        return;
    /* The memory is libzstd's. */
    (void)ZSTD_freeCCtx(packer->packing);
    buf_release(&packer->frame);
    mem_free(packer);
}

void texts_packer_free_at(struct texts_packer **packer)
{
    texts_packer_free(*packer);
}

/** Append one frame. @return its bytes. */
static uint32_t pack(struct texts_packer *packer, struct str texts)
{
    size_t room = ZSTD_COMPRESSBOUND(texts.n), before = packer->frame.n;
    char *to = buf_extend(&packer->frame, room);
    size_t n = ZSTD_compress2(packer->packing, to, room, texts.at, texts.n);
    /* There is room for the frame, so that only an allocation of the library can fail. */
    if (ZSTD_isError(n))
        mem_exhausted();
    packer->frame.n = before + n;
    return (uint32_t)n;
}

/** Append the frames of a long document, with what stands before them. */
static void pack_pieces(struct texts_packer *packer, struct str texts)
{
    size_t n_pieces = (texts.n + TEXTS_PIECE - 1) / TEXTS_PIECE;
    uint32_t total = (uint32_t)texts.n;
    buf_put_byte(&packer->frame, TEXTS_MARK);
    buf_put(&packer->frame, &total, sizeof total);
    size_t sizes = packer->frame.n;
    (void)buf_extend(&packer->frame, n_pieces * sizeof total);
    for (size_t i = 0; i < n_pieces; i++) {
        size_t from = i * TEXTS_PIECE, rest = texts.n - from;
        struct str piece = {texts.at + from, rest < TEXTS_PIECE ? rest : TEXTS_PIECE};
        uint32_t n = pack(packer, piece);
        memcpy(packer->frame.at + sizes + i * sizeof n, &n, sizeof n);
    }
}

struct str texts_pack(struct texts_packer *packer, struct str texts)
{
    assert(texts.n <= TEXTS_MAX_BYTES);
    buf_clear(&packer->frame);
    if (texts.n > TEXTS_PIECE)
        pack_pieces(packer, texts);
    else
        (void)pack(packer, texts);
    return buf_str(&packer->frame);
}

void texts_write_add(struct texts_writer *writer, struct str texts, struct str frame)
{
    struct str fields[FIELD_COUNT_], title;
    (void)texts_get(texts, fields, &title);
    writer->n++;
    put_key(&writer->ids, texts_key(fields[FIELD_ID], writer->n));
    if (fields[FIELD_PART_OF].n)
        put_key(&writer->parts, texts_key(fields[FIELD_PART_OF], writer->n));
    blobs_write_add(&writer->frames, frame);
}

static int ascending(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void write_keys(struct texts_writer *writer, uint32_t section, struct keys *keys)
{
    if (keys->n)
        qsort(keys->at, keys->n, sizeof *keys->at, ascending);
    sections_write_array(&writer->frames.file, section, keys->at, keys->n,
                         sizeof *keys->at);
}

enum status texts_write_close(struct texts_writer *writer, struct error *err)
{
    sections_write_array(&writer->frames.file, TEXTS_DICTIONARY, writer->dictionary.at,
                         writer->dictionary.n, 1);
    sections_write_array(&writer->frames.file, TEXTS_SETTINGS, &writer->settings,
                         sizeof writer->settings, 1);
    write_keys(writer, TEXTS_IDS, &writer->ids);
    write_keys(writer, TEXTS_PARTS, &writer->parts);
    enum status st = blobs_write_close(&writer->frames, err);
    /* The memory is libzstd's. */
    (void)ZSTD_freeCDict(writer->prepared);
    buf_release(&writer->sample);
    buf_release(&writer->dictionary);
    mem_free(writer->sample_sizes.at);
    mem_free(writer->ids.at);
    mem_free(writer->parts.at);
    mem_free(writer);
    return st;
}
