/* Folds results whose documents have the same number of a whole in the columns. */
#include "engine/answer/collapse.h"

uint32_t collapse_count(const struct doc_list *among, const struct columns *columns,
                        struct arena *arena)
{
    if (!columns->n_wholes)
        return 0;
    bool *seen = arena_array(arena, (size_t)columns->n_wholes + 1, sizeof *seen);
    uint32_t n = 0;
    for (uint32_t i = 0; i < among->n; i++) {
        uint32_t whole = columns_whole(columns, among->docids[i]);
        if (!whole)
            continue;
        n += seen[whole];
        seen[whole] = true;
    }
    return n;
}

size_t collapse(struct collapsed *out, const struct ranked *ranked, size_t n,
                const struct columns *columns, struct arena *arena)
{
    /* By whole: the place in out of its result, from 1; 0 when it has none yet. */
    uint32_t *place = arena_array(arena, (size_t)columns->n_wholes + 1, sizeof *place);
    size_t n_out = 0;
    for (size_t i = 0; i < n; i++) {
        uint32_t whole = columns_whole(columns, ranked[i].docid);
        if (whole && place[whole]) {
            struct collapsed *best = &out[place[whole] - 1];
            if (best->n_parts < COLLAPSE_SHOWN)
                best->parts[best->n_parts++] = ranked[i].docid;
            continue;
        }
        out[n_out++] = (struct collapsed){.best = ranked[i]};
        place[whole] = whole ? (uint32_t)n_out : 0;
    }
    return n_out;
}
