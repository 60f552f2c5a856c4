/* Reads the parts of a document that is a zip archive (DOCX, ODT, XLSX, ODS), within
 * limits: nothing is written to the disk, and a bomb is only a refusal. */
#ifndef INDEXER_OFFICE_ZIP_PARTS_H
#define INDEXER_OFFICE_ZIP_PARTS_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

/** The most entries of an archive. */
#define ZIP_ENTRIES_MAX 5000
/** The most bytes of all parts that are kept, inflated. */
#define ZIP_INFLATED_MAX ((size_t)96 << 20)

/** The parts that are XML; pictures, fonts and the like are passed over. */
struct zip_parts;

/** Whether @p content begins as a zip archive does. */
bool zip_starts(struct str content);

/** Whether the archive @p content names an entry that begins with @p name. Only its
 *  beginning and its end, where archives keep their list, are looked at. */
bool zip_names(struct str content, struct str name);

/**
 * Read the parts of the archive @p content.
 *
 * @param[out] out  the parts, which the caller frees with zip_parts_free(); NULL on
 *                  failure.
 * @return STATUS_OK, STATUS_TOO_LARGE (too many entries or bytes) or STATUS_BAD_INPUT
 *         (damaged, cut off, protected by a password, or a name that leads out of the
 *         archive); the text is French.
 */
MUST_CHECK enum status zip_parts_read(struct zip_parts **out, struct str content,
                                      struct error *err);
void zip_parts_free(struct zip_parts *parts);
void zip_parts_free_at(struct zip_parts **parts);
#define AUTO_ZIP_PARTS CLEANUP(zip_parts_free_at) struct zip_parts

/** The bytes of the part @p name, borrowed from @p parts; empty when there is none. */
struct str zip_part(const struct zip_parts *parts, struct str name);

#endif
