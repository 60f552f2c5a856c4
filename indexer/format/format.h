/* The formats of sources. A format is a row of FORMATS and a `struct format_type
 * <name>_format` in a file of its own. */
#ifndef INDEXER_FORMAT_FORMAT_H
#define INDEXER_FORMAT_FORMAT_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/source/reading.h"

/* ROW(NAME, name): --format takes the name. Contents are tried in this order. */
#define FORMATS(ROW)                                                                     \
    ROW(JSONL, jsonl)                                                                    \
    ROW(PDF, pdf)                                                                        \
    ROW(DOCX, docx)                                                                      \
    ROW(ODT, odt)                                                                        \
    ROW(XLSX, xlsx)                                                                      \
    ROW(ODS, ods)                                                                        \
    ROW(WORDPRESS, wordpress)                                                            \
    ROW(FEED, feed)                                                                      \
    ROW(SITEMAP, sitemap)                                                                \
    ROW(LHEO, lheo)                                                                      \
    ROW(HTML, html)                                                                      \
    ROW(JSON, json)                                                                      \
    ROW(MONOGRAPH, monograph)                                                            \
    ROW(MARKDOWN, markdown)                                                              \
    ROW(CSV, csv)                                                                        \
    ROW(PLAIN, plain)

#define FORMAT_NUMBER(NAME, name) FORMAT_##NAME,
enum format {
    /* The name and the content decide. */
    FORMAT_AUTO,
    FORMATS(FORMAT_NUMBER) FORMAT_COUNT_
};
#undef FORMAT_NUMBER

/** The most endings of names that a format has. */
#define FORMAT_ENDINGS_MAX 12

struct format_type {
    /* Endings of the names of its files, in small letters; case does not count. Several
     * formats may share theirs. */
    const char *endings[FORMAT_ENDINGS_MAX];
    /* Whether @p content, a whole file, is of this format: by its first bytes, and not by
     * its name. NULL: the name tells, and the file is read line by line (jsonl.h). */
    bool (*is_content)(struct str content);
    /* The content is not text: it may hold zero bytes, and is not decoded from UTF-16. */
    bool is_binary;
    /* A content that is not of this format is ignored even when --format names it: it is
     * something else that lies in the same folder. */
    bool ignores_others;
    /* The content alone does not tell: the name of the file has to have one of the
     * endings. */
    bool needs_ending;
    /* A content that no format knows is of this one where the name of its file ends so:
     * it is damaged, or says too little of itself, and its reader tells. */
    bool takes_its_names;
    /* Give the records of @p content to the sink. NULL: line by line. Returns STATUS_OK,
     * or what the reader or the sink returned; texts are French. */
    enum status (*read)(struct str content, const struct reading *reading,
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
 * What the name of a file tells: a format that is read line by line, FORMAT_AUTO where
 * the content decides, FORMAT_COUNT_ where it is of no format.
 */
enum format format_of_name(struct str name);

/** The format of the content of the file @p name; FORMAT_COUNT_ when it is of none. */
enum format format_of_content(struct str content, struct str name);

#endif
