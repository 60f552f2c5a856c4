/* What all requests share. It is made once at the start and then only read; the served
 * generation and the cache have locks of their own. */
#ifndef SERVER_SITE_SITE_H
#define SERVER_SITE_SITE_H

#include "base/sha256.h"
#include "gaps/gap_counter.h"
#include "server/cache/cache.h"
#include "server/contract/contract.h"
#include "server/http/cors.h"
#include "server/site/assets.h"
#include "server/site/identity.h"
#include "server/site/scripts.h"
#include "server/site/search_times.h"
#include "server/site/served.h"
#include "server/site/site_config.h"

/** Begun by site_load_web() and completed by main(). */
struct site {
    struct served *served;
    /* NULL when answers are not kept. */
    struct cache *cache;
    /* NULL when searches are not counted. */
    struct search_times *times;
    /* NULL when searches that found nothing are not counted. */
    struct gap_counter *gaps;
    struct assets *assets;
    /* The answer to every request for /widget.js. */
    struct stored *widget;
    /* What /openapi.json and /docs show; NULL: these are not found. */
    const json_t *contract;
    /* Whose service it is. Never NULL. */
    const struct identity *identity;
    /* A digest of everything that makes pages: the program, the assets and the identity.
     * A string of hexadecimal digits. */
    char pages_digest[SHA256_TEXT_BYTES];
    struct cors cors;
    /* Who may show pages in a frame: the value of frame-ancestors in the content security
     * policy, such as "'none'". */
    const char *frame_ancestors;
    /* Whether the log has the words that are searched for. */
    bool logs_words;
};

/**
 * Load the assets from the folder "assets" in @p folder, and make the scripts of those in
 * the folder "scripts". When that is NULL, they are
 * those that were installed beside the program, or else those in @p otherwise.
 *
 * @return STATUS_OK, or what assets_load() and scripts_add() say.
 */
MUST_CHECK enum status site_load_web(struct site *site, const char *folder,
                                     const char *otherwise, struct error *err);

/**
 * Take what the configuration says: the identity, and the logo, icon and colours as
 * assets. Behind site_load_web(); @p config lives as long as the site.
 *
 * @return STATUS_OK, or what file_read() says of the logo or the icon.
 */
MUST_CHECK enum status
site_take_config(struct site *site, const struct site_config *config, struct error *err);

/** Free the assets. */
void site_release_web(struct site *site);

#endif
