/* Reads plain, gzip (zlib) and zstd (libzstd) files through one function. */
#include "indexer/source/byte_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "base/memory.h"
#include "base/str.h"
#include "indexer/source/interrupt.h"

#define INPUT_BYTES (256U << 10)

struct codec;

struct byte_stream {
    int fd;
    const struct codec *codec;
    unsigned char *input;
    /* The part of the input that is not used yet. */
    size_t at, n;
    /* The file has ended. */
    bool at_end;
    /* Compressed data has begun: the file must not end here. */
    bool in_frame;
    uint64_t consumed;
    z_stream gzip;
    ZSTD_DStream *zstd;
};

/** Use some of the input and give bytes. Giving none does not mean the end. */
typedef enum status codec_step(size_t *given, struct byte_stream *stream,
                               struct byte_room room, struct error *err);

struct codec {
    const char *name;
    struct str suffix;
    struct str magic;
    bool (*begin)(struct byte_stream *stream);
    codec_step *step;
    void (*end)(struct byte_stream *stream);
};

static enum status damaged(const struct byte_stream *stream, struct error *err)
{
    return error_set(err, STATUS_BAD_INPUT,
                     "fichier %s abîmé : produisez-le ou téléchargez-le de nouveau",
                     stream->codec->name);
}

static bool gzip_begin(struct byte_stream *stream)
{
    /* 16 accepts gzip and nothing else. */
    return inflateInit2(&stream->gzip, 16 + MAX_WBITS) == Z_OK;
}

static enum status gzip_step(size_t *given, struct byte_stream *stream,
                             struct byte_room room, struct error *err)
{
    z_stream *gzip = &stream->gzip;
    gzip->next_in = stream->input + stream->at;
    gzip->avail_in = (uInt)(stream->n - stream->at);
    gzip->next_out = (unsigned char *)room.at;
    gzip->avail_out = room.n > INPUT_BYTES ? INPUT_BYTES : (uInt)room.n;
    uInt wanted = gzip->avail_out;
    int result = inflate(gzip, Z_NO_FLUSH);
    stream->at = stream->n - gzip->avail_in;
    *given = wanted - gzip->avail_out;
    stream->in_frame = result != Z_STREAM_END;
    /* Another member may follow: gzip files can be joined. */
    if (result == Z_STREAM_END)
        return inflateReset(gzip) == Z_OK ? STATUS_OK : damaged(stream, err);
    return result == Z_OK || result == Z_BUF_ERROR ? STATUS_OK : damaged(stream, err);
}

static void gzip_end(struct byte_stream *stream)
{
    (void)inflateEnd(&stream->gzip);
}

static bool zstd_begin(struct byte_stream *stream)
{
    stream->zstd = ZSTD_createDStream();
    return stream->zstd != NULL;
}

static enum status zstd_step(size_t *given, struct byte_stream *stream,
                             struct byte_room room, struct error *err)
{
    ZSTD_inBuffer in = {stream->input, stream->n, stream->at};
    ZSTD_outBuffer out = {room.at, room.n, 0};
    size_t result = ZSTD_decompressStream(stream->zstd, &out, &in);
    stream->at = in.pos;
    *given = out.pos;
    if (ZSTD_getErrorCode(result) == ZSTD_error_frameParameter_windowTooLarge)
        return error_set(
            err, STATUS_BAD_INPUT,
            "fichier zstd fait avec --long ou --ultra : il demanderait trop de "
            "mémoire");
    if (ZSTD_isError(result))
        return damaged(stream, err);
    stream->in_frame = result != 0;
    return STATUS_OK;
}

static void zstd_end(struct byte_stream *stream)
{
    (void)ZSTD_freeDStream(stream->zstd);
}

static bool plain_begin(struct byte_stream *stream)
{
    (void)stream;
    return true;
}

static enum status plain_step(size_t *given, struct byte_stream *stream,
                              struct byte_room room, struct error *err)
{
    (void)err;
    size_t left = stream->n - stream->at;
    *given = left < room.n ? left : room.n;
    memcpy(room.at, stream->input + stream->at, *given);
    stream->at += *given;
    return STATUS_OK;
}

static void plain_end(struct byte_stream *stream)
{
    (void)stream;
}

#define TEXT(literal)                                                                    \
    {                                                                                    \
        literal, sizeof(literal) - 1                                                     \
    }
/* The last codec takes what no magic number claims. */
static const struct codec codecs[] = {
    {"gzip", TEXT(".gz"), TEXT("\x1F\x8B"), gzip_begin, gzip_step, gzip_end},
    {"zstd", TEXT(".zst"), TEXT("\x28\xB5\x2F\xFD"), zstd_begin, zstd_step, zstd_end},
    {"texte", TEXT(""), TEXT(""), plain_begin, plain_step, plain_end},
};

static enum status refused_by_system(struct error *err, const char *what)
{
    int code = errno;
    if (code == EACCES || code == EPERM)
        return error_set(err, STATUS_IO, "%s : droits d'accès insuffisants", what);
    if (code == ENOENT)
        return error_set(err, STATUS_NOT_FOUND, "fichier introuvable");
    if (code == EISDIR)
        return error_set(err, STATUS_IO, "%s : c'est un dossier", what);
    return error_set(err, STATUS_IO, "%s (erreur %d du système)", what, code);
}

/** Read more input, until @p wanted bytes are there or the file ends. */
static enum status fill(struct byte_stream *stream, size_t wanted, struct error *err)
{
    if (stream->at == stream->n)
        stream->at = stream->n = 0;
    while (!stream->at_end && stream->n - stream->at < wanted) {
        ssize_t got =
            read(stream->fd, stream->input + stream->n, INPUT_BYTES - stream->n);
        if (got < 0 && errno == EINTR && interrupt_came())
            return error_set(err, STATUS_IO, "interrompu");
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return refused_by_system(err, "lecture impossible");
        stream->at_end = got == 0;
        stream->n += (size_t)got;
        stream->consumed += (uint64_t)got;
    }
    return STATUS_OK;
}

/** Choose the codec by the first bytes: a pipe has no name, and a name may be wrong. */
static enum status choose_codec(struct byte_stream *stream, const char *path,
                                struct error *err)
{
    struct str head = {(const char *)stream->input, stream->n};
    size_t i = 0;
    while (!str_starts_with(head, codecs[i].magic))
        i++;
    for (size_t k = 0; k + 1 < COUNT_OF(codecs); k++)
        if (k != i && head.n > 0 && str_ends_with(str_of(path), codecs[k].suffix))
            return error_set(err, STATUS_BAD_INPUT,
                             "ce n'est pas un fichier %s, malgré son nom",
                             codecs[k].name);
    if (!codecs[i].begin(stream))
        return error_set(err, STATUS_INTERNAL, "la lecture %s n'a pu commencer",
                         codecs[i].name);
    stream->codec = &codecs[i];
    return STATUS_OK;
}

static void free_at(struct byte_stream **stream)
{
    byte_stream_free(*stream);
}

enum status byte_stream_open(struct byte_stream **out, const char *path,
                             struct error *err)
{
    *out = NULL;
    CLEANUP(free_at) struct byte_stream *stream = mem_new(sizeof *stream);
    /* Opening a pipe waits for its writer. */
    do
        stream->fd = open(path, O_RDONLY | O_CLOEXEC);
    while (stream->fd < 0 && errno == EINTR && !interrupt_came());
    if (stream->fd < 0)
        return refused_by_system(err, "ouverture impossible");
    stream->input = mem_new(INPUT_BYTES);
    /* The longest magic number has four bytes. */
    enum status st = fill(stream, sizeof(uint32_t), err);
    if (!st)
        st = choose_codec(stream, path, err);
    if (st)
        return st;
    *out = TAKE(stream);
    return STATUS_OK;
}

void byte_stream_free(struct byte_stream *stream)
{
    if (!stream)
        return;
    if (stream->codec)
        stream->codec->end(stream);
    if (stream->fd >= 0)
        (void)close(stream->fd);
    mem_free(stream->input);
    mem_free(stream);
}

enum status byte_stream_read(size_t *n, struct byte_stream *stream, struct byte_room room,
                             struct error *err)
{
    *n = 0;
    while (*n == 0) {
        enum status st = fill(stream, 1, err);
        if (!st && (stream->at < stream->n || stream->in_frame))
            st = stream->codec->step(n, stream, room, err);
        if (st)
            return st;
        bool starved = stream->at_end && stream->at == stream->n && *n == 0;
        if (starved && stream->in_frame)
            return error_set(err, STATUS_BAD_INPUT,
                             "fichier %s tronqué : il finit avant la fin des données",
                             stream->codec->name);
        if (starved)
            return STATUS_OK;
    }
    return STATUS_OK;
}

uint64_t byte_stream_consumed(const struct byte_stream *stream)
{
    return stream->consumed - (stream->n - stream->at);
}
