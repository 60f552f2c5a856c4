/* The source « sitemap »: the pages that a site lists of itself. */
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "engine/json/json_read.h"
#include "indexer/config/source_type.h"
#include "indexer/fetch/fetch_options.h"
#include "indexer/fetch/fetching.h"
#include "indexer/fetch/page.h"
#include "indexer/fetch/robots.h"
#include "indexer/fetch/sitemap.h"
#include "indexer/source/byte_stream.h"

static const char *const members[] = {FETCH_MEMBERS, "only", "except", "recheck_h", NULL};

/** The most sitemaps of a site, and how deep they may name each other. */
#define SITEMAPS_MAX 1000U
#define DEPTH_MAX 3
/** How often a page is asked for whose last change the sitemap does not say. */
#define RECHECK_H 24U
/** A sitemap may be 50 MB without compression (sitemaps.org). */
#define SITEMAP_BYTES_MAX ((size_t)52 << 20)

/** The sitemaps of a site that are being read. */
struct site {
    struct fetching *fetching;
    struct address home;
    /* Address → last change, of all pages that are to be read. */
    json_t *pages;
    size_t n_sitemaps;
    /* Of another server, or not among those that the configuration wants. */
    size_t n_elsewhere, n_unwanted;
};

static bool is_in_list(const struct source_config *source, const char *name,
                       const char *path)
{
    size_t n = fetch_list_n(source, name);
    size_t i = 0;
    while (i < n && !robots_fits(str_of(fetch_list_at(source, name, i)), path))
        i++;
    return i < n;
}

static void take_page(struct site *site, const char *base, const char *written,
                      json_t *change)
{
    const struct source_config *source = site->fetching->source;
    char whole[ADDRESS_BYTES];
    struct address address;
    if (!address_resolve(whole, base, str_of(written)) || !address_read(&address, whole))
        return;
    bool is_wanted =
        (fetch_list_n(source, "only") == 0 || is_in_list(source, "only", address.path)) &&
        !is_in_list(source, "except", address.path);
    if (!address_is_web(&address) || !address_is_same_server(&address, &site->home))
        site->n_elsewhere++;
    else if (!is_wanted)
        site->n_unwanted++;
    else
        json_object_set(site->pages, whole, change);
}

/** Decompress @p body, the bytes of a .gz file, through a hidden file of the mirror. */
static enum status decompress(struct buf *out, struct fetching *fetching, struct str body,
                              struct error *err)
{
    AUTO_TEXT *path = path_join(fetching->source->path, ".plan.gz");
    struct byte_stream *stream = NULL;
    char piece[1U << 14];
    size_t n = 0;
    enum status st = file_write(path, body, err);
    if (!st)
        st = byte_stream_open(&stream, path, err);
    do {
        if (!st)
            st = byte_stream_read(&n, stream, (struct byte_room){piece, sizeof piece},
                                  err);
        if (!st)
            buf_put(out, piece, n);
    } while (!st && n > 0 && !buf_overflowed(out));
    byte_stream_free(stream);
    IGNORE(folder_remove(path, NULL));
    if (!st && buf_overflowed(out))
        return error_set(err, STATUS_TOO_LARGE, "plan de site de plus de %zu octets",
                         SITEMAP_BYTES_MAX);
    return st;
}

static enum status read_body(struct sitemap *out, struct fetching *fetching,
                             struct str body, struct error *err)
{
    AUTO_BUF plain = BUF_INIT(SITEMAP_BYTES_MAX);
    *out = (struct sitemap){NULL, NULL};
    if (!str_starts_with(body, STR("\x1F\x8B")))
        return sitemap_read(out, body, err);
    enum status st = decompress(&plain, fetching, body, err);
    return st ? st : sitemap_read(out, buf_str(&plain), err);
}

static enum status get_sitemap(struct site *site, const char *base, const char *written,
                               int depth, struct error *err);

/** Take the pages of a sitemap, and read the sitemaps that it names. */
static enum status take_sitemap(struct site *site, const struct http_answer *answer,
                                int depth, struct error *err)
{
    AUTO_SITEMAP sitemap;
    enum status st = read_body(&sitemap, site->fetching, buf_str(&answer->body), err);
    if (st)
        return error_context(err, st, "%s", answer->address);
    const char *written = NULL;
    json_t *change = NULL;
    json_object_foreach(sitemap.pages, written, change)
        take_page(site, answer->address, written, change);
    json_object_foreach(sitemap.sitemaps, written, change)
    {
        st = get_sitemap(site, answer->address, written, depth + 1, err);
        if (st)
            return st;
    }
    return STATUS_OK;
}

static enum status get_sitemap(struct site *site, const char *base, const char *written,
                               int depth, struct error *err)
{
    char whole[ADDRESS_BYTES];
    struct address address;
    if (depth > DEPTH_MAX || ++site->n_sitemaps > SITEMAPS_MAX)
        return error_set(err, STATUS_TOO_LARGE, "trop de plans de site emboîtés");
    if (!address_resolve(whole, base, str_of(written)) ||
        !address_read(&address, whole) ||
        !address_is_same_server(&address, &site->home)) {
        site->n_elsewhere++;
        return STATUS_OK;
    }
    AUTO_HTTP_ANSWER answer = HTTP_ANSWER_INIT;
    struct http_request request = {whole, NULL, NULL};
    enum status st = fetching_get(&answer, site->fetching, &request, err);
    if (st)
        return st;
    if (answer.code != HTTP_OK)
        return fetching_refuse_code(&answer, whole, err);
    return take_sitemap(site, &answer, depth, err);
}

/** Write what says whether a page has to be asked for: its last change, or, when the site
 *  does not say it, the number of a span of time, which begins at another moment for each
 *  page so that they are not all asked for at once. */
static void put_sign(struct buf *out, const struct source_config *source,
                     const char *address, const char *change)
{
    if (*change) {
        buf_put_text(out, change);
        return;
    }
    int64_t span = (int64_t)fetch_number(source, "recheck_h", RECHECK_H, 8760) * 3600;
    int64_t shift = 0;
    for (const char *at = address; *at; at++)
        shift = (shift * 31 + (unsigned char)*at) & INT32_MAX;
    if (span > 0)
        buf_put_number(out, (uint64_t)(((int64_t)time(NULL) + shift % span) / span));
    else
        buf_put_number(out, (uint64_t)time(NULL));
}

static enum status fetch_pages(struct site *site, struct error *err)
{
    struct fetching *fetching = site->fetching;
    const struct source_config *source = fetching->source;
    uint32_t n_left = fetch_documents_max(source);
    if (json_object_size(site->pages) > n_left)
        fetching_remark(fetching, "%zu pages ; les %u premières sont lues",
                        json_object_size(site->pages), n_left);
    enum status st = STATUS_OK;
    const char *address = NULL;
    json_t *change = NULL;
    json_object_foreach(site->pages, address, change)
    {
        if (st || n_left-- == 0)
            break;
        AUTO_BUF sign = BUF_INIT(1000);
        put_sign(&sign, source, address, json_string_value(change));
        enum page_result result = PAGE_KEPT;
        struct page page = {address, NULL, buf_text(&sign)};
        st = page_fetch(&result, fetching, &page, err);
    }
    return st;
}

static enum status read_site(struct site *site, struct error *err)
{
    struct fetching *fetching = site->fetching;
    AUTO_HTTP_ANSWER answer = HTTP_ANSWER_INIT;
    enum status st = fetching_get_source(&answer, fetching, false, err);
    if (st)
        return st;
    if (answer.code == HTTP_GONE) {
        fetching_remark(fetching, "le plan du site est supprimé pour de bon (410)");
        return STATUS_OK;
    }
    if (!address_read(&site->home, answer.address))
        return error_set(err, STATUS_INTERNAL, "adresse illisible");
    st = take_sitemap(site, &answer, 0, err);
    if (site->n_elsewhere)
        fetching_remark(fetching, "%zu adresses d'autres serveurs, laissées de côté",
                        site->n_elsewhere);
    return st ? st : fetch_pages(site, err);
}

static enum status update(const struct source_config *source, struct state *state,
                          struct error *err)
{
    AUTO_FETCHING fetching;
    enum status st = fetching_begin(&fetching, source, state, err);
    struct site site = {.fetching = &fetching, .pages = json_object()};
    if (!st)
        st = read_site(&site, err);
    json_decref(site.pages);
    return st ? st : fetching_finish(&fetching, err);
}

const struct source_type sitemap_source = {.members = members, .update = update};
