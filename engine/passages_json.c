/* The body of /api/v1/documents/{id}/passages. */
#include <jansson.h>

#include "engine/passages.h"

static json_t *text(struct str s)
{
    return json_stringn(s.n ? s.at : "", s.n);
}

static json_t *passage_json(const struct passage *passage)
{
    AUTO_BUF name = BUF_INIT(40);
    buf_printf(&name, "passage-%u", passage->number);
    /* Four decimals: the last bits of a sum are no information. */
    double score = (double)(int64_t)(passage->score * 1e4 + .5) / 1e4;
    return json_pack("{s:I, s:o, s:I, s:I, s:o, s:o, s:o, s:f}", "number",
                     (json_int_t)passage->number, "anchor", text(buf_str(&name)), "start",
                     (json_int_t)passage->start, "end", (json_int_t)passage->end,
                     "heading", passage->heading.n ? text(passage->heading) : json_null(),
                     "snippet", text(passage->snippet), "snippet_html",
                     text(passage->snippet_html), "score", score);
}

static int append(const char *bytes, size_t n, void *context)
{
    buf_put(context, bytes, n);
    return 0;
}

void passages_to_json(struct buf *out, const struct passages *passages)
{
    json_t *list = json_array();
    for (size_t i = 0; i < passages->n; i++)
        (void)json_array_append_new(list, passage_json(&passages->at[i]));
    json_t *root = json_pack("{s:o, s:o, s:I, s:o}", "id", text(passages->id), "q",
                             text(passages->text), "total", (json_int_t)passages->total,
                             "passages", list);
    (void)json_dump_callback(root, append, out, JSON_COMPACT | JSON_REAL_PRECISION(10));
    json_decref(root);
}
