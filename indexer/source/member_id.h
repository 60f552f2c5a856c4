/* Ids that are made of what a source says of a document, where it gives none. */
#ifndef INDEXER_SOURCE_MEMBER_ID_H
#define INDEXER_SOURCE_MEMBER_ID_H

#include "base/buf.h"

/**
 * Append @p text as an id: without blanks at its ends, with one « - » for each run of
 * blanks and control characters within. A text of more than RECORD_ID_MAX bytes is cut,
 * and ends with a part of its digest.
 */
void member_id_put(struct buf *out, struct str text);

/** Append the id that the address @p url gives: its path and query. « https://a.fr/x/ »
 *  gives "x". */
void member_id_put_address(struct buf *out, struct str url);

/**
 * Append the id that @p origin gives, the place of a file as struct source_file has it:
 * without the name of the source, the ending, and « index » at the end.
 */
void member_id_put_path(struct buf *out, struct str origin);

/** The last name in @p path, borrowed from it. */
struct str member_last_name(struct str path);

/** The name of the file @p origin without its ending and a date before it; that of its
 *  folder for « index ». Borrowed from @p origin. */
struct str member_file_name(struct str origin);

/** The day that the name of the file @p origin begins with, « 2024-05-12-… »; or the
 *  empty text. Borrowed from @p origin. */
struct str member_file_day(struct str origin);

#endif
