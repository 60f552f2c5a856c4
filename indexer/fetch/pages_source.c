/* The source « pages »: a list of addresses of pages and files. */
#include "indexer/config/source_type.h"
#include "indexer/fetch/fetch_options.h"
#include "indexer/fetch/fetching.h"
#include "indexer/fetch/page.h"

static const char *const members[] = {FETCH_MEMBERS, "addresses", NULL};

/** Bring one page up to date. One that is not found is withdrawn only when the server
 *  says that it is gone for good: a person has listed it, and « 404 » may be a fault. */
static enum status update_page(struct fetching *fetching, const char *address,
                               struct error *err)
{
    enum page_result result = PAGE_KEPT;
    struct page page = {address, NULL, NULL};
    http_client_set_home(fetching->client, address);
    enum status st = page_fetch(&result, fetching, &page, err);
    if (st || (result != PAGE_GONE && result != PAGE_MISSING))
        return st;
    const char *path = fetching_path_of(fetching, address);
    bool stays = result == PAGE_MISSING && path && fetching_has(fetching, path);
    if (stays)
        fetching_keep(fetching, path);
    fetching_remark(fetching, "%s : %s", address,
                    result == PAGE_GONE ? "la page est supprimée pour de bon (410)"
                    : stays ? "introuvable (404) ; la version précédente reste"
                            : "introuvable (404)");
    return STATUS_OK;
}

static enum status update(const struct source_config *source, struct state *state,
                          struct error *err)
{
    AUTO_FETCHING fetching;
    enum status st = fetching_begin(&fetching, source, state, err);
    uint32_t most = fetch_documents_max(source);
    size_t n = fetch_list_n(source, "addresses");
    if (!st && n == 0)
        st = update_page(&fetching, fetch_home(source), err);
    for (size_t i = 0; !st && i < n && i < most; i++)
        st = update_page(&fetching, fetch_list_at(source, "addresses", i), err);
    return st ? st : fetching_finish(&fetching, err);
}

const struct source_type pages_source = {.members = members, .update = update};
