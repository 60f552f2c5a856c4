/* The ways to read one query: as it was typed, and corrected. Private to
 * engine/compare/. */
#ifndef ENGINE_COMPARE_COMPARE_WAY_H
#define ENGINE_COMPARE_COMPARE_WAY_H

#include "engine/answer/correct.h"
#include "engine/compare/compare.h"
#include "engine/compare/compare_count.h"
#include "engine/understood/understood.h"

/** The documents of one plan that pass the filters. */
struct compare_way {
    /* Borrowed. */
    const struct plan *plan;
    struct understood *understood;
    struct doc_list docs;
    bool relaxed;
    struct compare_counts counts;
};

/** Find and count what @p way's plan matches, which is @p matched when that is known. */
void compare_way_find(struct compare_way *way, struct matched *matched,
                      const struct search_request *request);

/** Find the best document of each row that has any, and set row.best.
 *
 * @param rows  the @p n rows; those that are `corrected` are of @p corrected. */
void compare_best(struct compare_row *rows, size_t n, const struct compare_way *typed,
                  const struct compare_way *corrected,
                  const struct search_request *request);

/** Sort the rows by what is asked for; rows that are equal stay in alphabetical order. */
void compare_sort(struct compare_row *rows, size_t n,
                  const struct compare_request *request);

#endif
