/* The formats of sources: their names, and how a file's is told. */
#ifndef INDEXER_FORMAT_FORMAT_H
#define INDEXER_FORMAT_FORMAT_H

#include "base/str.h"

enum format {
    FORMAT_AUTO, /* by name and content */
    FORMAT_JSONL,
    FORMAT_MARKDOWN,
    FORMAT_MONOGRAPH,
    FORMAT_COUNT_
};

/** What --format calls each. */
extern const char *const format_names[FORMAT_COUNT_];

/** What the file name @p name promises. */
enum format_name {
    NAME_JSONL, /* .jsonl, .jsonl.gz, .jsonl.zst, .ndjson… */
    NAME_TEXT,  /* .md, .markdown, .txt: the content decides */
    NAME_OTHER
};
enum format_name format_of_name(struct str name);

/**
 * What the text of a file (its first bytes are enough for front matter) is: FORMAT_MARKDOWN, FORMAT_MONOGRAPH, or
 * FORMAT_COUNT_ when it is neither.
 */
enum format format_of_text(struct str text);

#endif
