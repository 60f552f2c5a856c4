/* The table of endpoints. Each has a row here and a file handle_<name>.c, and is
 * documented in docs/openapi.yaml. */
#ifndef SERVER_HANDLE_HANDLERS_H
#define SERVER_HANDLE_HANDLERS_H

#include "server/exchange/exchange.h"

/* ROW(path, format, needs the index, name). The first row that matches counts, so that a
 * path with something behind its "{…}" comes before the one without. */
#define ROUTES(ROW)                                                                      \
    ROW("/", FORMAT_HTML, true, home)                                                    \
    ROW("/recherche", FORMAT_HTML, true, results)                                        \
    ROW("/documents/{id}", FORMAT_HTML, true, document_page)                             \
    ROW("/comparer", FORMAT_HTML, true, compare_page)                                    \
    ROW("/lettre", FORMAT_HTML, true, letter)                                            \
    ROW("/aide", FORMAT_HTML, false, help)                                               \
    ROW("/accessibilite", FORMAT_HTML, false, accessibility)                             \
    ROW("/mentions-legales", FORMAT_HTML, false, legal)                                  \
    ROW("/feed.atom", FORMAT_FILE, true, feed_atom)                                      \
    ROW("/feed.json", FORMAT_FILE, true, feed_json)                                      \
    ROW("/opensearch.xml", FORMAT_FILE, false, opensearch)                               \
    ROW("/sitemap.xml", FORMAT_FILE, true, sitemap)                                      \
    ROW("/sitemap-{number}.xml", FORMAT_FILE, true, sitemap_part)                        \
    ROW("/robots.txt", FORMAT_FILE, false, robots)                                       \
    ROW("/api/v1/search", FORMAT_JSON, true, search)                                     \
    ROW("/api/v1/documents/{id}/passages", FORMAT_JSON, true, passages)                  \
    ROW("/api/v1/documents/{id}/similar", FORMAT_JSON, true, similar)                    \
    ROW("/api/v1/compare.csv", FORMAT_FILE, true, compare_csv)                           \
    ROW("/api/v1/compare", FORMAT_JSON, true, compare)                                   \
    ROW("/api/v1/documents/{id}/citation", FORMAT_FILE, true, citation)                  \
    ROW("/api/v1/suggest", FORMAT_SUGGESTIONS, true, suggest)                            \
    ROW("/api/v1/documents/{id}", FORMAT_JSON, true, document)                           \
    ROW("/api/v1/regions", FORMAT_JSON, true, regions)                                   \
    ROW("/api/v1/themes", FORMAT_JSON, true, themes)                                     \
    ROW("/api/v1/kinds", FORMAT_JSON, true, kinds)                                       \
    ROW("/api/v1/acronyms", FORMAT_JSON, true, acronyms)                                 \
    ROW("/api/v1/analyze", FORMAT_JSON, true, analyze)                                   \
    ROW("/openapi.json", FORMAT_JSON, true, openapi)                                     \
    ROW("/docs", FORMAT_HTML, true, docs)                                                \
    ROW("/healthz", FORMAT_JSON, false, healthz)                                         \
    ROW("/readyz", FORMAT_JSON, false, readyz)                                           \
    ROW("/metrics", FORMAT_FILE, false, metrics)                                         \
    ROW("/widget.js", FORMAT_FILE, false, widget)                                        \
    ROW("/assets/{file}", FORMAT_FILE, false, asset)

#define DECLARE_HANDLER(path, format, needs_index, name)                                 \
    enum status handle_##name(struct exchange *x, struct error *err);
ROUTES(DECLARE_HANDLER)
#undef DECLARE_HANDLER

#endif
