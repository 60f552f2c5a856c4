/* The source « feed »: RSS, Atom and JSON Feed. A feed shows its last items only, so that
 * an item stays in the mirror when it leaves the feed. */
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "indexer/config/source_type.h"
#include "indexer/fetch/feed_items.h"
#include "indexer/fetch/fetch_options.h"
#include "indexer/fetch/fetching.h"
#include "indexer/fetch/mirror.h"
#include "indexer/fetch/page.h"

static const char *const members[] = {FETCH_MEMBERS, "pages", "keep", NULL};

/** When the page of an item is read instead of what the feed says of it. */
enum pages { PAGES_AUTO, PAGES_ALWAYS, PAGES_NEVER, PAGES_COUNT_ };
static const char *const pages_names[PAGES_COUNT_] = {"auto", "always", "never"};

/** Which items stay: all that the feed ever had, or those that it lists now. */
enum keep { KEEP_ALL, KEEP_LISTED, KEEP_COUNT_ };
static const char *const keep_names[KEEP_COUNT_] = {"all", "listed"};

/** The most bytes of a page that is made of an item. */
#define PAGE_BYTES_MAX ((size_t)8 << 20)

static const char *text_of(const json_t *item, const char *name)
{
    const char *text = json_string_value(json_object_get(item, name));
    return text ? text : "";
}

/** Whether items have an address in common, as where a feed gives that of its home page
 *  for all. It says nothing of their texts then. */
static bool has_shared_address(const json_t *item)
{
    return json_is_true(json_object_get(item, "is_shared"));
}

/** Write what the mirror knows an item by: its address, or what the feed tells it apart
 *  by, or both when the address is not its own; "" when it has neither. */
static void put_address(char out[ADDRESS_BYTES], const json_t *item)
{
    const char *url = text_of(item, "url");
    const char *key = text_of(item, "key");
    bool has_both = *url && *key && has_shared_address(item);
    int n = snprintf(out, ADDRESS_BYTES, "%s%s%s", url, has_both ? "#" : "",
                     has_both || !*url ? key : "");
    if (n >= ADDRESS_BYTES)
        out[0] = '\0';
}

/** Mark the items whose address is not theirs alone. */
static void mark_shared(json_t *items)
{
    AUTO_JSON *first = json_object();
    for (size_t i = 0; i < json_array_size(items); i++) {
        json_t *item = json_array_get(items, i);
        json_t *other = json_object_get(first, text_of(item, "url"));
        if (!other)
            json_object_set(first, text_of(item, "url"), item);
        else
            (void)(json_object_set_new(other, "is_shared", json_true()) ||
                   json_object_set_new(item, "is_shared", json_true()));
    }
}

/** What the document of an item has beside its text; without an address there is no
 *  url. New. */
static json_t *members_of(const json_t *item)
{
    static const char *const kept[] = {"url", "title", "date", "author", "themes"};
    json_t *out = json_object();
    for (size_t i = 0; i < COUNT_OF(kept); i++)
        if (json_object_get(item, kept[i]))
            json_object_set(out, kept[i], json_object_get(item, kept[i]));
    return out;
}

static void put_escaped(struct buf *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '<')
            buf_put_str(out, STR("&lt;"));
        else if (*text == '&')
            buf_put_str(out, STR("&amp;"));
        else
            buf_put_byte(out, *text);
    }
}

/** Make a page of what the feed says of an item. */
static void put_page(struct buf *out, const json_t *item)
{
    buf_put_text(out,
                 "<!DOCTYPE html>\n<html lang=\"fr\">\n<head><meta charset=\"utf-8\">"
                 "<title>");
    put_escaped(out, text_of(item, "title"));
    buf_put_text(out, "</title></head>\n<body><article>\n<h1>");
    put_escaped(out, text_of(item, "title"));
    buf_put_text(out, "</h1>\n");
    buf_put_text(out, text_of(item, "html"));
    buf_put_text(out, "\n</article></body>\n</html>\n");
}

/** Put an item into the mirror as the feed has it; without a @p sign its page is asked
 *  for again. */
static enum status put_item(struct fetching *fetching, const json_t *item,
                            const char *sign, struct error *err)
{
    AUTO_BUF page = BUF_INIT(PAGE_BYTES_MAX);
    char name[MIRROR_NAME_BYTES];
    struct state_file file = {0};
    put_page(&page, item);
    put_address(file.address, item);
    mirror_name(name, file.address, ".html");
    if (sign)
        page_sign(file.sha256, sign);
    AUTO_JSON *beside = members_of(item);
    struct fetched found = {name, buf_str(&page), beside, &file};
    return fetching_put(fetching, &found, err);
}

/** Whether the document of @p address is in the mirror, made of this state of its
 *  item. */
static enum status is_known(bool *out, struct fetching *fetching, const char *address,
                            const char *sign, struct error *err)
{
    const char *path = fetching_path_of(fetching, address);
    char digest[SHA256_TEXT_BYTES];
    *out = false;
    if (!path || !fetching_has(fetching, path))
        return STATUS_OK;
    struct state_file file;
    struct state_key key = {fetching->source->name, path};
    enum status st = state_get_file(&file, fetching->state, key, err);
    page_sign(digest, sign);
    *out = !st && strcmp(digest, file.sha256) == 0;
    if (*out)
        fetching_keep(fetching, path);
    return st;
}

static bool wants_page(enum pages pages, const json_t *item)
{
    bool is_partial = !json_is_true(json_object_get(item, "is_whole"));
    return *text_of(item, "url") && !has_shared_address(item) &&
           (pages == PAGES_ALWAYS || (pages == PAGES_AUTO && is_partial));
}

static enum status take_item(struct fetching *fetching, const json_t *item,
                             enum pages pages, struct error *err)
{
    char address[ADDRESS_BYTES];
    put_address(address, item);
    if (!*address) {
        fetching_remark(fetching, "une nouvelle sans adresse ni identifiant : « %s »",
                        text_of(item, "title"));
        return STATUS_OK;
    }
    AUTO_BUF sign = BUF_INIT(PAGE_BYTES_MAX);
    json_put_value(&sign, item);
    bool is_same = false;
    enum status st = is_known(&is_same, fetching, address, buf_text(&sign), err);
    if (st || is_same)
        return st;
    enum page_result result = PAGE_MISSING;
    /* A feed is not down because the pages are: it has texts of its own. */
    bool are_down = fetching->n_failed_in_a_row + 1 >= PAGE_FAILURES_MAX;
    if (wants_page(pages, item) && are_down) {
        result = PAGE_FAILED;
    } else if (wants_page(pages, item)) {
        AUTO_JSON *beside = members_of(item);
        struct page page = {address, beside, buf_text(&sign)};
        st = page_fetch(&result, fetching, &page, err);
    }
    if (st || result == PAGE_KEPT)
        return st;
    if (result != PAGE_FAILED)
        return put_item(fetching, item, buf_text(&sign), err);
    /* Else the feed would be the same the next time, and the page not asked for. */
    fetching->known.etag[0] = '\0';
    fetching->known.modified[0] = '\0';
    return fetching_path_of(fetching, address) ? STATUS_OK
                                               : put_item(fetching, item, NULL, err);
}

/** Read the feed that came whole. */
static enum status take_feed(struct fetching *fetching, const struct http_answer *answer,
                             enum pages pages, struct error *err)
{
    AUTO_JSON *items = NULL;
    bool is_damaged = false;
    enum status st = feed_items_read(&items, &is_damaged, buf_str(&answer->body),
                                     answer->address, err);
    if (st)
        return st;
    mark_shared(items);
    if (is_damaged)
        fetching_remark(fetching, "flux mal formé, lu autant que possible");
    uint32_t most = fetch_documents_max(fetching->source);
    size_t n = json_array_size(items);
    if (n > most)
        fetching_remark(fetching, "%zu nouvelles ; les %u premières sont lues", n, most);
    for (size_t i = 0; !st && i < n && i < most; i++)
        st = take_item(fetching, json_array_get(items, i), pages, err);
    /* A feed that is cut does not list what it has. */
    return st || !is_damaged ? st : fetching_keep_all(fetching, err);
}

static enum status update(const struct source_config *source, struct state *state,
                          struct error *err)
{
    AUTO_FETCHING fetching;
    AUTO_HTTP_ANSWER answer = HTTP_ANSWER_INIT;
    unsigned pages = PAGES_AUTO;
    unsigned keep = KEEP_ALL;
    enum status st = fetching_begin(&fetching, source, state, err);
    if (!st)
        st = fetch_choice(&pages, source, "pages", pages_names, PAGES_COUNT_, err);
    if (!st)
        st = fetch_choice(&keep, source, "keep", keep_names, KEEP_COUNT_, err);
    if (!st)
        st = fetching_get_source(&answer, &fetching, true, err);
    if (st)
        return st;
    if (answer.code == HTTP_GONE) {
        fetching_remark(&fetching, "le flux est supprimé pour de bon (410)");
        return fetching_finish(&fetching, err);
    }
    if (answer.code == HTTP_NOT_MODIFIED || keep == KEEP_ALL)
        st = fetching_keep_all(&fetching, err);
    if (!st && answer.code == HTTP_OK)
        st = take_feed(&fetching, &answer, pages, err);
    return st ? st : fetching_finish(&fetching, err);
}

const struct source_type feed_source = {.members = members, .update = update};
