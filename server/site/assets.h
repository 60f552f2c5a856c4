/* The files under /assets/: read once, their digest in their URL so that they may be cached for ever. */
#ifndef SERVER_SITE_ASSETS_H
#define SERVER_SITE_ASSETS_H

#include <stddef.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

struct asset {
    char *name; /* as the pages know it: "style.css" */
    char *url;  /* "/assets/style.3fa9….css" */
    const char *type;
    char *bytes;
    size_t n;
};

/** Immutable after loading; shareable between threads. */
struct assets;

/**
 * Read every file of @p folder whose ending has a known content type; others are left out.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_TOO_LARGE or STATUS_IO.
 */
MUST_CHECK enum status assets_load(struct assets **out, const char *folder,
                                   struct error *err);
void assets_free(struct assets *assets);
void assets_free_at(struct assets **assets);
#define AUTO_ASSETS CLEANUP(assets_free_at) struct assets

/** The asset with URL "/assets/" @p file, or NULL. Borrowed until the assets are freed. */
const struct asset *assets_find(const struct assets *assets, struct str file);

/** The URL of the asset called @p name, or "" when there is none. */
const char *assets_url(const struct assets *assets, const char *name);

#endif
