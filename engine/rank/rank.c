/* Ranking runs both passes, one after the other. */
#include "engine/rank/rank.h"

#include "engine/rank/rank_first.h"

size_t rank_best(struct ranked *out, size_t n, const struct plan *plan,
                 const struct doc_list *among)
{
    size_t wanted = n > RANK_SECOND_LOOK ? n : RANK_SECOND_LOOK;
    wanted = wanted < among->n ? wanted : among->n;
    struct ranked *ranked = arena_room(plan->arena, wanted, sizeof *ranked);
    size_t found = rank_first(ranked, wanted, plan, among);
    size_t looked = found < RANK_SECOND_LOOK ? found : RANK_SECOND_LOOK;
    rank_again(ranked, looked, n < looked ? n : looked, plan);
    size_t n_out = found < n ? found : n;
    if (n_out)
        memcpy(out, ranked, n_out * sizeof *out);
    return n_out;
}
