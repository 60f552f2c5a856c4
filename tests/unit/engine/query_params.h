/* Reads the parameters of a test: "q=vae&region=32". */
#ifndef TESTS_UNIT_ENGINE_QUERY_PARAMS_H
#define TESTS_UNIT_ENGINE_QUERY_PARAMS_H

#include "base/macros.h"
#include "engine/request/request.h"
#include "tests/unit/cmocka_all.h"

/** The most parameters of a test. */
#define QUERY_PARAMS_MAX 64

/**
 * Put the parameters of @p query into @p out, which has room for QUERY_PARAMS_MAX. They
 * are not encoded, and values have no '&' or '='.
 *
 * @return how many there are. They are borrowed from @p query.
 */
static inline size_t query_params(struct search_param *out, struct str query)
{
    size_t n = 0;
    for (struct str rest = query; rest.n; n++) {
        struct str pair = str_cut(&rest, '&');
        assert_true(n < QUERY_PARAMS_MAX);
        out[n].name = str_cut(&pair, '=');
        out[n].value = pair.at ? pair : STR("");
    }
    return n;
}

#endif
