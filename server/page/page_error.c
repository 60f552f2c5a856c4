/* Writes what is wrong, as a page or as problem details in JSON. */
#include "server/page/page_error.h"

#include "server/http/negotiate.h"
#include "server/page/page.h"

/**
 * Whether the client gets a page: it accepts one, and the address is not one of the API.
 */
static bool wants_page(const struct exchange *x)
{
    bool is_api = str_starts_with(x->uri->path, STR("/api/"));
    bool is_page = x->route ? x->route->format == FORMAT_HTML : !is_api;
    return is_page && accept_quality(head_field(x->head, "accept"), "text/html") > 0;
}

/** List what is wrong with each parameter. */
static void put_faults(struct html *h, const struct search_faults *faults)
{
    if (!faults || !faults->n)
        return;
    HTML(h, "<ul class=\"faults\">");
    for (size_t i = 0; i < faults->n; i++) {
        HTML(h, "<li>");
        if (faults->at[i].parameter.n > 0)
            HTML_TEXT(h, "<code>", faults->at[i].parameter, "</code>&nbsp;: ");
        html_text(h, faults->at[i].detail);
        HTML(h, "</li>");
    }
    HTML(h, "</ul>");
}

static void write_page(struct exchange *x)
{
    const struct problem_text *text = problem_text(x->refusal->problem);
    struct str title = str_of(text->title);
    struct str words = uri_param(x->uri, "q");
    struct html h = page_begin(
        x, &(struct page_frame){.title = title, .has_bar = true, .words = words});
    HTML_TEXT(&h, "<div class=\"wrap narrow\"><h1>", title, "</h1><div role=\"alert\">");
    HTML_TEXT(&h, "<p>", str_of(text->detail), "</p>");
    put_faults(&h, x->refusal->faults);
    HTML(&h, "</div><p><a href=\"/\">Revenir à l’accueil</a> ou"
             " <a href=\"/aide\">lire l’aide à la recherche</a>.</p>"
             "<p class=\"quiet\">Erreur ");
    html_number(&h, text->status);
    HTML(&h, "</p></div>");
    page_end(&h);
}

static void write_problem(struct exchange *x)
{
    reply_header(x->reply, "Content-Type", "application/problem+json");
    reply_header(x->reply, "Content-Language", "fr");
    problem_write(&x->reply->body, x->refusal->problem, NULL, x->refusal->faults);
}

void page_error_write(struct exchange *x)
{
    if (!x->refusal)
        return;
    if (wants_page(x))
        write_page(x);
    else
        write_problem(x);
}
