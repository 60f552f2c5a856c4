/* Fills the list of passages, each leading to its paragraph. */
#include "server/page/page_passages.h"

#include "engine/near/passages.h"

/** A text of fewer paragraphs needs no list of them. */
#define PARAGRAPHS_MIN 4

enum status page_passages(struct template_data *node, struct exchange *x, uint32_t docid,
                          const struct search_request *request, struct error *err)
{
    if (str_trim(request->text).n == 0)
        return STATUS_OK;
    struct passages passages;
    enum status st =
        passages_find(&passages, x->searcher, request, docid, PASSAGES_DEFAULT, err);
    if (st || !passages.n || passages.n_paragraphs < PARAGRAPHS_MIN)
        return st;
    struct template_data *list = template_data_add(node, "PASSAGES");
    template_data_set(list, "WORDS", str_trim(request->text));
    for (size_t i = 0; i < passages.n; i++) {
        const struct passage *passage = &passages.at[i];
        struct template_data *item = template_data_add(list, "PASSAGE");
        template_data_set_number(item, "NUMBER", passage->number);
        template_data_set_marked(item, "EXTRACT", passage->snippet_html);
        struct template_data *name =
            template_data_add(item, passage->heading.n ? "HEADED" : "PLAIN");
        template_data_set(name, "HEADING", passage->heading);
    }
    return STATUS_OK;
}
