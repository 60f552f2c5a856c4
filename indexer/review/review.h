/* What editors want to know of the documents of a run: what came, changed and went, what
 * they lack, and which are nearly the same. */
#ifndef INDEXER_REVIEW_REVIEW_H
#define INDEXER_REVIEW_REVIEW_H

#include <stdint.h>

#include <jansson.h>

#include "base/macros.h"
#include "base/str.h"
#include "engine/record/record.h"

/** The most documents of each sort that are named; more are only counted. */
#define REVIEW_NAMED_MAX 1000

/** The sorts of documents that are named. */
enum review_sort {
    REVIEW_ADDED,
    REVIEW_CHANGED,
    REVIEW_REMOVED,
    REVIEW_WITHOUT_REGION,
    REVIEW_WITHOUT_THEME,
    REVIEW_WITHOUT_DATE,
    REVIEW_SORT_COUNT_
};

/** What the report calls each, in JSON. */
extern const char *const review_names[REVIEW_SORT_COUNT_];

struct review;

/** A new one, never NULL, freed with review_free(). */
struct review *review_new(void);
void review_free(struct review *review);
void review_free_at(struct review **review);
#define AUTO_REVIEW CLEANUP(review_free_at) struct review

/** A document as it is named. Borrowed for the call. */
struct review_document {
    struct str id, title, file;
    uint32_t line;
};

/** Note a document of the sort. NULL is allowed: nothing is noted. */
void review_note(struct review *review, enum review_sort sort,
                 const struct review_document *document);

/** Note what the record, which is published, lacks, and keep a sketch of its text. NULL
 *  is allowed. */
void review_take(struct review *review, const struct record *record);

/** Add the member "documents_named" to @p object: by sort, and the near duplicates, how
 *  many there are and which. */
void review_to_json(const struct review *review, json_t *object);

#endif
