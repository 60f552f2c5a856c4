/* Prints lines for the person who runs the program, and one line that is rewritten. */
#include "indexer/console.h"

#include <stdarg.h>
#include <time.h>
#include <unistd.h>

#define PROGRESS_EVERY_MS 100

static int64_t now_ms(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct console console_open(FILE *out, bool is_quiet)
{
    return (struct console){
        .out = out,
        .is_quiet = is_quiet,
        .is_terminal = !is_quiet && isatty(fileno(out)) == 1,
        .started = now_ms(),
    };
}

int64_t console_elapsed(const struct console *console)
{
    return now_ms() - console->started;
}

void console_clear(struct console *console)
{
    if (console->has_line)
        (void)fputs("\r\x1B[K", console->out);
    console->has_line = false;
}

void console_say(struct console *console, const char *format, ...)
{
    if (console->is_quiet)
        return;
    console_clear(console);
    va_list arguments;
    va_start(arguments, format);
    (void)vfprintf(console->out, format, arguments);
    va_end(arguments);
    (void)fputc('\n', console->out);
}

void console_fail(struct console *console, const char *format, ...)
{
    console_clear(console);
    va_list arguments;
    va_start(arguments, format);
    (void)vfprintf(console->out, format, arguments);
    va_end(arguments);
    (void)fputc('\n', console->out);
}

/** Print the share of the files that was read and the time left, when they are known. */
static void put_time_left(struct console *console,
                          const struct console_progress *progress, int64_t elapsed)
{
    if (progress->total == 0 || progress->done == 0 || elapsed < 1000)
        return;
    double share = (double)progress->done / (double)progress->total;
    if (share >= 1)
        return;
    double seconds = (double)elapsed / 1000 * (1 - share) / share;
    (void)fprintf(console->out, ", %.0f %%, encore %.0f s", share * 100, seconds);
}

void console_progress(struct console *console, const struct console_progress *progress)
{
    if (!console->is_terminal)
        return;
    int64_t now = now_ms();
    if (now - console->shown < PROGRESS_EVERY_MS)
        return;
    console->shown = now;
    int64_t elapsed = now - console->started;
    /* Bytes per millisecond are kilobytes per second; a hundred of these are a tenth of a
     * megabyte. */
    uint64_t tenths = elapsed > 0 ? progress->text_bytes / (uint64_t)elapsed / 100 : 0;
    console_clear(console);
    (void)fprintf(console->out, "Lecture : %u document%s, %lu,%lu Mo/s",
                  progress->n_documents, progress->n_documents > 1 ? "s" : "",
                  (unsigned long)(tenths / 10), (unsigned long)(tenths % 10));
    put_time_left(console, progress, elapsed);
    (void)fflush(console->out);
    console->has_line = true;
}
