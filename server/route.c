/* One row an endpoint; each handler has its file. */
#include "server/route.h"

#include "base/macros.h"
#include "server/handle/handlers.h"

/* The first that matches is taken: a path with something behind its "{…}" stands before the one without. */
static const struct route routes[] = {
    /* path                     format       index  handler */
    {"/", FORMAT_HTML, true, handle_home},
    {"/recherche", FORMAT_HTML, true, handle_results},
    {"/documents/{id}", FORMAT_HTML, true, handle_document_page},
    {"/aide", FORMAT_HTML, false, handle_help},
    {"/api/v1/search", FORMAT_JSON, true, handle_search},
    {"/api/v1/documents/{id}/passages", FORMAT_JSON, true, handle_passages},
    {"/api/v1/documents/{id}/similar", FORMAT_JSON, true, handle_similar},
    {"/api/v1/suggest", FORMAT_SUGGESTIONS, true, handle_suggest},
    {"/api/v1/documents/{id}", FORMAT_JSON, true, handle_document},
    {"/api/v1/regions", FORMAT_JSON, true, handle_regions},
    {"/api/v1/themes", FORMAT_JSON, true, handle_themes},
    {"/api/v1/kinds", FORMAT_JSON, true, handle_kinds},
    {"/api/v1/acronyms", FORMAT_JSON, true, handle_acronyms},
    {"/api/v1/analyze", FORMAT_JSON, true, handle_analyze},
    {"/healthz", FORMAT_JSON, false, handle_healthz},
    {"/readyz", FORMAT_JSON, false, handle_readyz},
    {"/metrics", FORMAT_FILE, false, handle_metrics},
    {"/assets/{file}", FORMAT_FILE, false, handle_asset},
};

const struct route *route_table(size_t *n)
{
    *n = COUNT_OF(routes);
    return routes;
}

/** Whether @p path is of the route @p pattern. */
static bool matches(const char *pattern, struct str path, struct str *rest)
{
    struct str whole = str_of(pattern);
    struct str before = {whole.at, str_find(whole, STR("{"))};
    if (before.n == whole.n)
        return str_equal(path, whole);
    size_t end = str_find(whole, STR("}")) + 1;
    struct str after = {whole.at + end, whole.n - end};
    if (path.n <= before.n + after.n || !str_starts_with(path, before) ||
        !str_ends_with(path, after))
        return false;
    *rest = (struct str){path.at + before.n, path.n - before.n - after.n};
    return true;
}

const struct route *route_find(struct str path, struct str *rest)
{
    *rest = STR("");
    for (size_t i = 0; i < COUNT_OF(routes); i++)
        if (matches(routes[i].path, path, rest))
            return &routes[i];
    return NULL;
}
