/* What the person who runs the program sees on the standard error: steps, progress and
 * remarks. */
#ifndef INDEXER_CONSOLE_H
#define INDEXER_CONSOLE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/macros.h"

/** Held by value; serves one thread. */
struct console {
    FILE *out;
    /* Only failures are printed. */
    bool is_quiet;
    /* A line of progress may be rewritten. */
    bool is_terminal;
    /* A line of progress is on the screen. */
    bool has_line;
    /* Milliseconds of the monotonic clock. */
    int64_t started;
    /* When the line of progress was last written, on the same clock. */
    int64_t shown;
};

struct console console_open(FILE *out, bool is_quiet);

/** Milliseconds since console_open(). */
int64_t console_elapsed(const struct console *console);

/** Print one line about what goes on; nothing when the console is quiet. */
void console_say(struct console *console, const char *format, ...) PRINTF_LIKE(2, 3);

/** Print one line about a failure, even when the console is quiet. */
void console_fail(struct console *console, const char *format, ...) PRINTF_LIKE(2, 3);

/** How far the reading has come. */
struct console_progress {
    uint32_t n_documents;
    /* Bytes of the titles and texts read so far. */
    uint64_t text_bytes;
    /* Bytes of the files; total is 0 when it is not known. */
    uint64_t done, total;
};

/** Rewrite the line of progress, at most ten times a second, and only on a terminal. */
void console_progress(struct console *console, const struct console_progress *progress);

/** Remove the line of progress. */
void console_clear(struct console *console);

#endif
