/* Writes what is wrong, as a page or as problem details in JSON. */
#include "server/page/page_error.h"

#include "base/utf8.h"
#include "server/http/negotiate.h"
#include "server/page/page.h"

/** The most of a path that is proposed as words. */
#define WORDS_MAX_BYTES 200

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

/** The words of the last part of a path: « vae inversee » of "/documents/vae-inversee".
 *  Signs are left out, so that nothing of the path but letters and digits is shown. */
static struct str words_of_path(struct str path, struct arena *arena)
{
    size_t start = path.n;
    while (start > 0 && path.at[start - 1] != '/')
        start--;
    AUTO_BUF words = BUF_INIT(WORDS_MAX_BYTES);
    for (size_t i = start; i < path.n; i++) {
        unsigned char c = (unsigned char)path.at[i];
        bool is_letter = c >= 0x80 || (c >= '0' && c <= '9') ||
                         ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        if (is_letter)
            buf_put_byte(&words, (char)c);
        else if (words.n > 0 && words.at[words.n - 1] != ' ')
            buf_put_byte(&words, ' ');
    }
    struct str found = str_trim(buf_str(&words));
    bool is_usable = !buf_overflowed(&words) && utf8_first_invalid(found) == found.n;
    return is_usable ? arena_str(arena, found) : STR("");
}

/** Propose to search for what the address seems to be about. */
static void put_words(struct html *h, const struct exchange *x)
{
    struct str words = words_of_path(x->uri->path, x->arena);
    if (!words.n)
        return;
    HTML(h, "<p>Cherchez plutôt ce que dit cette adresse&nbsp;: ");
    html_link(h, url_param(URL("/recherche"), STR("q"), words, x->arena), words);
    HTML(h, ".</p>");
}

static bool is_faulty(const struct search_faults *faults, struct str name)
{
    for (size_t i = 0; faults && i < faults->n; i++)
        if (str_equal(faults->at[i].parameter, name))
            return true;
    return false;
}

/** Propose the same page without the parameters that are wrong. */
static void put_without_faults(struct html *h, const struct exchange *x)
{
    struct url url = url_in(URL(""), x->uri->path, x->arena);
    for (size_t i = 0; i < x->uri->n_params; i++) {
        const struct search_param *param = &x->uri->params[i];
        bool is_sound = utf8_first_invalid(param->value) == param->value.n;
        if (is_sound && search_param_is_known(param->name) &&
            !is_faulty(x->refusal->faults, param->name))
            url = url_param(url, param->name, param->value, x->arena);
    }
    HTML(h, "<p>");
    html_link(h, url, STR("Continuer sans ce qui est signalé"));
    HTML(h, ".</p>");
}

/** Propose to ask for the same once more. */
static void put_again(struct html *h, const struct exchange *x)
{
    struct url path = url_in(URL(""), x->uri->path, x->arena);
    HTML(h, "<p>");
    html_link(h, url_query(path, x->uri->query, x->arena), STR("Réessayer"));
    HTML(h, ".</p>");
}

/** Lead on from where the visitor is. */
static void put_ways(struct html *h, const struct exchange *x, unsigned status)
{
    bool has_path =
        x->uri->path.n > 0 && utf8_first_invalid(x->uri->path) == x->uri->path.n;
    if (status == 404)
        put_words(h, x);
    if (status == 400 && has_path && x->route)
        put_without_faults(h, x);
    if (status == 503 && has_path)
        put_again(h, x);
    HTML(h,
         "<ul class=\"ways\"><li><a href=\"/\">L’accueil</a>, avec les nouveautés et les"
         " chiffres clés</li><li><a href=\"/recherche\">Tous les documents</a>, à"
         " filtrer par région, thème, type ou date</li><li><a href=\"/aide\">L’aide à la"
         " recherche</a>, avec des exemples</li></ul>");
}

static void write_page(struct exchange *x)
{
    const struct problem_text *text = problem_text(x->refusal->problem);
    struct str title = str_of(text->title);
    struct html h = page_begin(x, &(struct page_frame){.title = title,
                                                       .has_bar = true,
                                                       .words = uri_param(x->uri, "q"),
                                                       .style = "prose.css",
                                                       .is_unlisted = true});
    HTML(&h, "<div class=\"wrap narrow prose\"><p class=\"error-code\">Erreur ");
    html_number(&h, text->status);
    HTML_TEXT(&h, "</p><h1>", title, "</h1><div role=\"alert\">");
    HTML_TEXT(&h, "<p>", str_of(text->detail), "</p>");
    put_faults(&h, x->refusal->faults);
    HTML(&h, "</div><h2>Pour continuer</h2>");
    put_ways(&h, x, text->status);
    HTML(&h, "</div>");
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
