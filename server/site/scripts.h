/* The scripts that pages and portals load: each is one file for the browser, made of the
 * files of web/scripts that it needs. */
#ifndef SERVER_SITE_SCRIPTS_H
#define SERVER_SITE_SCRIPTS_H

#include "base/macros.h"
#include "base/status.h"
#include "server/http/stored.h"
#include "server/site/assets.h"

/** What the service's own pages load. */
#define SCRIPT_OF_PAGES "search.js"
/** What portals load: the element <inffo-search>. */
#define SCRIPT_OF_PORTALS "widget.js"

/**
 * Make the scripts of the files in @p folder and add them to @p assets. A script is its
 * files, one behind the other: so the pages and the element have the same combobox, and
 * each is one request.
 *
 * @return STATUS_OK, STATUS_NOT_FOUND (a file is missing), STATUS_TOO_LARGE or STATUS_IO.
 */
MUST_CHECK enum status scripts_add(struct assets *assets, const char *folder,
                                   struct error *err);

/**
 * The answer to a request for the script of portals, which has one address for ever: any
 * page may load it, and browsers ask whether it has changed. The caller holds it.
 */
struct stored *scripts_for_portals(const struct assets *assets);

#endif
