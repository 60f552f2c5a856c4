/* Writes the page /docs: what it is about, its contents, operations by tag, schemas. */
#include "server/reference/reference.h"

#include "server/page/page.h"
#include "server/reference/reference_operation.h"
#include "server/reference/reference_schema.h"

/** What is done with each operation. */
typedef void operation_fn(const struct reference *r, const char *path, const json_t *get);

/** Call @p take for each operation with the tag @p tag. */
static void each_operation(const struct reference *r, struct str tag, operation_fn *take)
{
    const char *path;
    json_t *item;
    /* jansson's loop wants a tree that may be changed. */
    json_t *paths = json_object_get(r->tree, "paths");
    json_object_foreach(paths, path, item)
    {
        const json_t *get = json_object_get(item, "get");
        const json_t *own = json_array_get(json_object_get(get, "tags"), 0);
        if (json_is_string(own) && str_equal(tag, str_of(json_string_value(own))))
            take(r, path, get);
    }
}

static void put_link(const struct reference *r, const char *path, const json_t *get)
{
    HTML(r->h, "<li>");
    HTML_TAG(r->h, "<a");
    HTML_URL(r->h, "href", url_anchor(text_of(get, "operationId"), r->arena));
    HTML_TEXT(r->h, "<code>", str_of(path), "</code></a> ");
    put_line(r, text_of(get, "summary"));
    HTML(r->h, "</li>");
}

/** Write the heading of a tag: its name and what it stands for. */
static void put_tag(const struct reference *r, const json_t *tag)
{
    HTML(r->h, "<h2>");
    put_line(r, text_of(tag, "description"));
    HTML(r->h, "</h2>");
}

static void put_contents(const struct reference *r, const json_t *tags)
{
    HTML(r->h, "<nav class=\"contents\" aria-label=\"Sommaire\">");
    for (size_t i = 0; i < json_array_size(tags); i++) {
        const json_t *tag = json_array_get(tags, i);
        HTML_TEXT(r->h, "<p><strong>", text_of(tag, "description"), "</strong></p><ul>");
        each_operation(r, text_of(tag, "name"), put_link);
        HTML(r->h, "</ul>");
    }
    HTML(r->h, "<p><a href=\"#schemas\">Les objets des réponses</a></p></nav>");
}

static void put_operations(const struct reference *r, const json_t *tags)
{
    for (size_t i = 0; i < json_array_size(tags); i++) {
        const json_t *tag = json_array_get(tags, i);
        put_tag(r, tag);
        each_operation(r, text_of(tag, "name"), put_operation);
    }
}

static void put_schemas(const struct reference *r)
{
    const char *name;
    json_t *schema;
    json_t *components = json_object_get(r->tree, "components");
    json_t *schemas = json_object_get(components, "schemas");
    HTML(r->h, "<h2 id=\"schemas\">Les objets des réponses</h2>");
    json_object_foreach(schemas, name, schema) put_schema(r, name, schema);
}

void page_reference(struct exchange *x)
{
    const json_t *tree = x->site->contract;
    const json_t *info = json_object_get(tree, "info");
    const json_t *tags = json_object_get(tree, "tags");
    struct html h =
        page_begin(x, &(struct page_frame){.title = STR("Interface de programmation"),
                                           .has_bar = true,
                                           .description = text_of(info, "summary"),
                                           .canonical = URL("/docs"),
                                           .style = "reference.css"});
    struct reference r = {&h, tree, x->arena};
    HTML(&h, "<div class=\"wrap prose reference\"><h1>Interface de programmation</h1>"
             "<p>Cette page dit ce que chaque adresse attend et répond."
             " Les programmes lisent la même chose dans "
             "<a href=\"/openapi.json\">openapi.json</a> (OpenAPI 3.1).</p>");
    put_paragraphs(&r, text_of(info, "description"));
    put_contents(&r, tags);
    put_operations(&r, tags);
    put_schemas(&r);
    HTML(&h, "</div>");
    page_end(&h);
}
