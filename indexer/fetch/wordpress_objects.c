/* The objects of one type of a WordPress: which are new, changed or gone, and their
 * copies in the mirror. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "indexer/fetch/fetch_options.h"
#include "indexer/fetch/wordpress.h"

/** The most objects that WordPress lists at once, and that are asked for at once. */
#define LISTED_AT_ONCE 100U
#define OBJECTS_AT_ONCE 40U
/** The most bytes of one object. */
#define OBJECT_BYTES_MAX ((size_t)16 << 20)

/** The reading of one type. */
struct reading_type {
    struct wordpress *site;
    const char *base;
    /* Path → time of the last change, of what was mirrored, and of what was left out
     * because it has a password. */
    json_t *known;
    /* Paths that the site lists now. */
    json_t *listed;
    /* Numbers of the objects that are new or have changed. */
    json_t *changed;
    size_t n_new;
    size_t n_protected;
};

static void path_of(char out[ADDRESS_BYTES], const struct reading_type *type,
                    json_int_t number)
{
    (void)snprintf(out, ADDRESS_BYTES, "%s/%" JSON_INTEGER_FORMAT ".json", type->base,
                   number);
}

static enum status take_known(void *context, const char *path,
                              const struct state_file *file)
{
    struct reading_type *type = context;
    size_t n = strlen(type->base);
    bool is_ours = strncmp(path, type->base, n) == 0 && path[n] == '/';
    /* What has no bytes has a password, and is not mirrored. */
    bool is_there =
        is_ours && (file->n_bytes == 0 || fetching_has(type->site->fetching, path));
    if (is_there)
        json_object_set_new(type->known, path, json_string(file->modified));
    return STATUS_OK;
}

/** The number and the time of an object of a list; NULL when they are not there. */
static const char *change_of(json_int_t *number, const json_t *object)
{
    *number = json_integer_value(json_object_get(object, "id"));
    const char *change = json_string_value(json_object_get(object, "modified_gmt"));
    if (!change)
        change = json_string_value(json_object_get(object, "modified"));
    return *number > 0 ? change : NULL;
}

/** Take a page of the list. @return whether an object of it is as it was. */
static bool take_list(struct reading_type *type, const json_t *list)
{
    bool has_unchanged = false;
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_int_t number = 0;
        char path[ADDRESS_BYTES];
        const char *change = change_of(&number, json_array_get(list, i));
        if (!change)
            continue;
        path_of(path, type, number);
        const char *known = json_string_value(json_object_get(type->known, path));
        if (json_object_get(type->listed, path))
            continue;
        json_object_set_new(type->listed, path, json_true());
        if (known && strcmp(known, change) == 0) {
            has_unchanged = true;
            continue;
        }
        json_array_append_new(type->changed, json_integer(number));
        type->n_new += known == NULL;
    }
    return has_unchanged;
}

/** Say that all that is known of the type is still there. */
static void list_known(struct reading_type *type)
{
    const char *path = NULL;
    json_t *change = NULL;
    json_object_foreach(type->known, path, change)
        json_object_set_new(type->listed, path, json_true());
}

static enum status check_limit(const struct reading_type *type, int64_t n_items,
                               struct error *err)
{
    uint32_t most = fetch_documents_max(type->site->fetching->source);
    if (n_items <= (int64_t)most)
        return STATUS_OK;
    return error_set(err, STATUS_TOO_LARGE,
                     "« %s » a %" PRId64 " objets, plus que max_documents (%u)",
                     type->base, n_items, most);
}

/** List the type, the last changes first, until nothing new can come. */
static enum status list_type(struct reading_type *type, struct error *err)
{
    int64_t n_pages = 1;
    int64_t n_items = 0;
    char path[WORDPRESS_BASE_BYTES + 10];
    (void)snprintf(path, sizeof path, "wp/v2/%s", type->base);
    for (int64_t page = 1; page <= n_pages; page++) {
        char query[200];
        (void)snprintf(query, sizeof query,
                       "per_page=%u&page=%" PRId64 "&orderby=modified&order=desc"
                       "&_fields=id,modified,modified_gmt",
                       LISTED_AT_ONCE, page);
        struct wordpress_list list;
        enum status st = wordpress_get(&list, type->site, path, query, err);
        AUTO_JSON *value = list.value;
        if (!st && !json_is_array(value))
            st = error_set(err, STATUS_BAD_INPUT,
                           "« %s » : la réponse n'est pas une liste", type->base);
        if (!st)
            st = check_limit(type, list.n_items, err);
        if (st)
            return st;
        bool has_unchanged = take_list(type, value);
        n_items = list.n_items;
        n_pages = list.n_pages >= 0                          ? list.n_pages
                  : json_array_size(value) == LISTED_AT_ONCE ? page + 1
                                                             : page;
        size_t n_expected = json_object_size(type->known) + type->n_new;
        if (!type->site->lists_all && has_unchanged && n_items == (int64_t)n_expected) {
            list_known(type);
            return STATUS_OK;
        }
    }
    if (n_items >= 0 && n_items != (int64_t)json_object_size(type->listed)) {
        /* What was deleted meanwhile has moved others to a page that was read already. */
        fetching_remark(type->site->fetching,
                        "« %s » a changé pendant la lecture ; le reste à la prochaine",
                        type->base);
        list_known(type);
    }
    return STATUS_OK;
}

static const char *text_of(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text ? text : "";
}

static bool is_protected(const json_t *object)
{
    return json_is_true(json_object_get(json_object_get(object, "content"), "protected"));
}

/** Remember an object that is not mirrored, so that it is not asked for again. */
static enum status leave_out(struct reading_type *type, const char *path,
                             struct state_file *file, struct error *err)
{
    struct fetching *fetching = type->site->fetching;
    type->n_protected++;
    json_object_del(fetching->kept, path);
    return fetching_know(fetching, path, file, err);
}

static enum status put_object(struct reading_type *type, const json_t *object,
                              struct error *err)
{
    json_int_t number = 0;
    char path[ADDRESS_BYTES];
    const char *change = change_of(&number, object);
    const char *status = text_of(object, "status");
    /* Nothing but what is published is asked for; a plugin may give more. */
    if (!change || (*status && strcmp(status, "publish") != 0))
        return STATUS_OK;
    path_of(path, type, number);
    struct state_file file = {0};
    (void)snprintf(file.modified, sizeof file.modified, "%s", change);
    const char *link = text_of(object, "link");
    if (strlen(link) < sizeof file.address)
        memcpy(file.address, link, strlen(link) + 1);
    if (is_protected(object))
        return leave_out(type, path, &file, err);
    AUTO_BUF text = BUF_INIT(OBJECT_BYTES_MAX);
    json_put_value(&text, object);
    buf_put_byte(&text, '\n');
    if (buf_overflowed(&text)) {
        fetching_remark(type->site->fetching, "%s : plus de %zu octets", path,
                        OBJECT_BYTES_MAX);
        return STATUS_OK;
    }
    struct fetched found = {path, buf_str(&text), NULL, &file};
    return fetching_put(type->site->fetching, &found, err);
}

/** Ask for the changed objects from number @p from on; @p n is how many. Fewer are asked
 *  for when they are too large together. */
static enum status get_objects(struct reading_type *type, size_t from, size_t n,
                               struct error *err)
{
    char path[WORDPRESS_BASE_BYTES + 10];
    (void)snprintf(path, sizeof path, "wp/v2/%s", type->base);
    AUTO_BUF query = BUF_INIT(ADDRESS_BYTES);
    buf_printf(&query, "per_page=%u&_embed=author,wp:term&include=", LISTED_AT_ONCE);
    for (size_t i = 0; i < n; i++)
        buf_printf(&query, "%s%" JSON_INTEGER_FORMAT, i ? "," : "",
                   json_integer_value(json_array_get(type->changed, from + i)));
    struct wordpress_list list;
    enum status st = wordpress_get(&list, type->site, path, buf_text(&query), err);
    AUTO_JSON *objects = list.value;
    if (st == STATUS_TOO_LARGE && n > 1) {
        st = get_objects(type, from, n / 2, err);
        return st ? st : get_objects(type, from + n / 2, n - n / 2, err);
    }
    if (st == STATUS_TOO_LARGE) {
        fetching_remark(type->site->fetching, "%s", err->text);
        return STATUS_OK;
    }
    if (!st && !json_is_array(objects))
        st = error_set(err, STATUS_BAD_INPUT, "« %s » : la réponse n'est pas une liste",
                       type->base);
    for (size_t i = 0; !st && i < json_array_size(objects); i++)
        st = put_object(type, json_array_get(objects, i), err);
    return st;
}

/** Keep what is listed, and forget what is not. */
static enum status keep_listed(struct reading_type *type, struct error *err)
{
    struct fetching *fetching = type->site->fetching;
    const char *path = NULL;
    json_t *change = NULL;
    enum status st = STATUS_OK;
    json_object_foreach(type->listed, path, change) fetching_keep(fetching, path);
    json_object_foreach(type->known, path, change)
    {
        if (!st && !json_object_get(type->listed, path))
            st = fetching_know(fetching, path, NULL, err);
    }
    return st;
}

static enum status update(struct reading_type *type, struct error *err)
{
    struct fetching *fetching = type->site->fetching;
    enum status st =
        state_each_file(fetching->state, fetching->source->name, take_known, type, err);
    if (!st)
        st = list_type(type, err);
    if (!st)
        st = keep_listed(type, err);
    size_t n = json_array_size(type->changed);
    for (size_t i = 0; !st && i < n; i += OBJECTS_AT_ONCE)
        st = get_objects(type, i, n - i < OBJECTS_AT_ONCE ? n - i : OBJECTS_AT_ONCE, err);
    if (!st && type->n_protected)
        fetching_remark(fetching, "« %s » : %zu objets à mot de passe, laissés de côté",
                        type->base, type->n_protected);
    return st;
}

enum status wordpress_update_type(struct wordpress *site, const char *base,
                                  struct error *err)
{
    struct reading_type type = {
        .site = site,
        .base = base,
        .known = json_object(),
        .listed = json_object(),
        .changed = json_array(),
    };
    enum status st = update(&type, err);
    json_decref(type.known);
    json_decref(type.listed);
    json_decref(type.changed);
    return st;
}
