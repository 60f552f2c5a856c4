/* Addresses that links lead to. Only these functions make them: each is of this site, or http(s). */
#ifndef SERVER_HTML_URL_H
#define SERVER_HTML_URL_H

#include "base/arena.h"
#include "base/str.h"

/** An address, percent-encoded; it is escaped for HTML where it is written. */
struct url {
    /** Borrowed: from the arena that it was made in, or from a literal. */
    struct str text;
};

/** The address of a literal: URL("/aide"). */
#define URL(literal) ((struct url){STR("" literal "")})

/** @p folder, which ends in "/", with @p name behind it, percent-encoded; slashes stay. */
struct url url_in(struct url folder, struct str name, struct arena *arena);

/** @p url with one more parameter; @p name and @p value are percent-encoded. */
struct url url_param(struct url url, struct str name, struct str value,
                     struct arena *arena);

/** @p path with @p query behind it, which is percent-encoded already and may be empty. */
struct url url_query(struct url path, struct str query, struct arena *arena);

/** The address of a file of ours, as assets_url() gives it. Borrowed from @p path. */
struct url url_of_asset(const char *path);

/** An address of another site, as a document gives it. Empty unless it is http(s). Borrowed. */
struct url url_outside(struct str address);

#endif
