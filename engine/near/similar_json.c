/* Writes the body of /api/v1/documents/{id}/similar. */
#include "engine/answer/document_json.h"
#include "engine/json/json_put.h"
#include "engine/near/similar.h"

static void put_hit(struct buf *out, const struct similar_hit *hit,
                    const struct document_shape *shape)
{
    document_json_open(out, &hit->document, shape);
    /* Four decimals: more digits of a sum mean nothing. */
    buf_put_str(out, STR(",\"score\":"));
    json_put_rounded(out, hit->score, 4);
    buf_put_str(out, STR(",\"shared\":["));
    for (size_t i = 0; i < hit->n_shared; i++)
        json_put_text(out, i ? STR(",") : STR(""), hit->shared[i]);
    buf_put_str(out, STR("]}"));
}

void similar_to_json(struct buf *out, const struct similar_answer *answer,
                     const struct index *index, struct str site)
{
    struct document_shape shape = {
        .vocabulary = index_vocabulary(index), .site = site, .members = HIT_MEMBERS_ALL};
    json_put_text(out, STR("{\"id\":"), answer->id);
    buf_put_str(out, STR(",\"similar\":["));
    for (size_t i = 0; i < answer->n_hits; i++) {
        if (i)
            buf_put_byte(out, ',');
        put_hit(out, &answer->hits[i], &shape);
    }
    buf_put_str(out, STR("]}"));
}
