/* What a person who runs the program sees: steps, progress, remarks, on the standard error. */
#ifndef INDEXER_CONSOLE_H
#define INDEXER_CONSOLE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/macros.h"

/** Held by value; one thread. */
struct console {
    FILE *out;
    bool is_quiet;    /* failures only */
    bool is_terminal; /* one line is rewritten as work goes on */
    bool has_line;    /* such a line is on the screen */
    int64_t started;  /* milliseconds of a clock that only goes forward */
    int64_t shown;    /* when the line was last written */
};

struct console console_open(FILE *out, bool is_quiet);

/** Milliseconds since console_open(). */
int64_t console_elapsed(const struct console *console);

/** One line about what goes on; nothing when quiet. */
void console_say(struct console *console, const char *format, ...) PRINTF_LIKE(2, 3);

/** One line about what went wrong; also when quiet. */
void console_fail(struct console *console, const char *format, ...) PRINTF_LIKE(2, 3);

/** How far the reading is. */
struct console_progress {
    uint32_t n_documents;
    uint64_t text_bytes;  /* read so far */
    uint64_t done, total; /* bytes of files; total 0: not known */
};

/** Rewrite the line of progress, at most ten times a second; on a terminal only. */
void console_progress(struct console *console, const struct console_progress *progress);

/** Take the line of progress away. */
void console_clear(struct console *console);

#endif
