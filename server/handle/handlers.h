/* The handlers of the routes table; each is documented by its row, API.md and docs/openapi.yaml. */
#ifndef SERVER_HANDLE_HANDLERS_H
#define SERVER_HANDLE_HANDLERS_H

#include "base/status.h"

struct exchange;

enum status handle_home(struct exchange *x, struct error *err);
enum status handle_results(struct exchange *x, struct error *err);
enum status handle_document_page(struct exchange *x, struct error *err);
enum status handle_help(struct exchange *x, struct error *err);
enum status handle_search(struct exchange *x, struct error *err);
enum status handle_suggest(struct exchange *x, struct error *err);
enum status handle_document(struct exchange *x, struct error *err);
enum status handle_passages(struct exchange *x, struct error *err);
enum status handle_similar(struct exchange *x, struct error *err);
enum status handle_regions(struct exchange *x, struct error *err);
enum status handle_themes(struct exchange *x, struct error *err);
enum status handle_kinds(struct exchange *x, struct error *err);
enum status handle_acronyms(struct exchange *x, struct error *err);
enum status handle_analyze(struct exchange *x, struct error *err);
enum status handle_healthz(struct exchange *x, struct error *err);
enum status handle_readyz(struct exchange *x, struct error *err);
enum status handle_metrics(struct exchange *x, struct error *err);
enum status handle_asset(struct exchange *x, struct error *err);

#endif
