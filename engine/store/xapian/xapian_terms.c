/* The table of prefixes. They are those that Xapian's own tools know, and X… for ours. */
#include "engine/store/xapian/xapian_terms.h"

#include <string.h>

static const char *const prefixes[XAPIAN_PREFIX_COUNT_] = {
    [XAPIAN_WORD] = "",       [XAPIAN_TITLE] = "S",   [XAPIAN_AUTHOR] = "A",
    [XAPIAN_VERBATIM] = "XV", [XAPIAN_ID] = "Q",      [XAPIAN_TITLE_VERBATIM] = "XVS",
    [XAPIAN_DAY] = "D",       [XAPIAN_MONTH] = "M",   [XAPIAN_YEAR] = "Y",
    [XAPIAN_KIND] = "XK",     [XAPIAN_REGION] = "XR", [XAPIAN_THEME] = "XT",
    [XAPIAN_SOURCE] = "XS",
};

const char *xapian_prefix_text(enum xapian_prefix prefix)
{
    return prefixes[prefix];
}

struct str xapian_term(char to[XAPIAN_TERM_BYTES], enum xapian_prefix prefix,
                       struct str text)
{
    size_t n = strlen(prefixes[prefix]);
    size_t n_text = text.n < XAPIAN_TERM_BYTES - n ? text.n : XAPIAN_TERM_BYTES - n;
    memcpy(to, prefixes[prefix], n);
    memcpy(to + n, text.at, n_text);
    return (struct str){to, n + n_text};
}
