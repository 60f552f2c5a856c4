/* The body of /api/v1/documents/{id}/similar. */
#include "engine/document_json.h"
#include "engine/similar.h"

static json_t *hit_json(const struct similar_hit *hit,
                        const struct vocabulary *vocabulary)
{
    json_t *json = document_json(&hit->document, vocabulary);
    json_t *shared = json_array();
    for (size_t i = 0; i < hit->n_shared; i++)
        (void)json_array_append_new(shared,
                                    json_stringn(hit->shared[i].at, hit->shared[i].n));
    /* Four decimals: the last bits of a sum are no information. */
    (void)json_object_set_new(json, "score",
                              json_real((double)(int64_t)(hit->score * 1e4 + .5) / 1e4));
    (void)json_object_set_new(json, "shared", shared);
    return json;
}

static int append(const char *bytes, size_t n, void *context)
{
    buf_put(context, bytes, n);
    return 0;
}

void similar_to_json(struct buf *out, const struct similar_answer *answer,
                     const struct index *index)
{
    json_t *list = json_array();
    for (size_t i = 0; i < answer->n_hits; i++)
        (void)json_array_append_new(list,
                                    hit_json(&answer->hits[i], index_vocabulary(index)));
    json_t *root = json_pack("{s:o, s:o}", "id",
                             json_stringn(answer->id.at, answer->id.n), "similar", list);
    (void)json_dump_callback(root, append, out, JSON_COMPACT | JSON_REAL_PRECISION(10));
    json_decref(root);
}
