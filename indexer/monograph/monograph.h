/* Regional monographs as published: one text file becomes its campus, clusters, programmes, news, figures, contacts. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_H
#define INDEXER_MONOGRAPH_MONOGRAPH_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/source/source.h"

/** The largest monograph that is read, in bytes, and the most units that one may hold: a hundred times what a real
 *  one has. */
#define MONOGRAPH_MAX_BYTES (4U << 20)
#define MONOGRAPH_MAX_UNITS 10000U

/**
 * Whether @p text has the layout of a monograph: three or more headings of the genre, each for another
 * kind of content, in capitals or under a table of contents, and rows with TABs or lines « Source : ». Only the
 * first megabyte is looked at; any bytes.
 */
bool monograph_looks_like(struct str text);

/**
 * Cut the monograph @p text into units and give them to @p sink in the order of the file, the monograph itself
 * first. Every unit has an id (« hauts-de-france-2026-04/campus/image-et-design »), the monograph's region, its lines, its
 * section, part_of (the monograph's id), and source, date and figures where they are printed. Contradictions are kept
 * as printed and said through sink->warn().
 *
 * @param shown_path  names the monograph when its cover gives neither region nor month; only its last part counts.
 * @return STATUS_OK, STATUS_BAD_INPUT (invalid UTF-8, or no unit found: the French text says which),
 *         STATUS_TOO_LARGE, or what the sink returned.
 */
MUST_CHECK enum status monograph_read(const char *shown_path, struct str text,
                                      const struct vocabulary *vocabulary,
                                      struct source_sink *sink, struct error *err);

#endif
