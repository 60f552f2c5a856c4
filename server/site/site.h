/* What all requests share: made once at start, then only read (the served generation minds its own locks). */
#ifndef SERVER_SITE_SITE_H
#define SERVER_SITE_SITE_H

#include "base/sha256.h"
#include "server/cache/cache.h"
#include "server/http/cors.h"
#include "server/site/assets.h"
#include "server/site/search_times.h"
#include "server/site/served.h"
#include "template-c/template.h"

/** Made by site_load_web(), then completed by main(). */
struct site {
    struct served *served;
    struct cache *cache;        /* NULL: answers are not kept */
    struct search_times *times; /* NULL: searches are not counted */
    struct template_set *templates;
    struct assets *assets;
    char web_digest[SHA256_TEXT_BYTES]; /* of templates and assets */
    struct cors cors;
    const char *
        frame_ancestors; /* the sources of CSP's frame-ancestors: "'none'", "https://…" */
};

/**
 * Load templates and assets from the folders "templates" and "assets" of @p folder; NULL: of the folder installed
 * beside the program, or else of @p otherwise.
 * @return STATUS_OK, or what template_set_load() and assets_load() say.
 */
MUST_CHECK enum status site_load_web(struct site *site, const char *folder,
                                     const char *otherwise, struct error *err);

/** Free templates and assets. */
void site_release_web(struct site *site);

#endif
