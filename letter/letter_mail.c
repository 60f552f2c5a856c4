/* Writes a letter as HTML that mail programs show: each element has its own style, since
 * many of them read no other. The colours are those of the pages in light. */
#include "html/french.h"
#include "html/html.h"
#include "html/html_french.h"
#include "letter/letter_links.h"
#include "letter/letter_write.h"

static void put_item(struct html *h, const struct letter_writing *w,
                     const struct letter_item *item)
{
    struct url url = letter_item_url(w, item);
    AUTO_BUF facts = BUF_INIT(1U << 16);
    letter_put_facts(&facts, item);
    HTML(h, "<p style=\"margin:0 0 16px\">");
    if (url.text.n) {
        HTML_TAG(h, "<a style=\"color:#0b4f8a;font-weight:bold\"");
        HTML_URL(h, "href", url);
        HTML_TEXT(h, "", item->hit.document.title, "</a>");
    } else {
        HTML_TEXT(h, "<strong>", item->hit.document.title, "</strong>");
    }
    HTML_TEXT(h, "<br><span style=\"color:#4d5a6a;font-size:14px\">", buf_str(&facts),
              "</span>");
    if (item->hit.snippet.n)
        HTML_TEXT(h, "<br>", item->hit.snippet, "");
    HTML(h, "</p>");
}

static void put_section(struct html *h, const struct letter_writing *w,
                        const struct letter_section *section)
{
    HTML_TEXT(h,
              "<h2 style=\"margin:32px 0 8px;padding:0 0 4px;font-size:20px;"
              "line-height:1.25;border-bottom:2px solid #0b4f8a\">",
              section->label,
              " <span style=\"font-size:14px;font-weight:normal;color:#4d5a6a\">");
    html_count(h, section->n_items);
    HTML(h, "</span></h2>");
    for (size_t i = 0; i < section->n_themes; i++) {
        const struct letter_theme *theme = &section->themes[i];
        HTML_TEXT(h,
                  "<h3 style=\"margin:20px 0 "
                  "8px;font-size:15px;line-height:1.25;color:#4d5a6a\">",
                  theme->label, "</h3>");
        for (size_t j = 0; j < theme->n; j++)
            put_item(h, w, &theme->items[j]);
    }
}

static void put_head(struct html *h, const struct letter_writing *w, struct str title)
{
    HTML(h, "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            "<meta name=\"color-scheme\" content=\"light\">");
    HTML_TEXT(h, "<title>", title, " – ");
    HTML_TEXT(h, "", w->sender->name, "</title></head>");
    HTML(h, "<body style=\"margin:0;padding:0;background:#ffffff\">"
            "<div role=\"main\" style=\"max-width:640px;margin:0 auto;padding:24px 16px;"
            "background:#ffffff;color:#1b2430;"
            "font:16px/1.5 Arial,Helvetica,sans-serif\">");
    HTML_TEXT(h, "<p style=\"margin:0;color:#4d5a6a;font-size:14px\">", w->sender->name,
              "</p>");
    HTML_TEXT(h, "<h1 style=\"margin:4px 0 8px;font-size:26px;line-height:1.25\">", title,
              "</h1>");
}

static void put_summary(struct html *h, const struct letter *letter)
{
    AUTO_BUF text = BUF_INIT(1U << 12);
    if (letter->total)
        letter_put_count(&text, letter);
    else
        letter_put_nothing(&text, letter);
    HTML_TEXT(h, "<p style=\"margin:0 0 16px\">", buf_str(&text), "");
    for (size_t i = 0; i < letter->n_sections; i++) {
        HTML_TEXT(h, "", i ? STR(", ") : STR("\xC2\xA0: "), "");
        html_text(h, letter->sections[i].label);
    }
    HTML(h, "</p>");
}

static void put_foot(struct html *h, const struct letter_writing *w)
{
    HTML(h, "<p style=\"margin:32px 0 0;padding:12px 0 0;border-top:1px solid #c8d1dc;"
            "color:#4d5a6a;font-size:14px\">");
    html_text(h, w->sender->publisher.n ? w->sender->publisher : w->sender->name);
    if (w->sender->public_url.n) {
        HTML(h, " · ");
        HTML_TAG(h, "<a style=\"color:#0b4f8a\"");
        HTML_URL(h, "href", letter_own_url(w));
        HTML(h, "Lire en ligne</a> · ");
        HTML_TAG(h, "<a style=\"color:#0b4f8a\"");
        HTML_URL(h, "href", letter_search_url(w));
        HTML(h, "Tout chercher</a>");
    }
    HTML(h, "</p></div></body></html>");
}

void letter_to_mail(struct buf *out, const struct letter_writing *w)
{
    struct html h = {.out = out};
    AUTO_BUF title = BUF_INIT(1U << 10);
    letter_put_title(&title, w->letter);
    put_head(&h, w, buf_str(&title));
    put_summary(&h, w->letter);
    for (size_t i = 0; i < w->letter->n_sections; i++)
        put_section(&h, w, &w->letter->sections[i]);
    put_foot(&h, w);
}
