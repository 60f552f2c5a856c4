/* bench_pace PORT RATE SECONDS PATHS: asks a server RATE questions a second, whether it
 * keeps up or not. PATHS is a file with a path on each line. Visitors do not wait for
 * each other's answers: questions come as a Poisson process, and the latency of one is
 * counted from when it was due, not from when it could be sent. Prints one line of JSON,
 * times in milliseconds. */
#include <arpa/inet.h>
#include <math.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "bench/chance.h"
#include "bench/clock.h"

#define CONNECTIONS 64
#define READ_BYTES ((size_t)1 << 16)
#define HEAD_MAX_BYTES ((size_t)1 << 14)
/** A question that has no answer so many seconds after the last one was due has
 *  failed. */
#define PATIENCE 30

struct connection {
    /** The socket; -1: not connected. */
    int fd;
    /** Whether it waits for an answer. */
    bool is_waiting;
    /** When the question that it asked was due. */
    double due;
    /** What was received of the head of the answer, until it is whole. */
    struct buf head;
    /** How many bytes of the body are still to come, once the head is whole. */
    size_t missing;
    /** Whether the status of the answer is 200. */
    bool is_good;
};

struct pace {
    struct connection connections[CONNECTIONS];
    struct sockaddr_in address;
    struct str *paths;
    size_t n_paths;
    /** For each question, when it is due and how long its answer took, in seconds. */
    double *due, *took;
    size_t n_due, n_asked, n_answered, n_failed;
    double start;
};

static void drop(struct connection *connection)
{
    if (connection->fd >= 0)
        (void)close(connection->fd);
    connection->fd = -1;
}

static void settle(struct pace *pace, struct connection *connection, bool is_good)
{
    if (!connection->is_waiting)
        return;
    connection->is_waiting = false;
    if (is_good)
        pace->took[pace->n_answered++] =
            clock_seconds(CLOCK_MONOTONIC) - pace->start - connection->due;
    else
        pace->n_failed++;
}

static bool connect_to(struct connection *connection, const struct sockaddr_in *address)
{
    if (connection->fd >= 0)
        return true;
    connection->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connection->fd >= 0 &&
        connect(connection->fd, (const struct sockaddr *)address, sizeof *address))
        drop(connection);
    return connection->fd >= 0;
}

static void ask(struct pace *pace, struct connection *connection)
{
    size_t i = pace->n_asked++;
    connection->is_waiting = true;
    connection->due = pace->due[i];
    buf_clear(&connection->head);
    connection->missing = 0;
    AUTO_BUF request = BUF_INIT(HEAD_MAX_BYTES);
    buf_printf(&request, "GET %.*s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
               STR_ARG(pace->paths[i % pace->n_paths]));
    if (connect_to(connection, &pace->address) &&
        send(connection->fd, request.at, request.n, MSG_NOSIGNAL) == (ssize_t)request.n)
        return;
    drop(connection);
    settle(pace, connection, false);
}

/** Read the head, when it is whole. A body whose length is not given is not read.
 *  @return whether the head is whole */
static bool read_head(struct connection *connection)
{
    struct str head = buf_str(&connection->head);
    size_t end = str_find(head, STR("\r\n\r\n"));
    if (end == head.n)
        return false;
    size_t body = head.n - end - 4;
    int64_t length = 0;
    struct str rest = {head.at, end};
    connection->is_good = str_find(str_cut(&rest, '\n'), STR(" 200 ")) < 12;
    while (rest.at) {
        struct str line = str_cut(&rest, '\n');
        if (line.n > 15 && strncasecmp(line.at, "content-length:", 15) == 0)
            length =
                str_number(str_trim((struct str){line.at + 15, line.n - 15}), INT64_MAX);
    }
    connection->missing = length > (int64_t)body ? (size_t)length - body : 0;
    return true;
}

static void hear(struct pace *pace, struct connection *connection)
{
    char bytes[READ_BYTES];
    ssize_t n = read(connection->fd, bytes, sizeof bytes);
    if (n <= 0) {
        drop(connection);
        settle(pace, connection, false);
        return;
    }
    if (connection->missing > 0) {
        size_t taken = (size_t)n < connection->missing ? (size_t)n : connection->missing;
        connection->missing -= taken;
    } else {
        buf_put(&connection->head, bytes, (size_t)n);
        if (!read_head(connection))
            return;
    }
    if (connection->missing == 0)
        settle(pace, connection, connection->is_good);
}

/** Ask the questions that are due, as long as a connection is free. */
static void ask_due(struct pace *pace)
{
    double now = clock_seconds(CLOCK_MONOTONIC) - pace->start;
    for (size_t i = 0; i < CONNECTIONS; i++) {
        if (pace->n_asked == pace->n_due || pace->due[pace->n_asked] > now)
            return;
        if (!pace->connections[i].is_waiting)
            ask(pace, &pace->connections[i]);
    }
}

/** Wait until an answer comes or the next question is due, and read the answers. */
static void wait_and_hear(struct pace *pace)
{
    struct pollfd polled[CONNECTIONS];
    bool is_free = false;
    for (size_t i = 0; i < CONNECTIONS; i++) {
        polled[i] = (struct pollfd){.fd = pace->connections[i].fd, .events = POLLIN};
        is_free |= !pace->connections[i].is_waiting;
    }
    double pause = 0.1;
    if (is_free && pace->n_asked < pace->n_due)
        pause = pace->due[pace->n_asked] - (clock_seconds(CLOCK_MONOTONIC) - pace->start);
    pause = pause < 0 ? 0 : pause > 0.1 ? 0.1 : pause;
    struct timespec timeout = {0, (long)(pause * 1e9)};
    if (ppoll(polled, CONNECTIONS, &timeout, NULL) <= 0)
        return;
    for (size_t i = 0; i < CONNECTIONS; i++)
        if (polled[i].revents)
            hear(pace, &pace->connections[i]);
}

static void run(struct pace *pace, double seconds)
{
    pace->start = clock_seconds(CLOCK_MONOTONIC);
    while (pace->n_answered + pace->n_failed < pace->n_due &&
           clock_seconds(CLOCK_MONOTONIC) - pace->start < seconds + PATIENCE) {
        ask_due(pace);
        wait_and_hear(pace);
    }
    pace->n_failed = pace->n_due - pace->n_answered;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double percentile(const struct pace *pace, double share)
{
    size_t i = (size_t)(share * (double)pace->n_answered);
    if (pace->n_answered == 0)
        return 0;
    return pace->took[i < pace->n_answered ? i : pace->n_answered - 1] * 1e3;
}

static void tell(const struct pace *pace, double seconds)
{
    qsort(pace->took, pace->n_answered, sizeof *pace->took, by_size);
    (void)printf("{\"rate\": %.3f, \"p50\": %.3f, \"p95\": %.3f, \"p99\": %.3f, "
                 "\"max\": %.3f, \"failed\": %zu}\n",
                 (double)pace->n_answered / seconds, percentile(pace, .5),
                 percentile(pace, .95), percentile(pace, .99), percentile(pace, 1),
                 pace->n_failed);
}

static enum status read_paths(struct pace *pace, struct buf *text, const char *path,
                              struct error *err)
{
    enum status st = file_read(text, path, err);
    if (st)
        return st;
    struct str rest = buf_str(text);
    pace->paths = mem_new_array(text->n + 1, sizeof *pace->paths);
    while (rest.at) {
        struct str line = str_cut(&rest, '\n');
        if (line.n)
            pace->paths[pace->n_paths++] = line;
    }
    return pace->n_paths ? STATUS_OK
                         : error_set(err, STATUS_BAD_INPUT, "%s holds no path", path);
}

/** Draw when each question is due: @p rate of them a second on average. */
static void schedule(struct pace *pace, double rate, double seconds)
{
    struct chance chance = {1};
    size_t room = 0;
    for (double at = 0;; pace->n_due++) {
        at -= log(1 - chance_share(&chance)) / rate;
        if (at >= seconds)
            break;
        MEM_GROW(pace->due, pace->n_due + 1, room, 1024);
        pace->due[pace->n_due] = at;
    }
    pace->took = mem_new_array(pace->n_due + 1, sizeof *pace->took);
}

int main(int argc, char **argv)
{
    struct error err = {0};
    struct pace pace = {.address = {.sin_family = AF_INET}};
    int64_t port = argc == 5 ? str_number(str_of(argv[1]), UINT16_MAX) : 0;
    double rate = 0, seconds = 0;
    if (port < 1 || !str_real(&rate, str_of(argv[2])) ||
        !str_real(&seconds, str_of(argv[3])) || rate <= 0 || seconds <= 0) {
        (void)fputs("usage: bench_pace PORT RATE SECONDS PATHS\n", stderr);
        return EXIT_FAILURE;
    }
    pace.address.sin_port = htons((uint16_t)port);
    pace.address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    AUTO_BUF text = BUF_INIT((size_t)1 << 30);
    if (read_paths(&pace, &text, argv[4], &err)) {
        (void)fprintf(stderr, "bench_pace: %s\n", err.text);
        mem_free(pace.paths);
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < CONNECTIONS; i++)
        pace.connections[i] =
            (struct connection){.fd = -1, .head = BUF_INIT(HEAD_MAX_BYTES + READ_BYTES)};
    schedule(&pace, rate, seconds);
    run(&pace, seconds);
    tell(&pace, seconds);
    for (size_t i = 0; i < CONNECTIONS; i++) {
        drop(&pace.connections[i]);
        buf_release(&pace.connections[i].head);
    }
    mem_free(pace.paths);
    mem_free(pace.due);
    mem_free(pace.took);
    return EXIT_SUCCESS;
}
