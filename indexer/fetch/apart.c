/* Starts the process, takes from it what it does not need, and reads what it gives. */
#include "indexer/fetch/apart.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/** What the process may take: time of the clock and of the processor, and addresses. */
#define WAIT_MS 20000
#define CPU_S 10
#define ADDRESS_BYTES_MAX ((size_t)4 << 30)

static void limit(__rlimit_resource_t what, rlim_t most)
{
    struct rlimit limits = {most, most};
    (void)setrlimit(what, &limits);
}

/** Close what is open but @p pipe, which becomes the first; nothing can be opened after
 *  this, neither files nor sockets. */
static void leave_everything(int pipe)
{
    (void)dup2(pipe, STDIN_FILENO);
    (void)close_range(STDIN_FILENO + 1, ~0U, 0);
    limit(RLIMIT_NOFILE, 1);
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CPU, CPU_S);
    if (!IS_SANITIZED)
        limit(RLIMIT_AS, ADDRESS_BYTES_MAX);
}

static bool write_all(int pipe, struct str bytes)
{
    while (bytes.n > 0) {
        ssize_t n = write(pipe, bytes.at, bytes.n);
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            bytes = (struct str){bytes.at + n, bytes.n - (size_t)n};
    }
    return true;
}

_Noreturn static void be_child(apart_work *work, struct str bytes, size_t most, int pipe)
{
    leave_everything(pipe);
    struct buf out = BUF_INIT(most);
    bool is_done = work(&out, bytes) && !buf_overflowed(&out) &&
                   write_all(STDIN_FILENO, buf_str(&out));
    _exit(is_done ? 0 : 1);
}

static int64_t now_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/** Read what the process gives. @return whether it came to its end in time. */
static bool read_all(struct buf *out, int pipe)
{
    int64_t end = now_ms() + WAIT_MS;
    for (int64_t left = WAIT_MS; left > 0; left = end - now_ms()) {
        char piece[1U << 14];
        struct pollfd wanted = {pipe, POLLIN, 0};
        int ready = poll(&wanted, 1, (int)left);
        if (ready == 0 || (ready < 0 && errno != EINTR))
            return false;
        ssize_t n = ready > 0 ? read(pipe, piece, sizeof piece) : -1;
        if (n == 0)
            return true;
        if (n > 0)
            buf_put(out, piece, (size_t)n);
    }
    return false;
}

/** Wait for the end of the process. @return whether it ended well. */
static bool wait_for(pid_t child)
{
    int status = 1;
    pid_t ended = -1;
    do
        ended = waitpid(child, &status, 0);
    while (ended < 0 && errno == EINTR);
    return ended == child && status == 0;
}

enum status apart_run(struct buf *out, apart_work *work, struct str bytes,
                      struct error *err)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC))
        return error_set(err, STATUS_IO, "le système a refusé un tube");
    pid_t child = fork();
    if (child == 0)
        be_child(work, bytes, out->limit, ends[1]);
    (void)close(ends[1]);
    bool is_whole = child > 0 && read_all(out, ends[0]);
    (void)close(ends[0]);
    if (child < 0)
        return error_set(err, STATUS_IO, "le système a refusé un processus");
    if (!is_whole)
        (void)kill(child, SIGKILL);
    if (wait_for(child) && is_whole && !buf_overflowed(out))
        return STATUS_OK;
    return error_set(err, STATUS_BAD_INPUT,
                     "contenu illisible, abîmé ou fait pour nuire");
}
