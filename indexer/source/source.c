/* Formats the refusals and warnings of sources, each as one clean line. */
#include "indexer/source/source.h"

#include <stdarg.h>
#include <stdio.h>

#include "engine/record/record_clean.h"

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

enum status source_take_record(const struct source_sink *sink, struct record *record,
                               uint32_t line, struct error *err)
{
    size_t n = record_clean(record);
    if (n > 0)
        source_warn(sink, line, "%zu caractère%s de commande remplacé%s par une espace",
                    n, n > 1 ? "s" : "", n > 1 ? "s" : "");
    return sink->take_record(sink->context, record, err);
}

/** Format the arguments of @p format, and give the clean line to @p tell. */
PRINTF_LIKE(4, 0)
static void tell_line(void (*tell)(void *context, uint32_t line, const char *text),
                      void *context, uint32_t line, const char *format, va_list arguments)
{
    char text[ERROR_TEXT_BYTES];
    (void)vsnprintf(text, sizeof text, format, arguments);
    tell(context, line, clean_line(text).text);
}

void source_refuse(const struct source_sink *sink, uint32_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell_line(sink->refuse, sink->context, line, format, arguments);
    va_end(arguments);
}

void source_leave_out(const struct source_sink *sink, uint32_t line, const char *format,
                      ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell_line(sink->leave_out, sink->context, line, format, arguments);
    va_end(arguments);
}

void source_warn(const struct source_sink *sink, uint32_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell_line(sink->warn, sink->context, line, format, arguments);
    va_end(arguments);
}
