/* The files under /assets/. They are read once, and their addresses hold their digest, so
 * that clients may keep them for ever. */
#ifndef SERVER_SITE_ASSETS_H
#define SERVER_SITE_ASSETS_H

#include <stddef.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"

struct asset {
    /* The name that pages use, such as "style.css". */
    char *name;
    /* The address, such as "/assets/style.3fa9….css". */
    char *url;
    const char *type;
    char *bytes;
    size_t n;
    /* The same, compressed; NULL where that is no gain. */
    char *gzip;
    size_t n_gzip;
};

/** All assets. They never change after loading, so that threads may share them. */
struct assets;

/**
 * Read every file of @p folder whose ending stands for a content type that we know; other
 * files are left out.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_TOO_LARGE or STATUS_IO.
 */
MUST_CHECK enum status assets_load(struct assets **out, const char *folder,
                                   struct error *err);
void assets_free(struct assets *assets);
void assets_free_at(struct assets **assets);
#define AUTO_ASSETS CLEANUP(assets_free_at) struct assets

/**
 * Add an asset called @p name, whose ending stands for a content type that we know, with
 * a copy of @p bytes. Before threads share the assets.
 */
void assets_add(struct assets *assets, const char *name, struct str bytes);

/**
 * The asset at the address "/assets/" @p file; NULL when there is none. Borrowed until
 * the assets are freed.
 */
const struct asset *assets_find(const struct assets *assets, struct str file);

/** The address of the asset called @p name; "" when there is none. */
const char *assets_url(const struct assets *assets, const char *name);

#endif
