/* Gives the record of a line of JSON to the sink. */
#include "indexer/format/jsonl.h"

#include "indexer/format/format.h"

enum status jsonl_take(const struct reading *reading, const struct line *line,
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

const struct format_type jsonl_format = {
    .endings = {".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz",
                ".ndjson.zst"},
};
