/* Reads the regional monographs as they are published: one text file becomes its campus,
 * clusters, programmes, news, figures and contacts. */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_H
#define INDEXER_MONOGRAPH_MONOGRAPH_H

#include <stdbool.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "engine/vocabulary/vocabulary.h"
#include "indexer/source/source.h"

/**
 * The most bytes of a monograph, and the most units in one: a hundred times what real
 * ones have.
 */
#define MONOGRAPH_MAX_BYTES (16U << 20)
#define MONOGRAPH_MAX_UNITS 10000U

/**
 * Whether @p text has the layout of a monograph: headings that genre.h knows for three
 * kinds of content at least (in capitals, or below a table of contents), and rows with
 * tabs or lines « Source : ». A text with a YAML header must have four, and say that it
 * is a monograph or have a table of contents. Only the first megabyte is read; it may
 * hold any bytes.
 */
bool monograph_looks_like(struct str text);

/** What a header in front of a monograph says of it; empty where it says nothing. */
struct monograph_given {
    struct str id;
    struct str title;
    /* A code, a slug or a name. */
    struct str region;
    /* « 2026-04-01 », « 2026-04 » or « avril 2026 ». */
    struct str date;
};

/**
 * Cut the monograph @p text into units and give them to @p sink in the order of the file,
 * the monograph itself first. Each unit has an id
 * (« hauts-de-france-2026-04/campus/image-et-design »), the region of the monograph, its
 * lines, its section and part_of (the id of the monograph); source, date and figures when
 * they are printed. Contradictions are kept as they are printed, and warned of.
 *
 * @param shown_path  names the monograph when its cover gives no region or no month; only
 *                    the last name in it counts.
 * @return STATUS_OK, STATUS_BAD_INPUT (invalid UTF-8, or no unit was found; French text),
 *         STATUS_TOO_LARGE, or what the sink returned.
 */
MUST_CHECK enum status monograph_read(const char *shown_path, struct str text,
                                      const struct vocabulary *vocabulary,
                                      struct source_sink *sink, struct error *err);

/**
 * The same for a monograph whose header says @p given, which counts more than what is
 * printed.
 */
MUST_CHECK enum status monograph_read_given(const struct monograph_given *given,
                                            const char *shown_path, struct str text,
                                            const struct vocabulary *vocabulary,
                                            struct source_sink *sink, struct error *err);

#endif
