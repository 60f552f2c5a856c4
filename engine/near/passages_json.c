/* Writes the body of /api/v1/documents/{id}/passages. */
#include "engine/json/json_put.h"
#include "engine/near/passages.h"

static void put_passage(struct buf *out, const struct passage *passage)
{
    json_put_number(out, STR("{\"number\":"), passage->number);
    json_put_number(out, STR(",\"anchor\":\"passage-"), passage->number);
    json_put_number(out, STR("\",\"part\":"), passage->part + 1);
    json_put_number(out, STR(",\"start\":"), passage->start);
    json_put_number(out, STR(",\"end\":"), passage->end);
    json_put_text_or_null(out, STR(",\"heading\":"), passage->heading);
    json_put_text(out, STR(",\"snippet\":"), passage->snippet);
    json_put_text(out, STR(",\"snippet_html\":"), passage->snippet_html);
    /* Four decimals: more digits of a sum mean nothing. */
    buf_put_str(out, STR(",\"score\":"));
    json_put_rounded(out, passage->score, 4);
    buf_put_byte(out, '}');
}

void passages_to_json(struct buf *out, const struct passages *passages)
{
    json_put_text(out, STR("{\"id\":"), passages->id);
    json_put_text(out, STR(",\"q\":"), passages->text);
    json_put_number(out, STR(",\"total\":"), passages->total);
    buf_put_str(out, STR(",\"passages\":["));
    for (size_t i = 0; i < passages->n; i++) {
        if (i)
            buf_put_byte(out, ',');
        put_passage(out, &passages->at[i]);
    }
    buf_put_str(out, STR("]}"));
}
