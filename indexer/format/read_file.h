/* Reads the bytes of a file of a source, and tells its format. */
#ifndef INDEXER_FORMAT_READ_FILE_H
#define INDEXER_FORMAT_READ_FILE_H

#include "base/buf.h"
#include "base/macros.h"
#include "base/status.h"
#include "indexer/format/format.h"
#include "indexer/source/reading.h"
#include "indexer/source/source_files.h"

/** The most bytes of a file that is read as a whole, without compression. */
#define TEXT_FILE_MAX (64U << 20)

/**
 * The format to read @p file in when @p wanted is asked for: FORMAT_AUTO when the content
 * decides, FORMAT_COUNT_ when the file is to be ignored.
 */
enum format read_file_format(const struct source_file *file, enum format wanted);

/** Why read_file_format() ignores @p file: French, a literal. */
const char *read_file_why_not(const struct source_file *file);

/** A file that was read as a whole, and what is to be done with it. Held by value. */
struct file_content {
    struct buf bytes;
    /* Whose read() is to be called (format.h); FORMAT_COUNT_ when nothing is to be read:
     * the file was refused, or is ignored. */
    enum format format;
    /* NULL, or why the content is ignored: French, a literal. */
    const char *ignored;
};
#define FILE_CONTENT_INIT                                                                \
    {                                                                                    \
        BUF_INIT(TEXT_FILE_MAX), FORMAT_COUNT_, NULL                                     \
    }
void file_content_release(struct file_content *content);
#define AUTO_FILE_CONTENT CLEANUP(file_content_release) struct file_content

/**
 * Read the bytes of @p file, of any format but FORMAT_JSONL, and tell its format; texts
 * are turned into UTF-8. What is empty, too large or no text is refused.
 *
 * @return STATUS_OK, or what the stream returned. Texts are French, without the path.
 */
MUST_CHECK enum status
read_file_content(struct file_content *out, const struct source_file *file,
                  enum format wanted, const struct reading *reading, struct error *err);

#endif
