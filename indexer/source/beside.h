/* What is known of a file beside its content: members of its documents, in a hidden JSON
 * file in the same folder. The mirror of a remote source keeps there what the bytes of a
 * document do not say, such as its address. */
#ifndef INDEXER_SOURCE_BESIDE_H
#define INDEXER_SOURCE_BESIDE_H

#include <jansson.h>

#include "base/macros.h"

/** The most bytes of such a file. */
#define BESIDE_BYTES_MAX ((size_t)1 << 20)

/** The path of what stands beside the file at @p path, "a/.b.pdf.json" for "a/b.pdf": a
 *  new string that the caller frees with mem_free() or AUTO_TEXT. */
char *beside_path(const char *path);

/** The members that stand beside the file at @p path, as in struct source_settings: new,
 *  given back with json_decref(); NULL when there is nothing, or no object of JSON. */
json_t *beside_read(const char *path);

#endif
