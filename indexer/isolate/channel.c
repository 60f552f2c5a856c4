/* Sends and receives without waiting longer than until the deadline. */
#include "indexer/isolate/channel.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>

#include "indexer/source/interrupt.h"

/** How long is waited at a time: a signal reaches another thread than this. */
#define SLICE_MS 200
#define RECEIVE_BYTES (64U << 10)

static int64_t now(void)
{
    struct timespec time;
    (void)clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

struct channel channel_until(int fd, unsigned seconds)
{
    return (struct channel){fd, now() + (int64_t)seconds * 1000};
}

/** Wait until the socket can be read or written, as @p events says. */
static enum channel_end wait_for(const struct channel *channel, short events)
{
    struct pollfd polled = {.fd = channel->fd, .events = events};
    for (;;) {
        int64_t left = channel->deadline - now();
        if (interrupt_came())
            return CHANNEL_INTERRUPTED;
        if (left <= 0)
            return CHANNEL_LATE;
        int ready = poll(&polled, 1, left < SLICE_MS ? (int)left : SLICE_MS);
        if (ready > 0)
            return CHANNEL_FINE;
        if (ready < 0 && errno != EINTR)
            return CHANNEL_CLOSED;
    }
}

static bool must_wait(void)
{
    return errno == EAGAIN || errno == EINTR;
}

/** Step over @p n bytes of the parts. */
static void use_up(struct iovec **parts, size_t *n_parts, size_t n)
{
    while (*n_parts > 0 && n >= (*parts)->iov_len) {
        n -= (*parts)->iov_len;
        (*parts)++;
        (*n_parts)--;
    }
    if (*n_parts > 0) {
        (*parts)->iov_base = (char *)(*parts)->iov_base + n;
        (*parts)->iov_len -= n;
    }
}

enum channel_end channel_send(const struct channel *channel, struct iovec *parts,
                              size_t n)
{
    enum channel_end end = CHANNEL_FINE;
    while (n > 0 && !end) {
        struct msghdr message = {.msg_iov = parts, .msg_iovlen = n};
        ssize_t sent = sendmsg(channel->fd, &message, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent >= 0)
            use_up(&parts, &n, (size_t)sent);
        else
            end = must_wait() ? wait_for(channel, POLLOUT) : CHANNEL_CLOSED;
    }
    return end;
}

enum channel_end channel_receive(struct buf *out, const struct channel *channel)
{
    char bytes[RECEIVE_BYTES];
    enum channel_end end = wait_for(channel, POLLIN);
    if (end)
        return end;
    ssize_t got = recv(channel->fd, bytes, sizeof bytes, MSG_DONTWAIT);
    if (got < 0 && must_wait())
        return CHANNEL_FINE;
    if (got <= 0)
        return CHANNEL_CLOSED;
    buf_put(out, bytes, (size_t)got);
    return CHANNEL_FINE;
}
