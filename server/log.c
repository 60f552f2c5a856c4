/* Writes each line of the log by one write(2), so that the lines of threads do not
 * mix. */
#include "server/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"

#define LINE_MAX_BYTES 65536

/**
 * Append @p s in quotes, escaped for both logfmt and JSON; it stays one line of valid
 * UTF-8.
 */
static void put_quoted(struct buf *out, struct str s)
{
    buf_put_byte(out, '"');
    for (size_t i = 0; i < s.n;) {
        size_t length = 1;
        int32_t code = utf8_decode(s.at + i, s.n - i, &length);
        if (code < 0)
            buf_put_text(out, "\\ufffd");
        else if (code == '"' || code == '\\')
            buf_printf(out, "\\%c", (char)code);
        else if (code < ' ' || (code >= 0x7F && code < 0xA0))
            buf_printf(out, "\\u%04x", (unsigned)code);
        else
            buf_put(out, s.at + i, length);
        i += length;
    }
    buf_put_byte(out, '"');
}

/** Append `name=` or `"name":`, and before it what parts it from the member before. */
static void put_name(const struct log *log, struct buf *out, const char *name)
{
    bool is_json = log->format == LOG_JSON;
    if (is_json)
        buf_put_text(out, out->n > 0 ? ",\"" : "{\"");
    else if (out->n > 0)
        buf_put_byte(out, ' ');
    buf_put_text(out, name);
    buf_put_text(out, is_json ? "\":" : "=");
}

/** Append a member whose value needs no quotes in logfmt: one of our own words. */
static void put_word(const struct log *log, struct buf *out, const char *name,
                     struct str value)
{
    put_name(log, out, name);
    if (log->format == LOG_JSON)
        put_quoted(out, value);
    else
        buf_put_str(out, value);
}

static void put_number(const struct log *log, struct buf *out, const char *name,
                       uint64_t value)
{
    put_name(log, out, name);
    buf_put_number(out, value);
}

static void put_text(const struct log *log, struct buf *out, const char *name,
                     struct str value)
{
    put_name(log, out, name);
    put_quoted(out, value);
}

static void put_time(const struct log *log, struct buf *out)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    char seconds[TIME_TEXT_BYTES];
    time_format(seconds, (int64_t)now.tv_sec);
    char text[TIME_TEXT_BYTES + 8];
    (void)snprintf(text, sizeof text, "%.19s.%03dZ", seconds,
                   (int)(now.tv_nsec / 1000000));
    put_word(log, out, "time", str_of(text));
}

static void write_line(const struct log *log, struct buf *out)
{
    buf_put_text(out, log->format == LOG_JSON ? "}\n" : "\n");
    ssize_t written = write(log->fd, out->at, out->n);
    (void)written; /* the server goes on even if its log cannot be written */
}

/**
 * The method as the log shows it: what a client sends may be anything, so only known
 * methods are named.
 */
static struct str method_shown(struct str method)
{
    static const struct str known[] = {{"GET", 3}, {"HEAD", 4}, {"OPTIONS", 7}};
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (str_equal(method, known[i]))
            return method;
    return STR("other");
}

void log_request(const struct log *log, const struct log_request *request)
{
    if (log->format == LOG_NONE)
        return;
    AUTO_BUF line = BUF_INIT(LINE_MAX_BYTES);
    put_time(log, &line);
    put_word(log, &line, "level", STR("info"));
    put_word(log, &line, "event", STR("request"));
    put_word(log, &line, "method", method_shown(request->method));
    put_word(log, &line, "route", str_of(request->route));
    put_number(log, &line, "status", request->status);
    put_number(log, &line, "us", request->microseconds);
    put_number(log, &line, "bytes", request->bytes);
    if (request->cache)
        put_word(log, &line, "cache", str_of(request->cache));
    if (log->with_queries)
        put_text(log, &line, "query", request->query);
    write_line(log, &line);
}

void log_event(const struct log *log, const char *level, const char *event,
               const char *format, ...)
{
    AUTO_BUF line = BUF_INIT(LINE_MAX_BYTES);
    put_time(log, &line);
    put_word(log, &line, "level", str_of(level));
    put_word(log, &line, "event", str_of(event));
    char text[2048];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    put_text(log, &line, "text", str_of(text));
    write_line(log, &line);
}
