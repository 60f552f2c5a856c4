/* Finds the REST interface of a WordPress and asks it. */
#include "indexer/fetch/wordpress.h"

#include <stdio.h>
#include <string.h>

#include "engine/json/json_read.h"

#define REL "https://api.w.org/"

/** Find `<link rel="https://api.w.org/" href="…">` in the page; "" when there is
 *  none. */
static struct str link_in_page(struct str page)
{
    size_t rel = str_find(page, STR(REL));
    if (rel == page.n)
        return (struct str){"", 0};
    size_t begin = rel;
    while (begin > 0 && page.at[begin] != '<')
        begin--;
    struct str tag = str_between(page, begin, page.n);
    tag = str_cut(&tag, '>');
    size_t href = str_find(tag, STR("href="));
    struct str value = str_between(tag, href + 6, tag.n);
    char quote = href + 6 < tag.n ? tag.at[href + 5] : '"';
    return str_cut(&value, quote);
}

enum status wordpress_find_root(struct wordpress *site, struct error *err)
{
    AUTO_HTTP_ANSWER answer = HTTP_ANSWER_INIT;
    enum status st = fetching_get_source(&answer, site->fetching, false, err);
    if (st)
        return st;
    site->is_gone = answer.code == HTTP_GONE;
    struct str link = str_of(answer.wordpress);
    if (link.n == 0)
        link = link_in_page(buf_str(&answer.body));
    bool is_found = link.n && address_resolve(site->root, answer.address, link);
    /* A site may hide where its interface is, and still have it where most have. */
    if (!is_found)
        is_found = address_resolve(site->root, answer.address, STR("wp-json/"));
    return is_found || site->is_gone
               ? STATUS_OK
               : error_set(err, STATUS_BAD_INPUT, "%s : adresse trop longue",
                           answer.address);
}

enum status wordpress_get(struct wordpress_list *out, struct wordpress *site,
                          const char *path, const char *query, struct error *err)
{
    *out = (struct wordpress_list){NULL, -1, -1};
    AUTO_BUF address = BUF_INIT(ADDRESS_BYTES);
    bool has_query = strchr(site->root, '?') != NULL;
    buf_printf(&address, "%s%s%s%s", site->root, path, has_query ? "&" : "?", query);
    if (buf_overflowed(&address))
        return error_set(err, STATUS_BAD_INPUT, "%s : adresse trop longue", site->root);
    AUTO_HTTP_ANSWER answer = HTTP_ANSWER_INIT;
    struct http_request request = {buf_text(&address), NULL, NULL};
    enum status st = fetching_get(&answer, site->fetching, &request, err);
    if (st)
        return st;
    if (answer.code != HTTP_OK)
        return fetching_refuse_code(&answer, buf_text(&address), err);
    struct error fault = {0};
    if (json_read(&out->value, buf_str(&answer.body), &fault))
        return error_set(err, STATUS_BAD_INPUT,
                         "%s : ce n'est pas du JSON entier (%s) : est-ce un WordPress ?",
                         buf_text(&address), fault.text);
    out->n_items = answer.n_items;
    out->n_pages = answer.n_pages;
    return STATUS_OK;
}

/** Whether @p base can stand in an address and name a folder. */
static bool is_base(struct str base)
{
    bool is_good = base.n > 0 && base.n < WORDPRESS_BASE_BYTES;
    for (size_t i = 0; is_good && i < base.n; i++) {
        char c = base.at[i];
        is_good = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                  (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
    return is_good;
}

enum status wordpress_find_base(char out[WORDPRESS_BASE_BYTES], struct wordpress *site,
                                const char *name, struct error *err)
{
    struct wordpress_list list = {site->types, -1, -1};
    enum status st = site->types
                         ? STATUS_OK
                         : wordpress_get(&list, site, "wp/v2/types", "context=view", err);
    if (st)
        return st;
    site->types = list.value;
    AUTO_BUF known = BUF_INIT(ERROR_TEXT_BYTES / 2);
    const char *type_name = NULL;
    json_t *type = NULL;
    json_object_foreach(site->types, type_name, type)
    {
        const char *base = json_string_value(json_object_get(type, "rest_base"));
        if (!base || !is_base(str_of(base)))
            continue;
        if (strcmp(type_name, name) == 0 || strcmp(base, name) == 0) {
            memcpy(out, base, strlen(base) + 1);
            return STATUS_OK;
        }
        buf_printf(&known, "%s%s", known.n ? ", " : "", base);
    }
    return error_set(err, STATUS_BAD_INPUT,
                     "types : le site n'a pas de type « %s » ; il a : %s", name,
                     buf_text(&known));
}
