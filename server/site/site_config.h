/* The server's part of inffo-search.conf: the mapping "site", and the index. */
#ifndef SERVER_SITE_SITE_CONFIG_H
#define SERVER_SITE_SITE_CONFIG_H

#include "base/macros.h"
#include "base/status.h"
#include "server/site/identity.h"

/** The most examples that the file may give. */
#define SITE_EXAMPLES_MAX 20

/** What was read. Begun by SITE_CONFIG_INIT, which is what holds without a file. */
struct site_config {
    /* Borrowed from the members below, or from literals. */
    struct identity identity;
    /* The folder of the index; NULL where the file does not say. */
    char *index;
    /* The files of the logo and the icon; NULL: those of the program. */
    char *logo, *icon;
    /* The style sheet of the service's own colours; NULL: it has none. */
    char *theme;
    char *legal_notice;
    struct str *examples;
    struct config *file;
};

#define SITE_CONFIG_INIT                                                                 \
    {                                                                                    \
        .identity = identity_default                                                     \
    }

/**
 * Read the file @p path and check the server's part of it.
 *
 * @param[in,out] config  begun; the caller releases it with site_config_release(),
 *                        whatever the status.
 * @param tell  called for each fault, « file:line: … » in French.
 * @return STATUS_OK; STATUS_BAD_INPUT when there were faults, or what config_read()
 *         returns.
 */
MUST_CHECK enum status site_config_read(struct site_config *config, const char *path,
                                        void (*tell)(const char *fault),
                                        struct error *err);
void site_config_release(struct site_config *config);
#define AUTO_SITE_CONFIG CLEANUP(site_config_release) struct site_config

/** Whether @p address is one that pages can be reached by from outside: http(s), a host,
 *  no path but "/". The text without that goes into @p out. */
bool site_address_read(struct str *out, struct str address);

#endif
