/* Formats the refusals and warnings of sources, each as one clean line. */
#include "indexer/source/source.h"

#include <stdarg.h>
#include <stdio.h>

/**
 * The text may hold anything and goes to terminals: error_set() removes control
 * characters and broken UTF-8.
 */
static struct error clean_line(const char *text)
{
    struct error line = {0};
    (void)error_set(&line, STATUS_BAD_INPUT, "%s", text);
    return line;
}

void source_refuse(const struct source_sink *sink, uint32_t line, const char *format, ...)
{
    char text[ERROR_TEXT_BYTES];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    struct error reason = clean_line(text);
    sink->refuse(sink->context, line, reason.text);
}

void source_warn(const struct source_sink *sink, uint32_t line, const char *format, ...)
{
    char text[ERROR_TEXT_BYTES];
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    struct error message = clean_line(text);
    sink->warn(sink->context, line, message.text);
}
