/* The format of monographs as published (indexer/monograph/). */
#include "indexer/format/format.h"
#include "indexer/monograph/monograph.h"

static enum status read_monograph(struct str text, const struct reading *reading,
                                  struct error *err)
{
    if (reading_refuse_encoding(reading, text, 1))
        return STATUS_OK;
    struct error fault = {0};
    enum status st =
        monograph_read(reading->origin, text, reading->vocabulary, reading->sink, &fault);
    if (st == STATUS_BAD_INPUT || st == STATUS_TOO_LARGE) {
        source_refuse(reading->sink, 1, "%s", fault.text);
        return STATUS_OK;
    }
    return st ? error_set(err, st, "%s", fault.text) : STATUS_OK;
}

const struct format_type monograph_format = {
    .endings = {".md", ".markdown", ".txt"},
    .is_content = monograph_looks_like,
    .read = read_monograph,
};
