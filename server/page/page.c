/* Writes the frame of pages. */
#include "server/page/page.h"

#include <time.h>

#include "server/follow/follow.h"

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

/** What search engines, social networks and readers of feeds take from a page. */
static void put_meta(struct html *h, const struct exchange *x,
                     const struct page_frame *frame)
{
    if (frame->description.n > 0) {
        HTML_TAG(h, "<meta name=\"description\"");
        HTML_ATTR(h, "content", frame->description);
    }
    if (frame->canonical.text.n > 0) {
        HTML_TAG(h, "<link rel=\"canonical\"");
        HTML_URL(h, "href",
                 url_absolute(x->site->identity->public_url, frame->canonical, x->arena));
    }
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
    HTML_TAG(h, "<link rel=\"icon\" type=\"image/svg+xml\"");
    HTML_URL(h, "href", url_of_asset(assets_url(assets, "icon.svg")));
    put_script(h, assets, SCRIPT_OF_PAGES);
    if (frame->script)
        put_script(h, assets, frame->script);
    HTML(h, "</head>");
}

static void put_bar(struct html *h, struct str words)
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

static void put_top(struct html *h, const struct identity *identity,
                    const struct page_frame *frame)
{
    HTML(h, "<a class=\"skip\" href=\"#contenu\">Aller au contenu</a>");
    if (frame->has_results)
        HTML(h, "<a class=\"skip\" href=\"#resultats\">Aller aux résultats</a>"
                "<a class=\"skip\" href=\"#filtres\">Aller aux filtres</a>");
    HTML(h, "<header class=\"top\"><div class=\"wrap top-row\">"
            "<a class=\"brand\" href=\"/\">");
    HTML_TEXT(h, "<span class=\"brand-name\">", identity->name, "</span>");
    HTML_TEXT(h, " <span class=\"brand-line\">", identity->promise, "</span></a>");
    HTML(h, "<nav class=\"top-links\" aria-label=\"Liens utiles\">"
            "<a href=\"/aide\">Aide</a></nav>");
    if (frame->has_bar)
        put_bar(h, frame->words);
    HTML(h, "</div></header>");
}

struct html page_begin(struct exchange *x, const struct page_frame *frame)
{
    reply_header_fixed(x->reply, "Content-Type", "text/html; charset=utf-8");
    struct html h = {.out = &x->reply->body};
    put_head(&h, x, frame);
    HTML(&h, "<body>");
    put_top(&h, x->site->identity, frame);
    HTML(&h, "<main id=\"contenu\" tabindex=\"-1\">");
    return h;
}

void page_end(struct html *h)
{
    HTML(h, "</main><footer class=\"bottom\"><div class=\"wrap\"><p>"
            "<a href=\"/\">Accueil</a> <a href=\"/recherche\">Tous les documents</a>"
            " <a href=\"/aide\">Aide à la recherche</a></p>"
            "<p class=\"quiet\">Ce service ne dépose aucun cookie"
            " et ne conserve pas vos recherches.</p></div></footer></body></html>");
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
