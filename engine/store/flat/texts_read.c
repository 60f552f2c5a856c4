/* Decompressing the texts of a document, all of them or a stretch. */
#include "engine/store/flat/texts.h"

#include <inttypes.h>
#include <string.h>

/* Frames without a magic number belong to the part of libzstd that is only for static
 * linking. */
#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>

#include "base/memory.h"
#include "base/varint.h"
#include "engine/store/flat/texts_code.h"

struct texts_reader {
    const struct texts *texts;
    ZSTD_DCtx *unpacking;
    /* Room for the texts that are read without an arena, and for one piece. */
    char *room;
    size_t n_room;
    /* The piece that is in the room; no document when it is none. */
    uint32_t docid;
    size_t piece;
};

/** A document as it is stored: its frames, and what they hold. */
struct packed {
    uint32_t docid;
    /* The frames, one behind the other. */
    struct str frames;
    /* The u32 sizes of the frames of a long document; NULL when it is one frame. */
    const char *sizes;
    size_t n_frames;
    /* The bytes of all texts, and of those in each frame but the last. */
    size_t total, piece;
};

struct texts_reader *texts_reader_new(const struct texts *texts)
{
    struct texts_reader *reader = mem_new(sizeof *reader);
    reader->texts = texts;
    reader->unpacking = texts_unpacking(texts);
    return reader;
}

void texts_reader_free(struct texts_reader *reader)
{
    if (!reader)
        return;
    /* The memory is libzstd's. */
    (void)ZSTD_freeDCtx(reader->unpacking);
    mem_free(reader->room);
    mem_free(reader);
}

/** How many bytes the frame decompresses to; 0 when it does not say, or says too many.
 *  The value of libzstd for an unknown size is the greatest. */
static size_t size_of(struct str frame)
{
    ZSTD_frameHeader header;
    if (ZSTD_getFrameHeader_advanced(&header, frame.at, frame.n,
                                     ZSTD_f_zstd1_magicless) != 0 ||
        header.frameContentSize > TEXTS_MAX_BYTES)
        return 0;
    return (size_t)header.frameContentSize;
}

static uint32_t u32_at(const char *at)
{
    uint32_t number;
    memcpy(&number, at, sizeof number);
    return number;
}

/** Find the frames of a document; its total is 0 when there is none, or when it is
 *  damaged. No sound document is empty. */
static struct packed packed_of(const struct texts_reader *reader, uint32_t docid)
{
    struct str blob = texts_frame(reader->texts, docid);
    size_t n = blob.n && blob.at[0] != TEXTS_MARK ? size_of(blob) : 0;
    struct packed packed = {
        .docid = docid, .frames = blob, .n_frames = 1, .total = n, .piece = n};
    if (!blob.n || blob.at[0] != TEXTS_MARK || blob.n < 1 + sizeof(uint32_t))
        return packed;
    size_t total = u32_at(blob.at + 1), head = 1 + sizeof(uint32_t);
    size_t n_frames = (total + TEXTS_PIECE - 1) / TEXTS_PIECE;
    if (total > TEXTS_MAX_BYTES || n_frames * sizeof(uint32_t) > blob.n - head)
        return packed;
    size_t behind = head + n_frames * sizeof(uint32_t);
    return (struct packed){.docid = docid,
                           .frames = {blob.at + behind, blob.n - behind},
                           .sizes = blob.at + head,
                           .n_frames = n_frames,
                           .total = total,
                           .piece = TEXTS_PIECE};
}

/** How many bytes frame @p i holds. */
static size_t held_by(const struct packed *packed, size_t i)
{
    return i + 1 < packed->n_frames ? packed->piece : packed->total - i * packed->piece;
}

/** Take the next of the frames at @p rest, which is number @p i. */
static struct str take_frame(const struct packed *packed, size_t i, struct str *rest)
{
    size_t n = packed->sizes ? u32_at(packed->sizes + i * sizeof(uint32_t)) : rest->n;
    n = n < rest->n ? n : rest->n;
    struct str frame = {rest->at, n};
    *rest = (struct str){rest->at + n, rest->n - n};
    return frame;
}

static bool unpack_frame(const struct texts_reader *reader, char *to, size_t n,
                         struct str frame)
{
    return ZSTD_decompressDCtx(reader->unpacking, to, n, frame.at, frame.n) == n;
}

/** Decompress all of a document. Empty when it is damaged. */
static struct str unpack(struct texts_reader *reader, uint32_t docid, struct arena *arena)
{
    struct packed packed = packed_of(reader, docid);
    if (!packed.total)
        return STR("");
    if (!arena) {
        reader->docid = 0;
        MEM_GROW(reader->room, packed.total, reader->n_room, 0);
    }
    char *room = arena ? arena_room(arena, packed.total, 1) : reader->room;
    struct str rest = packed.frames;
    bool is_sound = true;
    for (size_t i = 0; is_sound && i < packed.n_frames; i++)
        is_sound = unpack_frame(reader, room + i * packed.piece, held_by(&packed, i),
                                take_frame(&packed, i, &rest));
    return is_sound ? (struct str){room, packed.total} : STR("");
}

static enum status damaged(uint32_t docid, struct error *err)
{
    return error_set(err, STATUS_INDEX_CORRUPT,
                     "the texts of document %" PRIu32 " are damaged", docid);
}

enum status texts_read(struct document_texts *out, struct texts_reader *reader,
                       uint32_t docid, struct arena *arena, struct error *err)
{
    struct str texts = unpack(reader, docid, arena);
    if (texts_get(texts, out->fields, &out->shown_title) && texts.n)
        return STATUS_OK;
    (void)texts_get(STR(""), out->fields, &out->shown_title);
    return damaged(docid, err);
}

struct str texts_unpack(struct texts_reader *reader, uint32_t docid)
{
    return unpack(reader, docid, NULL);
}

/* A stretch. */

/** Decompress frame @p i into the room, unless it is there. */
static bool fetch(struct texts_reader *reader, const struct packed *packed, size_t i)
{
    if (reader->docid == packed->docid && reader->piece == i)
        return true;
    struct str rest = packed->frames, frame = STR("");
    for (size_t k = 0; k <= i; k++)
        frame = take_frame(packed, k, &rest);
    size_t n = held_by(packed, i);
    MEM_GROW(reader->room, n, reader->n_room, 0);
    bool is_sound = unpack_frame(reader, reader->room, n, frame);
    reader->docid = is_sound ? packed->docid : 0;
    reader->piece = i;
    return is_sound;
}

/** Copy bytes @p at to @p at + @p n, which are among the texts, to @p to. */
static bool copy(char *to, struct texts_reader *reader, const struct packed *packed,
                 size_t at, size_t n)
{
    while (n) {
        size_t i = at / packed->piece, within = at % packed->piece;
        size_t left = held_by(packed, i) - within, taken = n < left ? n : left;
        if (!fetch(reader, packed, i))
            return false;
        memcpy(to, reader->room + within, taken);
        to += taken;
        at += taken;
        n -= taken;
    }
    return true;
}

/** A text among those of its document. */
struct place {
    uint64_t number;
    size_t at, n;
};

/** The most bytes of the two numbers before a text. */
#define HEAD_BYTES 20U

/** Find the text whose numbers are at @p *at, and go behind it. */
static bool next_place(struct place *out, size_t *at, struct texts_reader *reader,
                       const struct packed *packed)
{
    char head[HEAD_BYTES];
    size_t left = packed->total - *at, n = left < HEAD_BYTES ? left : HEAD_BYTES;
    if (!n || !copy(head, reader, packed, *at, n))
        return false;
    const unsigned char *bytes = (const unsigned char *)head;
    struct varint_reader numbers = {bytes, bytes + n, false};
    out->number = varint_take(&numbers);
    uint64_t length = varint_take(&numbers);
    size_t used = (size_t)(numbers.at - bytes);
    if (numbers.damaged || out->number >= TEXTS_COUNT_ || length > left - used)
        return false;
    out->at = *at + used;
    out->n = (size_t)length;
    *at = out->at + out->n;
    return true;
}

/** Find text @p number; no bytes when there is none. */
static enum status find(struct place *out, struct texts_reader *reader,
                        const struct packed *packed, unsigned number, struct error *err)
{
    size_t at = 0;
    while (next_place(out, &at, reader, packed))
        if (out->number == number)
            return STATUS_OK;
    *out = (struct place){.n = 0};
    return packed->total && at == packed->total ? STATUS_OK : damaged(packed->docid, err);
}

static bool is_long(uint64_t number)
{
    return number == FIELD_TEXT || number == FIELD_LAYOUT || number == FIELD_EXTRA ||
           number == TEXTS_OUTLINE;
}

/** Read the short texts. @return whether all were found and sound. */
static bool read_short(struct document_texts *out, struct texts_reader *reader,
                       const struct packed *packed, struct arena *arena)
{
    struct place place;
    size_t at = 0;
    while (next_place(&place, &at, reader, packed)) {
        if (is_long(place.number))
            continue;
        char *room = arena_room(arena, place.n + 1, 1);
        if (!copy(room, reader, packed, place.at, place.n))
            return false;
        struct str *text = place.number == TEXTS_SHOWN_TITLE ? &out->shown_title
                                                             : &out->fields[place.number];
        *text = (struct str){room, place.n};
    }
    if (!out->shown_title.n)
        out->shown_title = out->fields[FIELD_TITLE];
    return packed->total && at == packed->total;
}

enum status texts_read_short(struct document_texts *out, struct texts_reader *reader,
                             uint32_t docid, struct arena *arena, struct error *err)
{
    struct packed packed = packed_of(reader, docid);
    (void)texts_get(STR(""), out->fields, &out->shown_title);
    if (read_short(out, reader, &packed, arena))
        return STATUS_OK;
    (void)texts_get(STR(""), out->fields, &out->shown_title);
    return damaged(docid, err);
}

enum status texts_bytes(size_t *out, struct texts_reader *reader, uint32_t docid,
                        unsigned number, struct error *err)
{
    struct packed packed = packed_of(reader, docid);
    struct place place;
    enum status st = find(&place, reader, &packed, number, err);
    *out = place.n;
    return st;
}

enum status texts_stretch(struct str *out, struct texts_reader *reader,
                          const struct texts_range *range, struct arena *arena,
                          struct error *err)
{
    struct packed packed = packed_of(reader, range->docid);
    struct place place;
    *out = STR("");
    enum status st = find(&place, reader, &packed, range->number, err);
    if (st || !range->n || range->at > place.n || range->n > place.n - range->at)
        return st;
    char *room = arena_room(arena, range->n, 1);
    if (!copy(room, reader, &packed, place.at + range->at, range->n))
        return damaged(range->docid, err);
    *out = (struct str){room, range->n};
    return STATUS_OK;
}

enum status texts_is(bool *out, struct texts_reader *reader, uint32_t docid,
                     const struct texts_wanted *wanted, struct error *err)
{
    char own[RECORD_FIELD_MAX];
    struct packed packed = packed_of(reader, docid);
    struct place place;
    *out = false;
    enum status st = find(&place, reader, &packed, wanted->number, err);
    if (st || place.n != wanted->text.n || place.n > sizeof own)
        return st;
    if (!copy(own, reader, &packed, place.at, place.n))
        return damaged(docid, err);
    *out = !memcmp(own, wanted->text.at, place.n);
    return STATUS_OK;
}
