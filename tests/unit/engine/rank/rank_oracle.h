/* The first pass done by Xapian, to compare ours with. */
#ifndef TESTS_UNIT_ENGINE_RANK_ORACLE_H
#define TESTS_UNIT_ENGINE_RANK_ORACLE_H

#include "engine/plan/plan.h"
#include "engine/store/doc_set.h"
#include "xapian-c/enquire.h"

struct rank_oracle;

/** Write a Xapian database with the stored words of @p index at @p path, where nothing
 *  may be. A failure fails the test. */
struct rank_oracle *rank_oracle_new(const struct index *index, const char *path);
void rank_oracle_free(struct rank_oracle *oracle);

/** Rank the documents in @p among for @p plan. Writes the best @p wanted, the best first.
 *  @return how many */
size_t rank_oracle_best(struct xc_hit *hits, size_t wanted,
                        const struct rank_oracle *oracle, const struct plan *plan,
                        const struct doc_list *among);

#endif
