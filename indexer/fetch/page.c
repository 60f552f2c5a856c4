/* Fetches one page: conditional requests, types, and what stays when it fails. */
#include "indexer/fetch/page.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "engine/json/json_read.h"
#include "indexer/fetch/media_type.h"
#include "indexer/fetch/mirror.h"
#include "indexer/source/interrupt.h"

/** How far HTML is looked at for the charset that it declares. */
#define CHARSET_WITHIN 1024U

void page_sign(char to[SHA256_TEXT_BYTES], const char *sign)
{
    sha256_of(to, str_of(sign));
}

json_t *page_members(const json_t *members, const char *address)
{
    json_t *with_url = json_object();
    json_object_set_new(with_url, "url", json_string(address));
    if (members) {
        const char *name = NULL;
        json_t *value = NULL;
        /* jansson has no function that walks a constant object. */
        json_t *all = json_copy(json_of_const(members));
        json_object_foreach(all, name, value) json_object_set(with_url, name, value);
        json_decref(all);
    }
    return with_url;
}

/** What is known of the page that was put into the mirror earlier; its path is NULL when
 *  it was not. */
struct earlier {
    const char *path;
    struct state_file file;
};

static enum status find_earlier(struct earlier *out, struct fetching *fetching,
                                const char *address, struct error *err)
{
    *out = (struct earlier){0};
    const char *path = fetching_path_of(fetching, address);
    if (!path || !fetching_has(fetching, path))
        return STATUS_OK;
    out->path = path;
    struct state_key key = {fetching->source->name, path};
    return state_get_file(&out->file, fetching->state, key, err);
}

static bool is_signed(const struct earlier *earlier, const struct page *page)
{
    char digest[SHA256_TEXT_BYTES];
    if (!page->sign || !earlier->path)
        return false;
    page_sign(digest, page->sign);
    return strcmp(digest, earlier->file.sha256) == 0;
}

/** Remark why a page could not be had. @return STATUS_OK; or, after too many of them in
 *  a row, or a signal, the failure that ends the update, with @p fault as its text. */
static enum status fail(struct fetching *fetching, const struct earlier *earlier,
                        struct error *fault)
{
    fetching_remark(fetching, "%s%s", fault->text,
                    earlier->path ? " ; la version précédente reste" : "");
    if (earlier->path)
        fetching_keep(fetching, earlier->path);
    if (interrupt_came())
        return fault->code;
    if (fault->code == STATUS_IO)
        fetching->n_failed_in_a_row++;
    if (fetching->n_failed_in_a_row < PAGE_FAILURES_MAX)
        return STATUS_OK;
    return error_context(fault, fault->code, "%u échecs de suite, le dernier",
                         fetching->n_failed_in_a_row);
}

/** Put the charset that the server names before HTML that names none itself: what a
 *  server says is not in the bytes. */
static void put_html(struct buf *out, const struct http_answer *answer)
{
    struct str body = buf_str(&answer->body);
    struct str charset = media_charset(answer->type);
    AUTO_TEXT *head =
        mem_copy_string(body.at, body.n < CHARSET_WITHIN ? body.n : CHARSET_WITHIN);
    bool has_mark = str_starts_with(body, STR("\xEF\xBB\xBF")) ||
                    str_starts_with(body, STR("\xFF\xFE")) ||
                    str_starts_with(body, STR("\xFE\xFF"));
    if (charset.n && charset.n < 40 && !memchr(charset.at, '"', charset.n) && !has_mark &&
        !strcasestr(head, "charset="))
        buf_printf(out, "<meta charset=\"%.*s\">\n", STR_ARG(charset));
    buf_put_str(out, body);
}

static enum status put(struct fetching *fetching, const struct page *page,
                       const struct http_answer *answer, const char *ending,
                       struct error *err)
{
    char name[MIRROR_NAME_BYTES];
    mirror_name(name, page->address, ending);
    struct state_file file = {0};
    if (strlen(page->address) < sizeof file.address)
        memcpy(file.address, page->address, strlen(page->address) + 1);
    memcpy(file.etag, answer->etag, sizeof answer->etag);
    memcpy(file.modified, answer->modified, sizeof answer->modified);
    if (page->sign)
        page_sign(file.sha256, page->sign);
    json_t *beside = page_members(page->members, answer->address);
    AUTO_BUF bytes = BUF_INIT(answer->body.n + 100);
    if (strcmp(ending, ".html") == 0)
        put_html(&bytes, answer);
    else
        buf_put_str(&bytes, buf_str(&answer->body));
    struct fetched found = {name, buf_str(&bytes), beside, &file};
    enum status st = fetching_put(fetching, &found, err);
    json_decref(beside);
    return st;
}

/** Take « nothing changed ». */
static enum status keep(struct fetching *fetching, const struct page *page,
                        struct earlier *earlier, struct error *err)
{
    fetching_keep(fetching, earlier->path);
    if (page->sign)
        page_sign(earlier->file.sha256, page->sign);
    return fetching_know(fetching, earlier->path, &earlier->file, err);
}

/** Take the whole answer @p answer. A fault of the page is put into @p fault, and
 *  @p out is then PAGE_FAILED. */
static enum status take(enum page_result *out, struct fetching *fetching,
                        const struct page *page, const struct http_answer *answer,
                        struct error *fault, struct error *err)
{
    const char *why_not = NULL;
    *out = PAGE_FAILED;
    if (answer->code != HTTP_OK) {
        (void)fetching_refuse_code(answer, page->address, fault);
        return STATUS_OK;
    }
    const char *ending =
        media_ending(&why_not, answer->type, answer->address, buf_str(&answer->body));
    if (!ending) {
        (void)error_set(fault, STATUS_BAD_INPUT, "%s : %s (« %s »)", page->address,
                        answer->body.n ? why_not : "réponse vide", answer->type);
        return STATUS_OK;
    }
    *out = PAGE_KEPT;
    return put(fetching, page, answer, ending, err);
}

/** Ask for a page that may have changed. */
static enum status ask(enum page_result *out, struct fetching *fetching,
                       const struct page *page, struct earlier *earlier,
                       struct error *err)
{
    AUTO_HTTP_ANSWER answer = HTTP_ANSWER_INIT;
    struct error fault = {0};
    struct http_request request = {page->address, earlier->file.etag,
                                   earlier->file.modified};
    enum status st = fetching_get(&answer, fetching, &request, &fault);
    *out = st == STATUS_UNSUPPORTED ? PAGE_FORBIDDEN : PAGE_FAILED;
    if (!st) {
        if (answer.code < 500)
            fetching->n_failed_in_a_row = 0;
        if (answer.code == HTTP_NOT_MODIFIED && earlier->path) {
            *out = PAGE_KEPT;
            return keep(fetching, page, earlier, err);
        }
        if (answer.code == HTTP_NOT_FOUND || answer.code == HTTP_GONE) {
            *out = answer.code == HTTP_GONE ? PAGE_GONE : PAGE_MISSING;
            return STATUS_OK;
        }
        st = take(out, fetching, page, &answer, &fault, err);
        if (st || *out == PAGE_KEPT)
            return st;
    }
    st = fail(fetching, earlier, &fault);
    return st ? error_set(err, st, "%s", fault.text) : STATUS_OK;
}

enum status page_fetch(enum page_result *out, struct fetching *fetching,
                       const struct page *page, struct error *err)
{
    *out = PAGE_KEPT;
    struct earlier earlier;
    enum status st = find_earlier(&earlier, fetching, page->address, err);
    if (st)
        return st;
    if (!is_signed(&earlier, page))
        return ask(out, fetching, page, &earlier, err);
    fetching_keep(fetching, earlier.path);
    return STATUS_OK;
}
