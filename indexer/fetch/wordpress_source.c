/* The source « wordpress »: what a WordPress publishes, through its REST interface. Each
 * object is mirrored as WordPress gives it, with its author and its terms in it.
 *
 * Lists are asked for by the last change, the newest first, with numbers and times only.
 * The reading of a list stops at the first object that is known when the number of
 * objects says that nothing else came or went; so a run in which nothing happened costs
 * one request a type. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "engine/json/json_put.h"
#include "engine/json/json_read.h"
#include "indexer/config/source_type.h"
#include "indexer/fetch/fetch_options.h"
#include "indexer/fetch/fetching.h"
#include "indexer/fetch/wordpress.h"

static const char *const members[] = {FETCH_MEMBERS, "types", "user", "password_file",
                                      NULL};

/** What is read when the configuration does not say. */
static const char *const types_default[] = {"posts", "pages"};
#define TYPES_MAX 50

static enum status update_types(struct wordpress *site, struct error *err)
{
    const struct source_config *source = site->fetching->source;
    size_t n = fetch_list_n(source, "types");
    enum status st = STATUS_OK;
    for (size_t i = 0; !st && n == 0 && i < COUNT_OF(types_default); i++)
        st = wordpress_update_type(site, types_default[i], err);
    for (size_t i = 0; !st && i < n && i < TYPES_MAX; i++) {
        char base[WORDPRESS_BASE_BYTES];
        st = wordpress_find_base(base, site, fetch_list_at(source, "types", i), err);
        if (!st)
            st = wordpress_update_type(site, base, err);
    }
    return st;
}

static enum status update(const struct source_config *source, struct state *state,
                          struct error *err)
{
    AUTO_FETCHING fetching;
    struct wordpress site = {.fetching = &fetching};
    enum status st = fetching_begin(&fetching, source, state, err);
    if (!st)
        st = wordpress_find_root(&site, err);
    if (!st && site.is_gone) {
        fetching_remark(&fetching, "le site est supprimé pour de bon (410)");
        return fetching_finish(&fetching, err);
    }
    if (!st)
        st = update_types(&site, err);
    json_decref(site.types);
    return st ? st : fetching_finish(&fetching, err);
}

const struct source_type wordpress_source = {.members = members, .update = update};
