/* The kinds of documents: their slugs and French labels. */
#ifndef ENGINE_VOCABULARY_KIND_H
#define ENGINE_VOCABULARY_KIND_H

#include "base/str.h"

enum kind {
    KIND_DOCUMENT = 0,
    KIND_NEWS,
    KIND_PROGRAMME,
    KIND_CAMPUS,
    KIND_CLUSTER,
    KIND_INDICATOR,
    KIND_BUDGET,
    KIND_CONTACT,
    KIND_REGION,
    KIND_AID,
    KIND_COUNT_
};

/** The slug as in JSON and URLs, such as "news". */
const char *kind_slug(enum kind kind);

/** What a reader sees, in French: « Actualité ». */
const char *kind_label(enum kind kind);

/** The kind of @p slug, or KIND_COUNT_ when there is none. */
enum kind kind_find(struct str slug);

#endif
