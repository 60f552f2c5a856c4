/* Gives the record of a line of JSON to the sink. */
#include "indexer/format/jsonl.h"

#include <string.h>

#include "base/buf.h"
#include "indexer/format/format.h"

/** The 16 bits that the escape "\\uXXXX" at byte @p i of @p line gives; -1 for no escape.
 */
static int32_t unit_at(struct str line, size_t i)
{
    if (i + 6 > line.n || line.at[i] != '\\' || line.at[i + 1] != 'u')
        return -1;
    int32_t unit = 0;
    for (size_t k = i + 2; k < i + 6; k++) {
        const char *digits = "0123456789abcdef";
        char c = line.at[k];
        const char *digit = strchr(digits, c >= 'A' && c <= 'F' ? c | 0x20 : c);
        if (!c || !digit)
            return -1;
        unit = unit * 16 + (int32_t)(digit - digits);
    }
    return unit;
}

static bool is_surrogate(int32_t unit, int32_t first)
{
    return unit >= first && unit < first + 0x400;
}

/**
 * Append @p line with U+FFFD for each half of a surrogate pair that lacks the other one.
 * Programs that cut texts at a fixed length leave such halves, which no JSON reader
 * takes.
 *
 * @return how many there were.
 */
static size_t put_with_pairs(struct buf *out, struct str line)
{
    size_t n_lone = 0, length;
    for (size_t i = 0; i < line.n; i += length) {
        int32_t unit = unit_at(line, i);
        bool is_high = is_surrogate(unit, 0xD800);
        bool is_pair = is_high && is_surrogate(unit_at(line, i + 6), 0xDC00);
        bool is_lone = !is_pair && (is_high || is_surrogate(unit, 0xDC00));
        length = is_pair ? 12 : unit >= 0 ? 6 : line.at[i] == '\\' ? 2 : 1;
        length = length < line.n - i ? length : line.n - i;
        if (is_lone)
            buf_put_text(out, "\\uFFFD");
        else
            buf_put(out, line.at + i, length);
        n_lone += is_lone;
    }
    return n_lone;
}

static bool may_have_surrogates(struct str line)
{
    return str_find(line, STR("\\ud")) < line.n || str_find(line, STR("\\uD")) < line.n;
}

enum status jsonl_take(const struct reading *reading, const struct line *line,
                       struct error *err)
{
    if (line->kind == LINE_TOO_LONG) {
        source_refuse(reading->sink, line->number,
                      "ligne de plus de %u octets : c'est trop pour un document",
                      JSONL_LINE_MAX);
        return STATUS_OK;
    }
    struct str json = line->text;
    AUTO_BUF decoded = BUF_INIT((size_t)3 * JSONL_LINE_MAX);
    if (str_trim(json).n == 0 ||
        !reading_mend_lines(&json, &decoded, reading, line->number))
        return STATUS_OK;
    AUTO_BUF mended = BUF_INIT(JSONL_LINE_MAX);
    if (may_have_surrogates(json)) {
        size_t n = put_with_pairs(&mended, json);
        if (n > 0)
            source_warn(reading->sink, line->number,
                        "%zu caractère%s incomplet%s (moitié d'une paire « \\uD8… ») "
                        "remplacé%s",
                        n, n > 1 ? "s" : "", n > 1 ? "s" : "", n > 1 ? "s" : "");
        json = buf_str(&mended);
    }
    struct reading_object found = {NULL, line->number, line->number, NULL, false};
    return reading_take_json(reading, json, &found, err);
}

const struct format_type jsonl_format = {
    .endings = {".jsonl", ".jsonl.gz", ".jsonl.zst", ".ndjson", ".ndjson.gz",
                ".ndjson.zst"},
};
