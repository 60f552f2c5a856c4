/* Lines of JSON, each to the sink. */
#include "indexer/jsonl.h"

#include "indexer/line_stream.h"

static enum status take_line(const struct reading *reading, const struct line *line,
                             struct error *err)
{
    if (line->kind == LINE_TOO_LONG) {
        source_refuse(reading->sink, line->number,
                      "ligne de plus de %u octets : c'est trop pour un document",
                      JSONL_LINE_MAX);
        return STATUS_OK;
    }
    if (str_trim(line->text).n == 0 ||
        reading_refuse_encoding(reading, line->text, line->number))
        return STATUS_OK;
    struct reading_object found = {line->text, line->number, line->number, NULL};
    return reading_take_json(reading, &found, err);
}

enum status jsonl_read(const char *path, const struct reading *reading, struct error *err)
{
    AUTO_LINE_STREAM *stream = NULL;
    enum status st = line_stream_open(&stream, path, JSONL_LINE_MAX, err);
    struct line line = {.kind = LINE_TEXT};
    while (!st) {
        st = line_stream_next(&line, stream, err);
        if (st || line.kind == LINE_END)
            break;
        reading->place->consumed = line_stream_consumed(stream);
        st = take_line(reading, &line, err);
    }
    return st;
}
