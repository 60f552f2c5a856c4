/* Refusals and warnings of sources, formatted as one clean line each. */
#include "indexer/source.h"

#include <stdarg.h>
#include <stdio.h>

static struct error format_line(const char *format, va_list arguments) PRINTF_LIKE(1, 0);

/** What comes from a file goes to terminals: error_set() takes control characters and broken UTF-8 out of it. */
static struct error format_line(const char *format, va_list arguments)
{
    char text[ERROR_TEXT_BYTES];
    (void)vsnprintf(text, sizeof text, format, arguments);
    struct error line = {0};
    (void)error_set(&line, STATUS_BAD_INPUT, "%s", text);
    return line;
}

void source_refuse(const struct source_sink *sink, uint32_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct error reason = format_line(format, arguments);
    va_end(arguments);
    sink->refuse(sink->context, line, reason.text);
}

void source_warn(const struct source_sink *sink, uint32_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    struct error message = format_line(format, arguments);
    va_end(arguments);
    sink->warn(sink->context, line, message.text);
}
