/* Fills error.html, or writes problem+json. */
#include "server/page/page_error.h"

#include "server/http/negotiate.h"
#include "server/page/page.h"

/** Whether errors are told as a page: where pages are, to a client that takes them. */
static bool wants_page(const struct exchange *x)
{
    bool is_api = str_starts_with(x->uri->path, STR("/api/"));
    bool is_page = x->route ? x->route->format == FORMAT_HTML : !is_api;
    return is_page && accept_quality(head_field(x->head, "accept"), "text/html") > 0;
}

static enum status write_page(struct exchange *x)
{
    const struct problem_text *text = problem_text(x->refusal->problem);
    const struct search_faults *faults = x->refusal->faults;
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

void page_error_write(struct exchange *x)
{
    if (!x->refusal || (wants_page(x) && write_page(x) == STATUS_OK))
        return;
    buf_clear(&x->reply->body);
    reply_header(x->reply, "Content-Type", "application/problem+json");
    reply_header(x->reply, "Content-Language", "fr");
    problem_write(&x->reply->body, x->refusal->problem, NULL, x->refusal->faults);
}
