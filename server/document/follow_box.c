/* Writes the links to the feeds of documents of the same kind and place. */
#include "server/document/parts.h"

/** The address of @p feed with the kind and the region of the document. */
static struct url feed_of(struct url feed, const struct document_page *page)
{
    const struct document *document = &page->view.document;
    struct arena *arena = page->view.x->arena;
    const struct vocabulary *vocabulary = index_vocabulary(page->view.x->index);
    int region = document_region(document, vocabulary);
    struct url url =
        url_param(feed, STR("kind"), str_of(kind_slug(document->kind)), arena);
    if (region < 0)
        return url;
    return url_param(url, STR("region"),
                     str_of(vocabulary_region(vocabulary, (size_t)region)->code), arena);
}

void document_follow(struct html *h, const struct document_page *page)
{
    const struct document *document = &page->view.document;
    const struct vocabulary *vocabulary = index_vocabulary(page->view.x->index);
    int region = document_region(document, vocabulary);
    HTML(h, "<section class=\"box\" aria-labelledby=\"suivre\">"
            "<h2 id=\"suivre\">Suivre</h2><p>");
    HTML_TEXT(h, "Nouveaux documents «&nbsp;", str_of(kind_label(document->kind)),
              "&nbsp;»");
    if (region >= 0)
        HTML_TEXT(h, ", ", str_of(vocabulary_region(vocabulary, (size_t)region)->label),
                  "");
    HTML(h, "&nbsp;: ");
    HTML_TAG(h, "<a type=\"application/atom+xml\"");
    HTML_URL(h, "href", feed_of(URL("/feed.atom"), page));
    HTML(h, "flux Atom</a>, ");
    HTML_TAG(h, "<a type=\"application/feed+json\"");
    HTML_URL(h, "href", feed_of(URL("/feed.json"), page));
    HTML(h, "flux JSON</a>.</p></section>");
}
