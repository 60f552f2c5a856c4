/* Tells formats by the names and the texts of files. */
#include "indexer/format/format.h"

#include <stddef.h>

#include "base/macros.h"
#include "indexer/format/front_matter.h"
#include "indexer/monograph/monograph.h"

const char *const format_names[FORMAT_COUNT_] = {
    [FORMAT_AUTO] = "auto",
    [FORMAT_JSONL] = "jsonl",
    [FORMAT_MARKDOWN] = "markdown",
    [FORMAT_MONOGRAPH] = "monograph",
};

static const struct {
    const char *suffix;
    enum format_name kind;
} suffixes[] = {
    {".jsonl", NAME_JSONL},  {".jsonl.gz", NAME_JSONL},  {".jsonl.zst", NAME_JSONL},
    {".ndjson", NAME_JSONL}, {".ndjson.gz", NAME_JSONL}, {".ndjson.zst", NAME_JSONL},
    {".md", NAME_TEXT},      {".markdown", NAME_TEXT},   {".txt", NAME_TEXT},
};

enum format_name format_of_name(struct str name)
{
    for (size_t i = 0; i < COUNT_OF(suffixes); i++)
        if (str_ends_with(name, str_of(suffixes[i].suffix)))
            return suffixes[i].kind;
    return NAME_OTHER;
}

enum format format_of_text(struct str text)
{
    if (front_matter_starts(text))
        return FORMAT_MARKDOWN;
    return monograph_looks_like(text) ? FORMAT_MONOGRAPH : FORMAT_COUNT_;
}
