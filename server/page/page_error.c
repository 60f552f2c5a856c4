/* Fills error.html. */
#include "server/page/page_error.h"

#include "server/page/page.h"

enum status page_error(struct exchange *x, enum problem problem,
                       const struct search_faults *faults)
{
    const struct problem_text *text = problem_text(problem);
    AUTO_PAGE page;
    page_start(&page, x, "error.html");
    struct str query = uri_param(x->uri, "q");
    page_search_bar(&page, query.at ? query : STR(""));
    template_data_set(page.main, "TITLE", str_of(text->title));
    template_data_set(page.main, "DETAIL", str_of(text->detail));
    template_data_set_number(page.main, "STATUS", text->status);
    struct template_data *list = NULL;
    for (size_t i = 0; faults && i < faults->n; i++) {
        if (!list)
            list = template_data_add(page.main, "FAULTS");
        struct template_data *fault = template_data_add(list, "FAULT");
        if (faults->at[i].parameter.n > 0) {
            struct template_data *name = template_data_add(fault, "NAMED");
            template_data_set(name, "PARAMETER", faults->at[i].parameter);
        }
        template_data_set(fault, "DETAIL", faults->at[i].detail);
    }
    struct error err = {0};
    return page_send(&page, x, str_of(text->title), &err);
}
