/* The addresses that links lead to. Only this file makes them, so that each is one of
 * this site or begins with http://, https:// or mailto:. */
#ifndef HTML_URL_H
#define HTML_URL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/** An address, percent-encoded. It is escaped for HTML when it is written. */
struct url {
    /* Borrowed from the arena that it was made in, or from a literal. */
    struct str text;
};

/** An address of this site, as a literal: URL("/aide"). */
#define URL(literal) ((struct url){STR("" literal "")})

/**
 * The address of @p name in @p folder, which ends in "/". The name is percent-encoded,
 * slashes stay.
 */
struct url url_in(struct url folder, struct str name, struct arena *arena);

/** The address of the element with the id @p name on the same page. */
struct url url_anchor(struct str name, struct arena *arena);

/** The address with one more parameter, whose name and value are percent-encoded. */
struct url url_param(struct url url, struct str name, struct str value,
                     struct arena *arena);

/**
 * The address @p path with a query, which is percent-encoded already and may be empty.
 */
struct url url_query(struct url path, struct str query, struct arena *arena);

/** The address with @p name behind "#", percent-encoded. */
struct url url_fragment(struct url url, struct str name, struct arena *arena);

/** The address with "#", a literal of small letters and a number behind it. */
struct url url_numbered(struct url url, const char *before, uint32_t number,
                        struct arena *arena);

/** The address of an asset, as assets_url() gives it. Borrowed from @p path. */
struct url url_of_asset(const char *path);

/**
 * @p url with @p site, such as "https://recherche.example.org", before it. When @p site
 * is empty it is @p url itself.
 */
struct url url_absolute(struct str site, struct url url, struct arena *arena);

/**
 * The address of another site, as a document gives it; empty unless it begins with
 * http:// or https://. Borrowed from @p address.
 */
struct url url_outside(struct str address);

/**
 * Where visitors may write: @p contact with "mailto:" before it, or what url_outside()
 * says where it begins with http:// or https://. Empty when it is empty.
 */
struct url url_contact(struct str contact, struct arena *arena);

/**
 * Where a link @p address leads in a document whose own address is @p base: what is
 * relative is completed; empty unless the result begins with http:// or https://.
 */
struct url url_from(struct str base, struct str address, struct arena *arena);

#endif
