/* The formats of sources: their names, and how the format of a file is told. */
#ifndef INDEXER_FORMAT_FORMAT_H
#define INDEXER_FORMAT_FORMAT_H

#include "base/str.h"

enum format {
    /* The name and the content decide. */
    FORMAT_AUTO,
    FORMAT_JSONL,
    FORMAT_MARKDOWN,
    FORMAT_MONOGRAPH,
    FORMAT_COUNT_
};

/** What --format calls each. */
extern const char *const format_names[FORMAT_COUNT_];

/** What the name of a file promises. */
enum format_name {
    /* Ends with .jsonl, .jsonl.gz, .jsonl.zst, .ndjson… */
    NAME_JSONL,
    /* Ends with .md, .markdown or .txt: the content decides. */
    NAME_TEXT,
    NAME_OTHER
};
enum format_name format_of_name(struct str name);

/**
 * The format of the text of a file: FORMAT_MARKDOWN when it has front matter (its first
 * line is enough for that), FORMAT_MONOGRAPH, or FORMAT_COUNT_ for neither.
 */
enum format format_of_text(struct str text);

#endif
