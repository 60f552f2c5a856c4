/* The kinds of documents, with their slugs and French labels. */
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

/** The slug in JSON and in URLs, such as "news". A literal. */
const char *kind_slug(enum kind kind);

/** What a user reads, in French: « Actualité ». A literal. */
const char *kind_label(enum kind kind);

/** The kind whose slug is @p slug; KIND_COUNT_ when there is none. */
enum kind kind_find(struct str slug);

#endif
