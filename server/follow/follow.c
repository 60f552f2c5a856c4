/* Links to feeds, which are of the same search as the page. */
#include "server/follow/follow.h"

static const struct {
    const char *name, *type;
} forms[] = {{"Atom", "application/atom+xml"}, {"JSON", "application/feed+json"}};

/** The address of the feed in form @p i. */
static struct url address_of(size_t i, const struct exchange *x, struct str query)
{
    return url_query(i == 0 ? URL("/feed.atom") : URL("/feed.json"), query, x->arena);
}

void follow_head(struct html *h, const struct exchange *x, struct str title,
                 struct str feed)
{
    HTML_TAG(h, "<link rel=\"search\" type=\"application/opensearchdescription+xml\""
                " href=\"/opensearch.xml\"");
    HTML_ATTR(h, "title", x->site->identity->name);
    for (size_t i = 0; feed.at && i < COUNT_OF(forms); i++) {
        AUTO_BUF name = BUF_INIT(1U << 16);
        buf_printf(&name, "%.*s (%s)", STR_ARG(title), forms[i].name);
        HTML_TAG(h, "<link rel=\"alternate\"");
        HTML_ATTR(h, "type", str_of(forms[i].type));
        HTML_ATTR(h, "title", buf_str(&name));
        HTML_URL(h, "href", address_of(i, x, feed));
    }
}

void follow_links(struct html *h, const struct exchange *x, struct str feed)
{
    HTML(h, "<p class=\"follow\">S’abonner aux nouveaux documents de cette"
            " recherche&nbsp;:");
    for (size_t i = 0; i < COUNT_OF(forms); i++) {
        html_text(h, i ? STR(" ou ") : STR(" "));
        HTML_TAG(h, "<a");
        HTML_ATTR(h, "type", str_of(forms[i].type));
        HTML_URL(h, "href", address_of(i, x, feed));
        HTML_TEXT(h, "flux ", str_of(forms[i].name), "</a>");
    }
    HTML(h, "</p>");
}

struct str follow_query(const struct exchange *x, const struct search_request *request)
{
    AUTO_BUF query = BUF_INIT(1U << 16);
    search_request_write_feed(&query, request, x->index);
    return arena_str(x->arena, str_of(buf_text(&query)));
}
