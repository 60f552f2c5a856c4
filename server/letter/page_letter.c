/* Writes the letter as a page of the site. */
#include "server/letter/page_letter.h"

#include "html/html_french.h"
#include "letter/letter_write.h"
#include "server/letter/letter_form.h"
#include "server/page/page.h"
#include "server/page/page_hit.h"

static void put_item(struct html *h, const struct exchange *x,
                     const struct letter_item *item)
{
    const struct document *document = &item->hit.document;
    AUTO_BUF facts = BUF_INIT(1U << 16);
    letter_put_facts(&facts, item);
    HTML(h, "<li>");
    HTML_TAG(h, "<a class=\"letter-title\"");
    HTML_URL(h, "href", document_url(document->fields[FIELD_ID], STR(""), x->arena));
    HTML_TEXT(h, "", document->title, "</a>");
    HTML_TEXT(h, " <span class=\"letter-facts\">", buf_str(&facts), "</span>");
    if (item->hit.snippet.n)
        HTML_TEXT(h, " <span class=\"letter-lead\">", item->hit.snippet, "</span>");
    HTML(h, "</li>");
}

static void put_section(struct html *h, const struct exchange *x,
                        const struct letter_section *section, size_t number)
{
    HTML_TAG(h, "<section");
    HTML_NUMBERED(h, "aria-labelledby", "partie-", number);
    HTML_TAG(h, "<h2");
    HTML_NUMBERED(h, "id", "partie-", number);
    html_text(h, section->label);
    HTML(h, " <span class=\"count\">");
    html_count(h, section->n_items);
    HTML(h, "</span></h2>");
    for (size_t i = 0; i < section->n_themes; i++) {
        const struct letter_theme *theme = &section->themes[i];
        HTML_TEXT(h, "<h3>", theme->label, "</h3><ul class=\"letter-items\">");
        for (size_t j = 0; j < theme->n; j++)
            put_item(h, x, &theme->items[j]);
        HTML(h, "</ul>");
    }
    HTML(h, "</section>");
}

/** Write links to the sections; nothing when there is one. */
static void put_contents(struct html *h, const struct letter *letter)
{
    if (letter->n_sections < 2)
        return;
    HTML(h, "<nav class=\"letter-contents\" aria-label=\"Dans cette lettre\"><ul>");
    for (size_t i = 0; i < letter->n_sections; i++) {
        HTML(h, "<li>");
        HTML_TAG(h, "<a");
        HTML_NUMBERED(h, "href", "#partie-", i + 1);
        HTML_TEXT(h, "", letter->sections[i].label, "</a> <span class=\"count\">");
        html_count(h, letter->sections[i].n_items);
        HTML(h, "</span></li>");
    }
    HTML(h, "</ul></nav>");
}

static void put_link(struct html *h, struct url url, struct str label)
{
    HTML(h, "<li>");
    html_link(h, url, label);
    HTML(h, "</li>");
}

/** Write the other forms of the letter, and the days before and behind. */
static void put_links(struct html *h, const struct exchange *x,
                      const struct letter *letter)
{
    const struct letter_request *request = letter->request;
    struct letter_request before =
        letter_request_until(request, request->search.from - 1, x->arena);
    HTML(h, "<ul class=\"letter-links\">");
    put_link(h, letter_url(x, request, LETTER_AS_MAIL), STR("Version pour un courriel"));
    put_link(h, letter_url(x, request, LETTER_AS_TEXT), STR("Version texte"));
    put_link(h, letter_url(x, &before, LETTER_AS_PAGE), STR("Période précédente"));
    if (!request->ends_today) {
        struct letter_request now = *request;
        now.ends_today = true;
        put_link(h, letter_url(x, &now, LETTER_AS_PAGE), STR("Jusqu’à aujourd’hui"));
    }
    HTML(h, "</ul>");
}

/** Say that there is nothing, and lead to the last days that have something. */
static void put_nothing(struct html *h, const struct exchange *x,
                        const struct letter *letter)
{
    AUTO_BUF text = BUF_INIT(1U << 12);
    letter_put_nothing(&text, letter);
    HTML_TEXT(h, "<p class=\"notice\">", buf_str(&text), "");
    if (letter->last != DATE_NONE) {
        struct letter_request last =
            letter_request_until(letter->request, letter->last, x->arena);
        HTML(h, " ");
        HTML_TAG(h, "<a");
        HTML_URL(h, "href", letter_url(x, &last, LETTER_AS_PAGE));
        HTML(h, "Lire la lettre de ce jour-là</a>");
    }
    HTML(h, "</p>");
}

static void put_summary(struct html *h, const struct exchange *x,
                        const struct letter *letter)
{
    if (!letter->total) {
        put_nothing(h, x, letter);
        return;
    }
    AUTO_BUF text = BUF_INIT(1U << 12);
    letter_put_count(&text, letter);
    HTML_TEXT(h, "<p class=\"letter-count\">", buf_str(&text), "</p>");
}

void page_letter(struct exchange *x, const struct letter *letter)
{
    AUTO_BUF title = BUF_INIT(1U << 12);
    letter_put_title(&title, letter);
    struct html h = page_begin(
        x, &(struct page_frame){
               .title = buf_str(&title),
               .has_bar = true,
               .style = "letter.css",
               .description = STR("Ce qui a été publié récemment sur la formation et "
                                  "l’apprentissage, par région et par thème."),
               .canonical = letter_url(x, letter->request, LETTER_AS_PAGE)});
    HTML(&h, "<div class=\"wrap letter\">");
    HTML_TEXT(&h, "<h1>", buf_str(&title), "</h1>");
    letter_form(&h, x, letter->request);
    put_summary(&h, x, letter);
    put_links(&h, x, letter);
    put_contents(&h, letter);
    for (size_t i = 0; i < letter->n_sections; i++)
        put_section(&h, x, &letter->sections[i], i + 1);
    HTML(&h, "</div>");
    page_end(&h);
}
