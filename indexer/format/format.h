/* The formats of sources. A format is a row of FORMATS and a `struct format_type
 * <name>_format` in a file of its own. */
#ifndef INDEXER_FORMAT_FORMAT_H
#define INDEXER_FORMAT_FORMAT_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/source/reading.h"

/* ROW(NAME, name): --format takes the name. Texts are tried in this order. */
#define FORMATS(ROW)                                                                     \
    ROW(JSONL, jsonl)                                                                    \
    ROW(MARKDOWN, markdown)                                                              \
    ROW(MONOGRAPH, monograph)

#define FORMAT_NUMBER(NAME, name) FORMAT_##NAME,
enum format {
    /* The name and the content decide. */
    FORMAT_AUTO,
    FORMATS(FORMAT_NUMBER) FORMAT_COUNT_
};
#undef FORMAT_NUMBER

/** The most endings of names that a format has. */
#define FORMAT_ENDINGS_MAX 8

struct format_type {
    /* Endings of the names of its files, in small letters; case does not count. Texts of
     * several formats share theirs. */
    const char *endings[FORMAT_ENDINGS_MAX];
    /* Whether the text @p text is of this format. NULL: the name tells, and the file is
     * read line by line (jsonl.h). */
    bool (*is_text)(struct str text);
    /* A text that is not of this format is ignored even when --format names it: it is
     * something else that lies in the same folder. */
    bool ignores_others;
    /* Give the records of @p text, the file at @p path, to the sink. NULL: line by line.
     * Returns STATUS_OK, or what the reader or the sink returned; texts are French. */
    enum status (*read)(const char *path, struct str text, const struct reading *reading,
                        struct error *err);
};

#define FORMAT_DECLARE(NAME, name) extern const struct format_type name##_format;
FORMATS(FORMAT_DECLARE)
#undef FORMAT_DECLARE

/** What --format calls each. */
extern const char *const format_names[FORMAT_COUNT_];

/** The type of @p format, which is not FORMAT_AUTO. */
const struct format_type *format_type(enum format format);

/**
 * What the name of a file tells: a format that is read line by line, FORMAT_AUTO for a
 * text, FORMAT_COUNT_ for neither.
 */
enum format format_of_name(struct str name);

/** The format of the text of a file; FORMAT_COUNT_ when it is of none. */
enum format format_of_text(struct str text);

#endif
