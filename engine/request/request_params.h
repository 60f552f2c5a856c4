/* The parameters of a search: their names, whether they may repeat, and what reads and
 * writes each. */
#ifndef ENGINE_REQUEST_REQUEST_PARAMS_H
#define ENGINE_REQUEST_REQUEST_PARAMS_H

#include "engine/request/request.h"

/** What reading one parameter needs. */
struct param_reader {
    struct search_request *request;
    struct search_faults *faults;
    const struct index *index;
    struct arena *arena;
    struct str name;
};

/** Note that the parameter being read is wrong. The text is copied to the arena. */
void param_fault(struct param_reader *reader, const char *format, ...) PRINTF_LIKE(2, 3);

/** Reads one value of a parameter into the request, or notes a fault. */
typedef void param_read_fn(struct param_reader *reader, struct str value);

/** Appends "name=value" pairs, each after a "&" when something stands before. Defaults
 *  are left out. */
typedef void param_write_fn(struct buf *out, const struct search_request *request,
                            const struct index *index, const char *name);

/** Append "name=value", percent-encoded, after a "&" when something stands before. */
void param_put(struct buf *out, const char *name, struct str value);

/** The beginning of a wrong value, for showing it. */
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
    bool repeats;
    param_read_fn *read;
    param_write_fn *write;
};

/** All parameters, in the order in which they are written. */
extern const struct search_param_kind search_param_kinds[];
extern const size_t n_search_param_kinds;

#endif
