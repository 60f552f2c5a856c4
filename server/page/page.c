/* Writes the frame of pages. */
#include "server/page/page.h"

#include <time.h>

#include "html/french.h"
#include "html/html_french.h"
#include "server/follow/follow.h"

#define FOOT_MAX_BYTES ((size_t)16 << 10)

static void put_style(struct html *h, const struct assets *assets, const char *name)
{
    HTML_TAG(h, "<link rel=\"stylesheet\"");
    HTML_URL(h, "href", url_of_asset(assets_url(assets, name)));
}

static void put_script(struct html *h, const struct assets *assets, const char *name)
{
    HTML_TAG(h, "<script type=\"module\"");
    HTML_URL(h, "src", url_of_asset(assets_url(assets, name)));
    HTML(h, "</script>");
}

/** Write a property of the Open Graph protocol. */
#define PROPERTY(h, name, value)                                                         \
    do {                                                                                 \
        HTML_TAG(h, "<meta property=\"" name "\"");                                      \
        HTML_ATTR(h, "content", (value));                                                \
    } while (0)

/** What links to the page show elsewhere. The image has to be of points, and its address
 *  absolute. */
static void put_open_graph(struct html *h, const struct exchange *x,
                           const struct page_frame *frame)
{
    const struct identity *identity = x->site->identity;
    PROPERTY(h, "og:type", STR("website"));
    PROPERTY(h, "og:locale", STR("fr_FR"));
    PROPERTY(h, "og:site_name", identity->name);
    PROPERTY(h, "og:title", frame->title);
    if (frame->description.n > 0)
        PROPERTY(h, "og:description", frame->description);
    if (!identity->public_url.n)
        return;
    if (frame->canonical.text.n > 0)
        PROPERTY(h, "og:url",
                 url_absolute(identity->public_url, frame->canonical, x->arena).text);
    struct url logo = url_of_asset(assets_url(x->site->assets, identity->logo.at));
    if (str_ends_with(identity->logo, STR(".png")))
        PROPERTY(h, "og:image", url_absolute(identity->public_url, logo, x->arena).text);
}

/** What search engines, social networks and readers of feeds take from a page. */
static void put_meta(struct html *h, const struct exchange *x,
                     const struct page_frame *frame)
{
    if (frame->is_unlisted) {
        HTML(h, "<meta name=\"robots\" content=\"noindex, follow\">");
        return;
    }
    if (frame->description.n > 0) {
        HTML_TAG(h, "<meta name=\"description\"");
        HTML_ATTR(h, "content", frame->description);
    }
    if (frame->canonical.text.n > 0) {
        HTML_TAG(h, "<link rel=\"canonical\"");
        HTML_URL(h, "href",
                 url_absolute(x->site->identity->public_url, frame->canonical, x->arena));
    }
    put_open_graph(h, x, frame);
}

static void put_icon(struct html *h, const struct site *site)
{
    struct str icon = site->identity->icon;
    HTML_TAG(h, "<link rel=\"icon\"");
    HTML_ATTR(h, "type",
              str_ends_with(icon, STR(".png")) ? STR("image/png") : STR("image/svg+xml"));
    HTML_URL(h, "href", url_of_asset(assets_url(site->assets, icon.at)));
}

static void put_head(struct html *h, const struct exchange *x,
                     const struct page_frame *frame)
{
    const struct assets *assets = x->site->assets;
    HTML(h, "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            "<meta name=\"color-scheme\" content=\"light dark\">");
    HTML_TEXT(h, "<title>", frame->title, " – ");
    HTML_TEXT(h, "", x->site->identity->name, "</title>");
    put_meta(h, x, frame);
    follow_head(h, x, frame->title, frame->feed);
    put_style(h, assets, "style.css");
    if (frame->has_map)
        put_style(h, assets, "map.css");
    if (frame->style)
        put_style(h, assets, frame->style);
    if (frame->has_figures)
        put_style(h, assets, "figures.css");
    if (*assets_url(assets, "theme.css"))
        put_style(h, assets, "theme.css");
    put_icon(h, x->site);
    put_script(h, assets, SCRIPT_OF_PAGES);
    if (frame->script)
        put_script(h, assets, frame->script);
    HTML(h, "</head>");
}

void page_bar(struct html *h, struct str words)
{
    HTML(h, "<form class=\"bar\" id=\"recherche\" role=\"search\" action=\"/recherche\""
            " method=\"get\" accept-charset=\"utf-8\">"
            "<label class=\"hidden\" for=\"q\">Mots recherchés</label>");
    HTML_TAG(h,
             "<input id=\"q\" name=\"q\" type=\"search\" size=\"30\" maxlength=\"512\"");
    HTML_ATTR(h, "value", words);
    HTML_ATTRS(h, "title=\"Mots recherchés\""
                  " placeholder=\"VAE inversée, CPER, apprentissage…\""
                  " autocomplete=\"off\"");
    HTML(h, "<button type=\"submit\">Rechercher</button></form>");
}

static void put_top(struct html *h, const struct exchange *x,
                    const struct page_frame *frame)
{
    const struct identity *identity = x->site->identity;
    HTML(h, "<nav aria-label=\"Accès rapide\"><ul class=\"skips\"><li><a class=\"skip\" "
            "href=\"#contenu\">Aller au contenu"
            "</a></li>");
    if (frame->has_results)
        HTML(h, "<li><a class=\"skip\" href=\"#resultats\">Aller aux résultats</a></li>"
                "<li><a class=\"skip\" href=\"#filtres\">Aller aux filtres</a></li>");
    HTML(h, "</ul></nav><header class=\"top\"><div class=\"wrap top-row\">"
            "<a class=\"brand\" href=\"/\">");
    HTML_TAG(h, "<img class=\"brand-logo\" alt=\"\" height=\"40\"");
    HTML_URL(h, "src", url_of_asset(assets_url(x->site->assets, identity->logo.at)));
    HTML_TEXT(h, "<span class=\"brand-text\"><span class=\"brand-name\">", identity->name,
              "</span>");
    HTML_TEXT(h, " <span class=\"brand-line\">", identity->promise, "</span></span></a>");
    HTML(h, "<nav class=\"top-links\" aria-label=\"Liens utiles\">"
            "<a href=\"/aide\">Aide</a></nav>");
    if (frame->has_bar)
        page_bar(h, frame->words);
    HTML(h, "</div></header>");
}

/** What is known of the index that is served. */
struct state {
    uint32_t n_documents;
    int64_t built_at;
};

/** The state of the request's index, or, where it has none, of the one that is served. */
static bool state_read(struct state *out, const struct exchange *x)
{
    if (x->index) {
        struct index_info info = index_info(x->index);
        *out = (struct state){info.n_documents, info.built_at};
        return true;
    }
    if (!x->site->served)
        return false;
    struct served_state served;
    served_state(x->site->served, &served);
    *out = (struct state){served.n_documents, served.built_at};
    return served.is_open;
}

void page_state(struct html *h, const struct exchange *x)
{
    struct state state;
    if (!state_read(&state, x))
        return;
    AUTO_BUF count = BUF_INIT(64);
    french_count(&count, state.n_documents, "document");
    HTML(h, "<p class=\"up-to-date\">À jour au ");
    html_date(h, (date_day)(state.built_at / 86400));
    HTML_TEXT(h, " · ", buf_str(&count), "</p>");
}

static void put_publisher(struct html *h, const struct exchange *x)
{
    const struct identity *identity = x->site->identity;
    struct url home = url_outside(identity->publisher_url);
    struct url contact = url_contact(identity->contact, x->arena);
    HTML_TEXT(h, "<div class=\"bottom-who\"><p class=\"brand-name\">", identity->name,
              "</p>");
    HTML_TEXT(h, "<p>", identity->promise, "</p><p>Publié par ");
    if (home.text.n > 0)
        html_link(h, home, identity->publisher);
    else
        html_text(h, identity->publisher);
    if (contact.text.n > 0) {
        HTML(h, " · ");
        html_link(h, contact, STR("Nous écrire"));
    }
    HTML(h, "</p>");
    page_state(h, x);
    HTML(h, "</div>");
}

static void put_foot(struct html *h, const struct exchange *x)
{
    HTML(h, "</main><footer class=\"bottom\"><div class=\"wrap bottom-row\">");
    put_publisher(h, x);
    HTML(h, "<nav class=\"bottom-links\" aria-label=\"Pied de page\"><ul>"
            "<li><a href=\"/\">Accueil</a></li>"
            "<li><a href=\"/recherche\">Tous les documents</a></li>"
            "<li><a href=\"/comparer\">Comparer les régions</a></li>"
            "<li><a href=\"/lettre\">La lettre</a></li>"
            "<li><a href=\"/aide\">Aide à la recherche</a></li></ul><ul>"
            "<li><a href=\"/comparer\">Comparer les régions</a></li>"
            "<li><a href=\"/lettre\">La lettre</a></li>"
            "<li><a href=\"/feed.atom\">Flux des nouveautés</a></li>"
            "<li><a href=\"/docs\">API</a></li></ul><ul>"
            "<li><a href=\"/accessibilite\">Accessibilité&nbsp;: non conforme</a></li>"
            "<li><a href=\"/mentions-legales\">Mentions légales</a></li></ul></nav>"
            "<p class=\"bottom-end quiet\">Ce service ne dépose aucun cookie et ne charge"
            " rien d’ailleurs.</p></div></footer></body></html>");
}

struct html page_begin(struct exchange *x, const struct page_frame *frame)
{
    reply_header_fixed(x->reply, "Content-Type", "text/html; charset=utf-8");
    AUTO_BUF foot = BUF_INIT(FOOT_MAX_BYTES);
    struct html below = {.out = &foot};
    put_foot(&below, x);
    struct html h = {.out = &x->reply->body,
                     .ending = arena_str(x->arena, buf_str(&foot))};
    put_head(&h, x, frame);
    HTML(&h, "<body>");
    put_top(&h, x, frame);
    HTML(&h, "<main id=\"contenu\" tabindex=\"-1\">");
    return h;
}

void page_end(struct html *h)
{
    html_end(h);
}

bool page_is_known(struct exchange *x, struct str what)
{
    AUTO_BUF key = BUF_INIT(1U << 17);
    buf_printf(&key, "%s %d ", x->site->pages_digest, (int)page_today());
    buf_put_str(&key, what);
    return exchange_is_known(x, buf_str(&key));
}

date_day page_today(void)
{
    return (date_day)(time(NULL) / 86400);
}
