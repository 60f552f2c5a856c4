/* Forks workers and ends them, as the program asks. */
#include "indexer/isolate/zygote.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "indexer/isolate/sandbox.h"
#include "indexer/isolate/worker.h"

/** The socket of the zygote, and of each worker, behind the standard streams. */
#define OWN_FD (STDERR_FILENO + 1)

/** What the program asks for: a worker for the socket that comes along when pid is 0, the
 *  end of that worker otherwise. */
struct order {
    pid_t pid;
};

/** The room for one descriptor in a message, aligned as the system wants it. */
union passed {
    struct cmsghdr head;
    char room[CMSG_SPACE(sizeof(int))];
};

static bool send_order(int fd, struct order order, int passed_fd)
{
    union passed passed = {.room = {0}};
    struct iovec bytes = {&order, sizeof order};
    struct msghdr message = {.msg_iov = &bytes, .msg_iovlen = 1};
    if (passed_fd >= 0) {
        message.msg_control = passed.room;
        message.msg_controllen = sizeof passed.room;
        struct cmsghdr *head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(sizeof passed_fd);
        memcpy(CMSG_DATA(head), &passed_fd, sizeof passed_fd);
    }
    return sendmsg(fd, &message, MSG_NOSIGNAL) == (ssize_t)sizeof order;
}

/** Wait for an order; false when the program has closed its end. */
static bool next_order(struct order *order, int *passed_fd, int fd)
{
    union passed passed = {.room = {0}};
    struct iovec bytes = {order, sizeof *order};
    struct msghdr message = {.msg_iov = &bytes,
                             .msg_iovlen = 1,
                             .msg_control = passed.room,
                             .msg_controllen = sizeof passed.room};
    *passed_fd = -1;
    ssize_t got;
    do
        got = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    const struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    if (head && head->cmsg_type == SCM_RIGHTS)
        memcpy(passed_fd, CMSG_DATA(head), sizeof *passed_fd);
    return got == (ssize_t)sizeof *order;
}

static void end_with_parent(void)
{
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
}

static int start_worker(int socket, const struct sandbox *sandbox, size_t memory_bytes)
{
    pid_t pid = fork();
    if (pid != 0)
        return pid;
    end_with_parent();
    (void)dup2(socket, OWN_FD);
    (void)close(socket);
    sandbox_enter(sandbox, memory_bytes);
    worker_run(OWN_FD);
}

static int end_worker(pid_t pid)
{
    int status = 0;
    (void)kill(pid, SIGKILL);
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

/** The program alone decides when the reading ends: signals to all of its processes are
 *  for it. */
static void leave_signals(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGALRM, SIGPIPE};
    for (size_t i = 0; i < COUNT_OF(signals); i++)
        (void)signal(signals[i], SIG_IGN);
}

/** Keep only the socket: the files of the program, its lock among them, are not ours. */
static void keep_only(int fd)
{
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    (void)dup2(null, STDIN_FILENO);
    (void)dup2(null, STDOUT_FILENO);
    (void)dup2(fd, OWN_FD);
    (void)close_range(OWN_FD + 1, ~0U, 0);
}

static _Noreturn void serve(int fd, size_t memory_bytes)
{
    end_with_parent();
    leave_signals();
    keep_only(fd);
    const struct sandbox *sandbox = sandbox_new();
    bool is_sandboxed = sandbox_works(sandbox);
    if (!is_sandboxed)
        sandbox = NULL;
    (void)send_order(OWN_FD, (struct order){is_sandboxed ? 1 : 0}, -1);
    struct order order;
    int socket;
    while (next_order(&order, &socket, OWN_FD)) {
        int answer = order.pid ? end_worker(order.pid)
                               : start_worker(socket, sandbox, memory_bytes);
        if (socket >= 0)
            (void)close(socket);
        (void)send_order(OWN_FD, (struct order){answer}, -1);
    }
    _exit(0);
}

enum status zygote_start(struct zygote *out, size_t memory_bytes, struct error *err)
{
    int ends[2];
    int none;
    struct order hello;
    *out = (struct zygote){.fd = -1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends))
        return error_set(err, STATUS_IO,
                         "le système n'a pas donné de quoi lire à part (erreur %d)",
                         errno);
    out->pid = fork();
    if (out->pid == 0)
        serve(ends[1], memory_bytes);
    (void)close(ends[1]);
    out->fd = ends[0];
    if (out->pid > 0 && next_order(&hello, &none, out->fd)) {
        out->is_sandboxed = hello.pid == 1;
        return STATUS_OK;
    }
    zygote_stop(out);
    return error_set(err, STATUS_IO, "le processus de lecture n'a pas démarré");
}

void zygote_stop(struct zygote *zygote)
{
    if (zygote->fd < 0)
        return;
    (void)close(zygote->fd);
    zygote->fd = -1;
    int status;
    while (zygote->pid > 0 && waitpid(zygote->pid, &status, 0) < 0 && errno == EINTR)
        continue;
}

pid_t zygote_start_worker(int *fd, const struct zygote *zygote)
{
    int ends[2];
    int none;
    struct order answer = {-1};
    *fd = -1;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends))
        return -1;
    bool is_answered = send_order(zygote->fd, (struct order){0}, ends[1]) &&
                       next_order(&answer, &none, zygote->fd);
    (void)close(ends[1]);
    if (is_answered && answer.pid > 0)
        *fd = ends[0];
    else
        (void)close(ends[0]);
    return is_answered ? answer.pid : -1;
}

int zygote_end_worker(const struct zygote *zygote, pid_t pid)
{
    int none;
    struct order answer = {0};
    if (send_order(zygote->fd, (struct order){pid}, -1))
        (void)next_order(&answer, &none, zygote->fd);
    return answer.pid;
}
