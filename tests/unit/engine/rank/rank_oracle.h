/* The first pass done by Xapian, to hold ours against. */
#ifndef TESTS_UNIT_ENGINE_RANK_ORACLE_H
#define TESTS_UNIT_ENGINE_RANK_ORACLE_H

#include "engine/match/filter.h"
#include "engine/plan/plan.h"
#include "xapian-c/enquire.h"

struct rank_oracle;

/** Write a Xapian database of @p index's stored words at @p path, which must not exist; a failure fails the test. */
struct rank_oracle *rank_oracle_new(const struct index *index, const char *path);
void rank_oracle_free(struct rank_oracle *oracle);

/** The best @p wanted of @p among for @p plan, best first. @return how many. */
size_t rank_oracle_best(struct xc_hit *hits, size_t wanted,
                        const struct rank_oracle *oracle, const struct plan *plan,
                        const struct filtered *among);

#endif
