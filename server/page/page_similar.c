/* Fills the list of similar documents. */
#include "server/page/page_similar.h"

#include "engine/near/similar.h"
#include "server/page/html_hit.h"
#include "server/page/page.h"

static void put_date(struct template_data *item, date_day day)
{
    if (day == DATE_NONE)
        return;
    char iso[DATE_TEXT_BYTES];
    date_format(iso, day);
    struct template_data *date = template_data_add(item, "DATE");
    template_data_set(date, "ISO", str_of(iso));
    page_set_date(date, "TEXT", day);
}

/** The region, where there is one alone: a list of them says nothing. */
static void put_place(struct template_data *item, const struct document *document,
                      const struct vocabulary *vocabulary)
{
    if (__builtin_popcount(document->regions) != 1)
        return;
    size_t number = (size_t)__builtin_ctz(document->regions);
    if (number < vocabulary_n_regions(vocabulary))
        template_data_set(template_data_add(item, "PLACE"), "LABEL",
                          str_of(vocabulary_region(vocabulary, number)->label));
}

enum status page_similar(struct template_data *node, struct exchange *x, uint32_t docid,
                         struct error *err)
{
    struct similar_answer answer;
    enum status st = similar_find(&answer, x->searcher, docid, SIMILAR_DEFAULT, err);
    if (st || !answer.n_hits)
        return st;
    struct template_data *list = template_data_add(node, "SIMILAR");
    for (size_t i = 0; i < answer.n_hits; i++) {
        const struct document *document = &answer.hits[i].document;
        struct template_data *item = template_data_add(list, "ITEM");
        AUTO_BUF href = BUF_INIT(4096);
        document_href(&href, document->fields[FIELD_ID], STR(""));
        template_data_set(item, "HREF", buf_str(&href));
        template_data_set(item, "TITLE", document->title);
        template_data_set(item, "KIND", str_of(kind_label(document->kind)));
        put_place(item, document, index_vocabulary(x->index));
        put_date(item, document->dates[RECORD_DATE]);
    }
    return STATUS_OK;
}
