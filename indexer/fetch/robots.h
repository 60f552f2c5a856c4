/* What robots.txt allows us on a server (RFC 9309). */
#ifndef INDEXER_FETCH_ROBOTS_H
#define INDEXER_FETCH_ROBOTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/** The rules of one server for one robot. */
struct robots;

/**
 * Read the text of a robots.txt, any bytes, for the robot named @p agent, in small
 * letters. The groups that name it count together; when none does, those for "*".
 * @return new; the caller frees it with robots_free().
 */
struct robots *robots_read(struct str text, const char *agent);
void robots_free(struct robots *robots);

/** Whether @p path, a path with its query, may be asked: the longest rule that fits it
 *  decides, and of two as long the one that allows. */
bool robots_allow(const struct robots *robots, const char *path);

/** How long to wait between two requests, in milliseconds; 0 when it is not said. */
uint32_t robots_pause_ms(const struct robots *robots);

/** Whether all of @p path, or its beginning, is what @p pattern says: "*" stands for any
 *  bytes, a "$" at the end for the end, and %XX for its byte. */
bool robots_fits(struct str pattern, const char *path);

#endif
