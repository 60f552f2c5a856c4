/* The source « wordpress »: what a WordPress publishes, through its REST interface. Each
 * object is mirrored as WordPress gives it, with its author and its terms in it.
 *
 * Lists are asked for by the last change, the newest first, with numbers and times only.
 * The reading of a list stops at the first object that is known when the number of
 * objects says that nothing else came or went; so a run in which nothing happened costs
 * one request a type. Now and then a list is read to its end: the number is the same when
 * one object went and another came with an old time, as a planned one does. */
#include <stdio.h>
#include <time.h>

#include "indexer/config/source_type.h"
#include "indexer/fetch/fetch_options.h"
#include "indexer/fetch/fetching.h"
#include "indexer/fetch/wordpress.h"

static const char *const members[] = {FETCH_MEMBERS,   "types",    "user",
                                      "password_file", "relist_h", NULL};

/** What is read when the configuration does not say. */
static const char *const types_default[] = {"posts", "pages"};
#define TYPES_MAX 50
/** How often lists are read to their end. */
#define RELIST_H 6U

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

/** Whether it is time to read lists to their end; the time of this is remembered as what
 *  the site was last asked for. */
static bool is_time_to_list_all(struct state_source *known,
                                const struct source_config *source)
{
    int64_t span = (int64_t)fetch_number(source, "relist_h", RELIST_H, 8760) * 3600;
    int64_t last = str_number(str_of(known->modified), INT64_MAX);
    int64_t now = time(NULL);
    if (last >= 0 && last <= now && now - last < span)
        return false;
    (void)snprintf(known->modified, sizeof known->modified, "%lld", (long long)now);
    return true;
}

static enum status update(const struct source_config *source, struct state *state,
                          struct error *err)
{
    AUTO_FETCHING fetching;
    struct wordpress site = {.fetching = &fetching};
    enum status st = fetching_begin(&fetching, source, state, err);
    site.lists_all = !st && is_time_to_list_all(&fetching.known, source);
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
