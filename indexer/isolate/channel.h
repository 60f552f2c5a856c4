/* One end of the socket of a worker, with a deadline. */
#ifndef INDEXER_ISOLATE_CHANNEL_H
#define INDEXER_ISOLATE_CHANNEL_H

#include <stdint.h>
#include <sys/uio.h>

#include "base/buf.h"

/** How an exchange ended. */
enum channel_end {
    CHANNEL_FINE,
    /* The other end is closed: its process is gone. */
    CHANNEL_CLOSED,
    CHANNEL_LATE,
    /* A signal came (interrupt.h). */
    CHANNEL_INTERRUPTED
};

struct channel {
    int fd;
    /* Milliseconds of the monotonic clock. */
    int64_t deadline;
};

/** The channel of @p fd, whose deadline is @p seconds from now. */
struct channel channel_until(int fd, unsigned seconds);

/** Send all of the @p n parts, which are used up. */
enum channel_end channel_send(const struct channel *channel, struct iovec *parts,
                              size_t n);

/** Append what has come, one byte at least. */
enum channel_end channel_receive(struct buf *out, const struct channel *channel);

#endif
