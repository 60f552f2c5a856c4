/* Writes the header Link. */
#include "server/exchange/links.h"

/** Proxies accept a few kilobytes of headers only. */
#define LINK_MAX_BYTES 3000

uint32_t links_previous(const struct links *links)
{
    uint32_t before = links->page - 1;
    return before < links->last ? before : links->last;
}

uint32_t links_next(const struct links *links)
{
    return links->page < links->last ? links->page + 1 : 0;
}

void links_put(struct buf *out, const struct links *links, const char *path,
               uint32_t page)
{
    buf_put_str(out, links->site);
    buf_put_text(out, path);
    if (links->first.n || page != 1)
        buf_put_byte(out, '?');
    search_request_write_page(out, links->first, page);
}

/** Append one link; nothing for page 0. */
static void put(struct buf *out, const struct links *links, const char *path,
                uint32_t page, const char *attributes)
{
    if (page == 0)
        return;
    buf_put_text(out, out->n ? ", <" : "<");
    links_put(out, links, path, page);
    buf_put_text(out, attributes);
}

static void put_form(struct buf *out, const struct links *links, struct link_form form)
{
    put(out, links, form.path, links->page, ">; rel=\"alternate\"; type=\"");
    buf_put_text(out, form.type);
    buf_put_byte(out, '"');
}

void links_set(struct reply *reply, const struct links *links)
{
    AUTO_BUF out = BUF_INIT(1U << 20);
    put(&out, links, links->path, links->page, ">; rel=\"self\"");
    put(&out, links, links->path, 1, ">; rel=\"first\"");
    put(&out, links, links->path, links_previous(links), ">; rel=\"prev\"");
    put(&out, links, links->path, links_next(links), ">; rel=\"next\"");
    put(&out, links, links->path, links->last, ">; rel=\"last\"");
    for (size_t i = 0; i < links->n_forms; i++)
        if (strcmp(links->forms[i].path, links->path) != 0)
            put_form(&out, links, links->forms[i]);
    if (links->feed.at) {
        struct links feed = {.site = links->site, .first = links->feed};
        put(&out, &feed, "/feed.atom", 1,
            ">; rel=\"alternate\"; type=\"application/atom+xml\"");
    }
    if (out.n <= LINK_MAX_BYTES)
        reply_header_text(reply, "Link", buf_str(&out));
}
