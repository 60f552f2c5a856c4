/* Sends files to reading processes, and gives what comes back to the sink of the
 * program. */
#include "indexer/isolate/isolate.h"

#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "engine/record/record_json.h"
#include "indexer/isolate/channel.h"
#include "indexer/isolate/frame.h"
#include "indexer/isolate/sandbox.h"
#include "indexer/isolate/worker.h"
#include "indexer/isolate/zygote.h"

/** After so many files a process is replaced: what a library forgets to free is given
 *  back. */
#define WORKER_FILES_MAX 5000U

/** A buffer of more is freed after the file. */
#define FRAMES_KEPT (4U << 20)

const struct isolate_limits isolate_limits_usual = {.seconds = 60, .mebibytes = 1024};

struct isolate {
    struct isolate_limits limits;
    struct zygote zygote;
    /* For the zygote. */
    pthread_mutex_t lock;
};

struct isolate_reader {
    struct isolate *isolate;
    /* Of its process; -1 when there is none. */
    pid_t pid;
    int fd;
    unsigned n_files;
    /* What came back for the file that is being read. */
    struct buf frames;
};

enum status isolate_new(struct isolate **out, const struct isolate_limits *limits,
                        struct error *err)
{
    *out = NULL;
    struct zygote zygote;
    enum status st = zygote_start(&zygote, (size_t)limits->mebibytes << 20, err);
    if (st)
        return st;
    struct isolate *isolate = mem_new(sizeof *isolate);
    isolate->limits = *limits;
    isolate->zygote = zygote;
    (void)pthread_mutex_init(&isolate->lock, NULL);
    *out = isolate;
    return STATUS_OK;
}

void isolate_free(struct isolate *isolate)
{
    if (!isolate)
        return;
    zygote_stop(&isolate->zygote);
    (void)pthread_mutex_destroy(&isolate->lock);
    mem_free(isolate);
}

void isolate_free_at(struct isolate **isolate)
{
    isolate_free(*isolate);
}

bool isolate_is_sandboxed(const struct isolate *isolate)
{
    return isolate->zygote.is_sandboxed;
}

struct isolate_reader *isolate_reader_new(struct isolate *isolate)
{
    struct isolate_reader *reader = mem_new(sizeof *reader);
    *reader = (struct isolate_reader){isolate, -1, -1, 0, BUF_INIT(FRAMES_MAX)};
    return reader;
}

/** End the process; returns its status as waitpid() does. */
static int end_process(struct isolate_reader *reader)
{
    if (reader->pid < 0)
        return 0;
    (void)close(reader->fd);
    (void)pthread_mutex_lock(&reader->isolate->lock);
    int status = zygote_end_worker(&reader->isolate->zygote, reader->pid);
    (void)pthread_mutex_unlock(&reader->isolate->lock);
    reader->pid = -1;
    reader->fd = -1;
    return status;
}

static bool start_process(struct isolate_reader *reader)
{
    if (reader->n_files >= WORKER_FILES_MAX)
        (void)end_process(reader);
    if (reader->pid >= 0)
        return true;
    reader->n_files = 0;
    (void)pthread_mutex_lock(&reader->isolate->lock);
    reader->pid = zygote_start_worker(&reader->fd, &reader->isolate->zygote);
    (void)pthread_mutex_unlock(&reader->isolate->lock);
    return reader->pid >= 0;
}

void isolate_reader_free(struct isolate_reader *reader)
{
    if (!reader)
        return;
    (void)end_process(reader);
    buf_release(&reader->frames);
    mem_free(reader);
}

void isolate_reader_free_at(struct isolate_reader **reader)
{
    isolate_reader_free(*reader);
}

/** The bytes that sendmsg() is given, which it only reads. */
static struct iovec part(const void *at, size_t n)
{
    union {
        const void *borrowed;
        void *given;
    } bytes = {at};
    return (struct iovec){bytes.given, n};
}

static enum channel_end send_file(const struct channel *channel,
                                  const struct format_type *type, struct str content,
                                  const struct reading *reading)
{
    struct worker_request request = {type, reading->vocabulary, reading->settings,
                                     strlen(reading->origin), content.n};
    struct iovec parts[] = {part(&request, sizeof request),
                            part(reading->origin, request.n_origin),
                            part(content.at, content.n)};
    return channel_send(channel, parts, COUNT_OF(parts));
}

/** How far the frames have come. */
enum progress {
    FRAMES_GO_ON,
    FRAMES_COMPLETE,
    /* They are not what a reader sends. */
    FRAMES_WRONG
};

/** Step over the frames that are there as a whole, from @p at on. */
static enum progress step_over(size_t *at, struct str frames)
{
    struct frame frame;
    struct str text;
    bool is_wrong;
    while (frame_read(&frame, &text, &is_wrong, frames, *at)) {
        *at += sizeof frame + text.n;
        if (frame.kind == FRAME_DONE)
            return *at == frames.n ? FRAMES_COMPLETE : FRAMES_WRONG;
    }
    return is_wrong ? FRAMES_WRONG : FRAMES_GO_ON;
}

/** Collect frames up to FRAME_DONE. What is no frame, or too much, is as a process that
 *  has failed. */
static enum channel_end receive_frames(struct buf *frames, const struct channel *channel)
{
    size_t at = 0;
    enum channel_end end = CHANNEL_FINE;
    enum progress progress = FRAMES_GO_ON;
    while (!end && progress == FRAMES_GO_ON) {
        end = channel_receive(frames, channel);
        progress =
            buf_overflowed(frames) ? FRAMES_WRONG : step_over(&at, buf_str(frames));
    }
    return progress == FRAMES_WRONG ? CHANNEL_CLOSED : end;
}

static enum status take_record(const struct reading *reading, const struct frame *frame,
                               struct str json, struct error *err)
{
    AUTO_RECORD *record = NULL;
    struct error fault = {0};
    reading->place->line = frame->place_line;
    if (record_from_json(&record, json, reading->vocabulary, NULL, NULL, &fault)) {
        source_refuse(reading->sink, frame->line, "%s", fault.text);
        return STATUS_OK;
    }
    memcpy(record->origin_lines, frame->origin_lines, sizeof record->origin_lines);
    record->has_made_id = frame->has_made_id != 0;
    return reading->sink->take_record(reading->sink->context, TAKE(record), err);
}

/** Do to the sink what the reader did to that of its process. */
static enum status give(const struct reading *reading, const struct frame *frame,
                        struct str text, struct error *err)
{
    const struct source_sink *sink = reading->sink;
    if (frame->kind == FRAME_RECORD)
        return take_record(reading, frame, text, err);
    char *copy = mem_copy_string(text.at, text.n);
    enum status st = STATUS_OK;
    if (frame->kind == FRAME_REFUSAL)
        source_refuse(sink, frame->line, "%s", copy);
    else if (frame->kind == FRAME_LEFT_OUT)
        source_leave_out(sink, frame->line, "%s", copy);
    else if (frame->kind == FRAME_WARNING)
        source_warn(sink, frame->line, "%s", copy);
    else if (frame->kind == FRAME_MEMBER)
        reading->unknown_member(sink->context, frame->line, (struct str){copy, text.n});
    else if (frame->line > 0 && frame->line < STATUS_COUNT_)
        st = error_set(err, (enum status)frame->line, "%s", copy);
    mem_free(copy);
    return st;
}

static enum status give_all(const struct reading *reading, struct str frames,
                            struct error *err)
{
    struct frame frame;
    struct str text;
    bool is_wrong;
    enum status st = STATUS_OK;
    for (size_t at = 0; !st && frame_read(&frame, &text, &is_wrong, frames, at);
         at += sizeof frame + text.n)
        st = give(reading, &frame, text, err);
    return st;
}

/** Refuse the file whose reading ended by @p end. */
static void refuse(struct isolate_reader *reader, enum channel_end end,
                   const struct reading *reading)
{
    const struct isolate_limits *limits = &reader->isolate->limits;
    bool is_flood = buf_overflowed(&reader->frames);
    int status = end_process(reader);
    bool is_memory = WIFEXITED(status) && WEXITSTATUS(status) == SANDBOX_EXIT_MEMORY;
    if (end == CHANNEL_LATE)
        source_refuse(reading->sink, 0, "la lecture a pris plus de %u s : fichier refusé",
                      limits->seconds);
    else if (is_flood)
        source_refuse(reading->sink, 0,
                      "donne plus de %u Mio de documents : coupez le fichier",
                      FRAMES_MAX >> 20);
    else if (is_memory)
        source_refuse(reading->sink, 0,
                      "la lecture a demandé plus de %u Mio de mémoire : fichier refusé",
                      limits->mebibytes);
    else
        source_refuse(reading->sink, 0,
                      "ce fichier a fait échouer le lecteur : il est abîmé, ou fait pour "
                      "nuire");
}

/** Forget the frames of the last file, and the memory of those of a large one. */
static void empty(struct buf *frames)
{
    if (frames->n > FRAMES_KEPT)
        buf_release(frames);
    buf_clear(frames);
}

enum status isolate_read(struct isolate_reader *reader, const struct format_type *type,
                         struct str content, const struct reading *reading,
                         struct error *err)
{
    enum channel_end end = CHANNEL_CLOSED;
    struct channel channel;
    /* A process may have ended while it waited for a file: then another gets it. */
    for (int i = 0; i < 2 && end == CHANNEL_CLOSED; i++) {
        if (i > 0)
            (void)end_process(reader);
        if (!start_process(reader))
            return error_set(err, STATUS_IO, "le système a refusé un processus");
        channel = channel_until(reader->fd, reader->isolate->limits.seconds);
        end = send_file(&channel, type, content, reading);
    }
    reader->n_files++;
    empty(&reader->frames);
    if (!end)
        end = receive_frames(&reader->frames, &channel);
    if (end == CHANNEL_INTERRUPTED) {
        (void)end_process(reader);
        return error_set(err, STATUS_IO, "interrompu");
    }
    if (end) {
        refuse(reader, end, reading);
        return STATUS_OK;
    }
    return give_all(reading, buf_str(&reader->frames), err);
}
