/* The types of sources that a configuration may name. A type is a row of SOURCE_TYPES and
 * a `struct source_type <name>_source` in a file of its own, in a storey above this one
 * where it needs more than files. */
#ifndef INDEXER_CONFIG_SOURCE_TYPE_H
#define INDEXER_CONFIG_SOURCE_TYPE_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "base/macros.h"
#include "base/status.h"
#include "indexer/source/source_settings.h"
#include "indexer/state/state.h"

/* ROW(NAME, name): the configuration says « type: name ». */
#define SOURCE_TYPES(ROW)                                                                \
    ROW(FOLDER, folder)                                                                  \
    ROW(FILE, file)                                                                      \
    ROW(WORDPRESS, wordpress)                                                            \
    ROW(FEED, feed)                                                                      \
    ROW(SITEMAP, sitemap)                                                                \
    ROW(PAGES, pages)

#define SOURCE_TYPE_NUMBER(NAME, name) SOURCE_TYPE_##NAME,
enum source_type_number { SOURCE_TYPES(SOURCE_TYPE_NUMBER) SOURCE_TYPE_COUNT_ };
#undef SOURCE_TYPE_NUMBER

/** A source as the configuration describes it. Borrowed from the configuration. */
struct source_config {
    /* Its name, unique; the origins of its documents begin with it. */
    const char *name;
    enum source_type_number type;
    /* What « address » says: a URL. NULL for a local source. */
    const char *address;
    /* Where its files are read: what « path » says; for a remote source its mirror, a
     * folder below that of the state. Owned by the configuration. */
    char *path;
    /* Its whole mapping, for the members that only its type knows. */
    json_t *members;
    /* The folder of the configuration, which its relative paths are relative to. */
    const char *base;
    /* What its documents have that do not say otherwise; the settings borrow them. */
    json_t *defaults;
    struct source_settings settings;
    /* The most bytes of one answer of a remote source. */
    uint64_t max_bytes;
    /* How long one answer may take, and how often the source is asked with --watch. */
    uint32_t timeout_s, every_s;
    /* The share of its documents, in percent, that it may lose in one run. */
    uint32_t accept_loss;
    /* Told, in French, what an editor should know of an update that did not fail; NULL:
     * nobody listens. */
    void (*remark)(const struct source_config *source, const char *text);
    void *remark_context;
};

struct source_type {
    /* The members that it takes beside those of all sources; ends with NULL. */
    const char *const *members;
    /**
     * Bring the mirror source->path, a folder that may not be there yet, up to date: a
     * file that stays the same keeps its name, its bytes and its time, and what the
     * source no longer has is removed. NULL: the source is local, and read where it is.
     *
     * A file is written under a hidden name and renamed, so that a reader never sees half
     * of one.
     *
     * @param state  remembers validators; update() makes its own state_begin() and
     *               state_commit(), and sets nothing but etag, modified and moved_to of
     *               its source, and its files.
     * @return STATUS_OK when the mirror is what the source has now. Any other status
     *         (French text, without the name of the source) says that the source is down
     *         or was read by half: then nothing is withdrawn.
     */
    enum status (*update)(const struct source_config *source, struct state *state,
                          struct error *err);
};

#define SOURCE_TYPE_DECLARE(NAME, name) extern const struct source_type name##_source;
SOURCE_TYPES(SOURCE_TYPE_DECLARE)
#undef SOURCE_TYPE_DECLARE

/** What « type » calls each. */
extern const char *const source_type_names[SOURCE_TYPE_COUNT_];

const struct source_type *source_type(enum source_type_number number);

#endif
