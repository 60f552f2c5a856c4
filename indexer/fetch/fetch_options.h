/* The members of a remote source in the configuration that all types share, and reading
 * those that one type has. */
#ifndef INDEXER_FETCH_FETCH_OPTIONS_H
#define INDEXER_FETCH_FETCH_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/macros.h"
#include "base/status.h"
#include "base/str.h"
#include "indexer/config/source_type.h"
#include "indexer/fetch/http.h"

/** The members that all types take: a row of each type's own table begins with them. */
#define FETCH_MEMBERS "contact", "robots", "pause_ms", "wait_s", "max_documents"

/**
 * Read what all types share.
 *
 * @param[out] credentials  NULL, or new: what out->credentials points to.
 * @return STATUS_OK, STATUS_BAD_INPUT, or STATUS_IO for a file with a password that
 *         cannot be read, or that others than its owner can.
 */
MUST_CHECK enum status fetch_options_read(struct http_settings *out, char **credentials,
                                          const struct source_config *source,
                                          struct error *err);

/** The address of the source, or the first that it lists; "" when there is none. */
const char *fetch_home(const struct source_config *source);

/** The text of member @p name; @p otherwise when it is not there. Borrowed. */
const char *fetch_text(const struct source_config *source, const char *name,
                       const char *otherwise);

/** The number of member @p name, written as a number or as a text. @p otherwise when it
 *  is not there, is none, or is more than @p most. */
uint32_t fetch_number(const struct source_config *source, const char *name,
                      uint32_t otherwise, uint32_t most);

/** Whether member @p name says yes; @p otherwise when it is not there. */
bool fetch_flag(const struct source_config *source, const char *name, bool otherwise);

/** The number of texts of member @p name: a list, or one text. */
size_t fetch_list_n(const struct source_config *source, const char *name);
/** The text at @p i of member @p name; "" when it is no text. Borrowed. */
const char *fetch_list_at(const struct source_config *source, const char *name, size_t i);

/** The most documents of the source. */
uint32_t fetch_documents_max(const struct source_config *source);

/** Which of the @p n texts at @p names member @p name is; the first when it is not there.
 *  @return STATUS_OK or STATUS_BAD_INPUT. */
MUST_CHECK enum status fetch_choice(unsigned *out, const struct source_config *source,
                                    const char *name, const char *const *names, size_t n,
                                    struct error *err);

#endif
