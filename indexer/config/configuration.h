/* What inffo-search.conf says to the indexer: the index, the state, and the sources. */
#ifndef INDEXER_CONFIG_CONFIGURATION_H
#define INDEXER_CONFIG_CONFIGURATION_H

#include <stddef.h>

#include "base/macros.h"
#include "base/status.h"
#include "indexer/config/source_type.h"

/** The share of its documents, in percent, that a source may lose in one run. */
#define ACCEPT_LOSS_DEFAULT 20
/** A source that has lost fewer documents has lost no large share, however few it had. */
#define LOSS_LEAST 5

/** All paths are absolute, or relative to the folder where the program was started. */
struct configuration {
    /* NULL where the file does not say. */
    char *index, *vocabulary, *thesaurus;
    /* The folder of the state and of the mirrors. The file may not say: then it is made
     * of the index by configuration_place_state(). */
    char *state;
    /* In the order of the file. */
    struct source_config *sources;
    size_t n_sources;
    /* What all of this is borrowed from. */
    struct config *file;
};

/**
 * Read the file @p path and check all of it.
 *
 * @param[out] out  the caller releases it with configuration_release(), whatever the
 *                  status.
 * @param tell      called for each fault, « file:line: … » in French.
 * @return STATUS_OK; STATUS_BAD_INPUT when there were faults, or what config_read()
 *         returns.
 */
MUST_CHECK enum status configuration_read(struct configuration *out, const char *path,
                                          void (*tell)(void *context, const char *fault),
                                          void *context, struct error *err);
void configuration_release(struct configuration *configuration);
#define AUTO_CONFIGURATION CLEANUP(configuration_release) struct configuration
#define CONFIGURATION_INIT                                                               \
    {                                                                                    \
        NULL, NULL, NULL, NULL, NULL, 0, NULL                                            \
    }

/** Say where the state is, when the file did not: in the folder of the index @p index;
 *  then set the mirrors of remote sources. Once, after configuration_read(). */
void configuration_place_state(struct configuration *configuration, const char *index);

#endif
