/* Calls the readers of formats with a sink that sends what it is given. */
#include "indexer/isolate/worker.h"

#include <errno.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/memory.h"
#include "engine/record/record_json.h"
#include "indexer/isolate/frame.h"

/** Frames are collected until they have so many bytes. */
#define SEND_BYTES (64U << 10)

struct worker {
    int fd;
    const struct vocabulary *vocabulary;
    struct reading_place place;
    struct buf frames;
    /* The record that is being sent. */
    struct buf json;
};

/** There is nobody to tell: the other end is closed. */
static _Noreturn void end(void)
{
    _exit(0);
}

static void receive(int fd, void *to, size_t n)
{
    char *at = to;
    while (n > 0) {
        ssize_t got = read(fd, at, n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            end();
        at += got;
        n -= (size_t)got;
    }
}

static void send_frames(struct worker *worker)
{
    struct str rest = buf_str(&worker->frames);
    while (rest.n > 0) {
        ssize_t sent = send(worker->fd, rest.at, rest.n, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            end();
        rest.at += sent;
        rest.n -= (size_t)sent;
    }
    buf_clear(&worker->frames);
}

static void put(struct worker *worker, struct frame frame, struct str text)
{
    frame_put(&worker->frames, frame, text);
    if (worker->frames.n >= SEND_BYTES)
        send_frames(worker);
}

static void put_text(void *context, enum frame_kind kind, uint32_t line, struct str text)
{
    put(context, (struct frame){.kind = kind, .line = line}, text);
}

static void refuse(void *context, uint32_t line, const char *reason)
{
    put_text(context, FRAME_REFUSAL, line, str_of(reason));
}

static void leave_out(void *context, uint32_t line, const char *reason)
{
    put_text(context, FRAME_LEFT_OUT, line, str_of(reason));
}

static void warn(void *context, uint32_t line, const char *message)
{
    put_text(context, FRAME_WARNING, line, str_of(message));
}

static void tell_member(void *context, uint32_t line, struct str name)
{
    put_text(context, FRAME_MEMBER, line, name);
}

/** A record that is wrong may not pass as JSON: it is refused here, as the sink of the
 *  program would. */
static enum status take_record(void *context, struct record *taken, struct error *err)
{
    (void)err;
    AUTO_RECORD *record = taken;
    struct worker *worker = context;
    struct error reason = {0};
    uint32_t line = worker->place.line ? worker->place.line : record->origin_lines[0];
    if (record_check(record, &reason)) {
        refuse(worker, line ? line : 1, reason.text);
        return STATUS_OK;
    }
    buf_clear(&worker->json);
    record_to_json(&worker->json, record, worker->vocabulary);
    struct frame frame = {
        .kind = FRAME_RECORD,
        .line = line ? line : 1,
        .place_line = worker->place.line,
        .origin_lines = {record->origin_lines[0], record->origin_lines[1]},
        .has_made_id = record->has_made_id};
    if (buf_overflowed(&worker->json))
        refuse(worker, frame.line, "le document est trop long");
    else
        put(worker, frame, buf_str(&worker->json));
    return STATUS_OK;
}

static void read_one(struct worker *worker, const struct worker_request *request)
{
    char *origin = mem_new(request->n_origin + 1);
    char *content = mem_new(request->n_content + 1);
    receive(worker->fd, origin, request->n_origin);
    receive(worker->fd, content, request->n_content);
    worker->place = (struct reading_place){0};
    worker->vocabulary = request->vocabulary;
    struct source_sink sink = {take_record, refuse, leave_out, warn, worker};
    struct reading reading = {request->vocabulary, &sink,  tell_member,
                              &worker->place,      origin, request->settings};
    struct error fault = {0};
    enum status st =
        request->type->read((struct str){content, request->n_content}, &reading, &fault);
    put_text(worker, FRAME_DONE, st, str_of(st ? fault.text : ""));
    send_frames(worker);
    mem_free(origin);
    mem_free(content);
}

void worker_run(int fd)
{
    struct worker worker = {
        .fd = fd, .frames = BUF_INIT(FRAMES_MAX), .json = BUF_INIT(FRAME_TEXT_MAX)};
    for (;;) {
        struct worker_request request;
        receive(fd, &request, sizeof request);
        read_one(&worker, &request);
    }
}
