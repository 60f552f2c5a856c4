/* Makes and compares entity tags. */
#include "server/http/etag.h"

#include <inttypes.h>
#include <xxhash.h>

void etag_write(struct buf *out, struct str generation, struct str what)
{
    buf_printf(out, "\"%.*s.%016" PRIx64 "\"", STR_ARG(generation),
               (uint64_t)XXH3_64bits(what.at, what.n));
}

bool etag_matches(struct str if_none_match, struct str etag)
{
    if (!if_none_match.at)
        return false;
    struct str rest = if_none_match;
    while (rest.at) {
        struct str one = str_trim(str_cut(&rest, ','));
        if (str_starts_with(one, STR("W/")))
            one = (struct str){one.at + 2, one.n - 2};
        if (str_equal(one, etag) || str_equal(one, STR("*")))
            return true;
    }
    return false;
}

void etag_put_gzip(struct buf *out, struct str etag)
{
    buf_printf(out, "%.*s-gzip\"", (int)(etag.n - 1), etag.at);
}

const char *etag_known(struct str if_none_match, const char *etag, const char *gzip_etag,
                       bool wants_gzip)
{
    if (!if_none_match.at)
        return NULL;
    if (etag_matches(if_none_match, str_of(etag)))
        return etag;
    bool has_gzip =
        wants_gzip && gzip_etag && etag_matches(if_none_match, str_of(gzip_etag));
    return has_gzip ? gzip_etag : NULL;
}
