/* The facets: by what the documents of an answer are counted. */
#ifndef ENGINE_REQUEST_FACET_H
#define ENGINE_REQUEST_FACET_H

#include <stdint.h>

/* ROW(NAME, name, label, default): the name in requests and answers, what a reader sees,
 * and whether it is counted when a request names no facets. A facet is a row here and a
 * `struct facet_type <name>_facet` in engine/match/ (facet_type.h). */
#define FACETS(ROW)                                                                      \
    ROW(REGION, region, "Région", 1)                                                     \
    ROW(THEME, theme, "Thème", 1)                                                        \
    ROW(KIND, kind, "Type", 1)                                                           \
    ROW(YEAR, year, "Année", 1)                                                          \
    ROW(MONTH, month, "Mois", 0)                                                         \
    ROW(SOURCE, source, "Source", 0)

#define FACET_NUMBER(NAME, name, label, by_default) FACET_##NAME,
enum facet { FACETS(FACET_NUMBER) FACET_COUNT_ };
#undef FACET_NUMBER

/** The facets that are counted when a request names none, a bit each. */
uint32_t facets_by_default(void);

/** The facet's name ("region"). */
const char *facet_name(enum facet facet);

/** What a reader sees, in French (« Région »). */
const char *facet_label(enum facet facet);

#endif
