/* The frame of every page. */
#include "server/page/page.h"

#include <time.h>

#include "server/page/french.h"

void page_start(struct page *page, const struct exchange *x, const char *file)
{
    page->frame = template_data_new();
    template_data_set(page->frame, "CSS",
                      str_of(assets_url(x->site->assets, "style.css")));
    template_data_set(page->frame, "ICON",
                      str_of(assets_url(x->site->assets, "icon.svg")));
    page->main = template_data_include(page->frame, "MAIN", file);
}

void page_release(struct page *page)
{
    template_data_free(page->frame);
}

void page_search_bar(struct page *page, struct str query)
{
    struct template_data *bar = template_data_add(page->frame, "BAR");
    template_data_set(bar, "Q", query);
}

enum status page_send(struct page *page, struct exchange *x, struct str title,
                      struct error *err)
{
    template_data_set(page->frame, "TITLE", title);
    reply_header(x->reply, "Content-Type", "text/html; charset=utf-8");
    return template_render(&x->reply->body, x->site->templates, "layout.html",
                           page->frame, err);
}

bool page_is_known(struct exchange *x, struct str what)
{
    AUTO_BUF key = BUF_INIT(1U << 17);
    buf_printf(&key, "%s %d ", x->site->web_digest, (int)page_today());
    buf_put_str(&key, what);
    return exchange_is_known(x, buf_str(&key));
}

void page_set_date(struct template_data *node, const char *name, date_day day)
{
    AUTO_BUF text = BUF_INIT(64);
    french_date(&text, day);
    template_data_set(node, name, buf_str(&text));
}

void page_set_count(struct template_data *node, const char *name, unsigned long number)
{
    AUTO_BUF text = BUF_INIT(64);
    french_number(&text, number);
    template_data_set(node, name, buf_str(&text));
}

date_day page_today(void)
{
    return (date_day)(time(NULL) / 86400);
}
