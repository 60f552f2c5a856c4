/* The parameters of a search: their names, whether they repeat, what reads and writes them. */
#ifndef ENGINE_SEARCH_PARAMS_H
#define ENGINE_SEARCH_PARAMS_H

#include "engine/search.h"

/** What reading one value needs. */
struct param_reader {
    struct search_request *request;
    struct search_faults *faults;
    const struct index *index;
    struct arena *arena;
    struct str name;
};

/** Say that the parameter being read is wrong; the text is copied to the arena. */
void param_fault(struct param_reader *reader, const char *format, ...) PRINTF_LIKE(2, 3);

/** Reads one value of a parameter into the request, or adds a fault. */
typedef void param_read_fn(struct param_reader *reader, struct str value);

/** Appends "name=value" pairs, each after a "&" when something stands before; defaults are left out. */
typedef void param_write_fn(struct buf *out, const struct search_request *request,
                            const struct index *index, const char *name);

struct search_param_kind {
    const char *name;
    bool repeats;
    param_read_fn *read;
    param_write_fn *write;
};

/** All of them, in the order in which they are written. */
extern const struct search_param_kind search_param_kinds[];
extern const size_t n_search_param_kinds;

#endif
