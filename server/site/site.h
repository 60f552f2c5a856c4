/* What all requests share: made once at start, then only read (the served generation minds its own locks). */
#ifndef SERVER_SITE_SITE_H
#define SERVER_SITE_SITE_H

#include "base/sha256.h"
#include "server/cache/cache.h"
#include "server/http/cors.h"
#include "server/site/assets.h"
#include "server/site/search_times.h"
#include "server/site/served.h"

/** Made by site_load_web(), then completed by main(). */
struct site {
    struct served *served;
    struct cache *cache;        /* NULL: answers are not kept */
    struct search_times *times; /* NULL: searches are not counted */
    struct assets *assets;
    /** A digest of all that makes pages: the program and the assets. */
    char pages_digest[SHA256_TEXT_BYTES];
    struct cors cors;
    const char *
        frame_ancestors; /* the sources of CSP's frame-ancestors: "'none'", "https://…" */
};

/**
 * Load the assets from the folder "assets" of @p folder; where that is NULL, of the folder installed
 * beside the program, or else of @p otherwise.
 * @return STATUS_OK, or what assets_load() says.
 */
MUST_CHECK enum status site_load_web(struct site *site, const char *folder,
                                     const char *otherwise, struct error *err);

/** Free the assets. */
void site_release_web(struct site *site);

#endif
