/* Says in French what the reader should know of the results. */
#include "engine/answer/notices.h"

#include "engine/match/match_place.h"

/** « en région Bretagne », « dans les régions Bretagne et Normandie ». */
static void put_regions(struct buf *out, const struct plan *plan, region_set regions)
{
    bool is_one = !(regions & (regions - 1));
    buf_put_text(out, is_one ? "en région " : "dans les régions ");
    size_t n = 0;
    for (size_t i = 0; i < vocabulary_n_regions(plan->index->vocabulary); i++) {
        if (!(regions >> i & 1U))
            continue;
        bool is_last = !(regions >> i >> 1);
        buf_printf(out, "%s%s",
                   !n        ? ""
                   : is_last ? " et "
                             : ", ",
                   vocabulary_region(plan->index->vocabulary, i)->label);
        n++;
    }
}

static void tell(struct search_answer *out, const struct plan *plan, bool has_regions)
{
    region_set regions = 0;
    for (size_t i = 0; i < plan->n_placed; i++)
        regions |= plan->placed[i].place->regions;
    AUTO_BUF text = BUF_INIT(4096);
    buf_put_text(&text, "Rien sur ce point ");
    put_regions(&text, plan, regions);
    buf_put_text(&text, has_regions ? "\u00A0; voici d'autres régions."
                                    : "\u00A0; voici ce qui vaut pour toute la France.");
    struct str *notice = arena_array(plan->arena, 1, sizeof *notice);
    *notice = arena_str(plan->arena, buf_str(&text));
    out->notices = notice;
    out->n_notices = 1;
}

void notices_find(struct search_answer *out, const struct plan *plan,
                  const struct understood *understood)
{
    if (understood->is_listed || !out->total || out->request->regions)
        return;
    struct set *others = match_elsewhere(plan);
    if (!others)
        return;
    struct set *elsewhere = set_both(plan->arena, others, plan_elsewhere(plan));
    tell(out, plan, !doc_set_is_empty(plan_docs(plan, elsewhere)));
}
