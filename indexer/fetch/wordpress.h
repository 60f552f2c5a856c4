/* The REST interface of a WordPress: where it is, which types it has, what is in them. */
#ifndef INDEXER_FETCH_WORDPRESS_H
#define INDEXER_FETCH_WORDPRESS_H

#include <stdbool.h>

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "indexer/fetch/fetching.h"

/** Room for what addresses call a type, and its zero byte. */
#define WORDPRESS_BASE_BYTES 100

/** A WordPress that is being read. */
struct wordpress {
    struct fetching *fetching;
    /* "https://exemple.fr/wp-json/" or "https://exemple.fr/?rest_route=/". */
    char root[ADDRESS_BYTES];
    /* NULL, or its types by name, once asked for. */
    json_t *types;
    /* All objects are listed, and not only those up to the first that is known. */
    bool lists_all;
    /* The site says that it is gone for good. */
    bool is_gone;
};

/** Find the root of the interface: the site's pages name it. */
MUST_CHECK enum status wordpress_find_root(struct wordpress *site, struct error *err);

/** Write what addresses call the type @p name of the configuration, which may be its name
 *  ("formation") or that ("formations"). @return STATUS_OK, a failure of the request, or
 *  STATUS_BAD_INPUT when the site has no such type. */
MUST_CHECK enum status wordpress_find_base(char out[WORDPRESS_BASE_BYTES],
                                           struct wordpress *site, const char *name,
                                           struct error *err);

/**
 * Ask for @p path ("wp/v2/posts") with @p query ("per_page=100").
 *
 * @param[out] out  new: the value; NULL on failure.
 * @param[out] n_items, n_pages  of the whole list; -1 when the site does not say it.
 */
struct wordpress_list {
    json_t *value;
    int64_t n_items, n_pages;
};
MUST_CHECK enum status wordpress_get(struct wordpress_list *out, struct wordpress *site,
                                     const char *path, const char *query,
                                     struct error *err);

/** Bring the objects of one type up to date in the mirror. */
MUST_CHECK enum status wordpress_update_type(struct wordpress *site, const char *base,
                                             struct error *err);

#endif
