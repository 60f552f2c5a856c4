/* The parameters of a search: their names, whether they repeat, and the functions that
 * read and write them. */
#ifndef ENGINE_REQUEST_REQUEST_PARAMS_H
#define ENGINE_REQUEST_REQUEST_PARAMS_H

#include "engine/request/request.h"

/** What is needed to read a value. */
struct param_reader {
    struct search_request *request;
    struct search_faults *faults;
    const struct index *index;
    struct arena *arena;
    /* The parameter that is being read. */
    struct str name;
};

/**
 * Add a fault of the parameter that is being read; its text, in French, is copied to the
 * arena. Nothing happens when the faults are full.
 */
void param_fault(struct param_reader *reader, const char *format, ...) PRINTF_LIKE(2, 3);

/** Reads one value, valid UTF-8 in the arena, into the request, or adds a fault. */
typedef void param_read_fn(struct param_reader *reader, struct str value);

/** Appends a parameter with param_put(), once per value; nothing for its default. */
typedef void param_write_fn(struct buf *out, const struct search_request *request,
                            const struct index *index, const char *name);

/** Append "name=value", percent-encoded, after a "&" unless @p out is empty. */
void param_put(struct buf *out, const char *name, struct str value);

/** The first bytes of a wrong value, short enough to be shown in a fault. */
struct str param_shown(struct str value);

/* The parameters that filter, in request_filters.c. */
param_read_fn param_read_region;
param_write_fn param_write_region;
param_read_fn param_read_theme;
param_write_fn param_write_theme;
param_read_fn param_read_kind;
param_write_fn param_write_kind;
param_read_fn param_read_source;
param_write_fn param_write_source;
param_read_fn param_read_from;
param_write_fn param_write_from;
param_read_fn param_read_to;
param_write_fn param_write_to;
param_read_fn param_read_valid_at;
param_write_fn param_write_valid_at;

struct search_param_kind {
    const char *name;
    /* It may be given several times. */
    bool repeats;
    param_read_fn *read;
    param_write_fn *write;
};

/** All parameters, in the order in which they are written; "page" is the last. */
extern const struct search_param_kind search_param_kinds[];
extern const size_t n_search_param_kinds;

#endif
