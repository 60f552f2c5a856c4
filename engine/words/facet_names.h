/* Names of facets' values: the words that say a kind, a theme or a source, found in a
 * query by their stems. */
#ifndef ENGINE_WORDS_FACET_NAMES_H
#define ENGINE_WORDS_FACET_NAMES_H

#include "engine/store/flat/columns.h"
#include "engine/vocabulary/vocabulary.h"

/** What a name names. */
enum named_facet { NAMED_KIND, NAMED_THEME, NAMED_SOURCE };

struct facet_name {
    enum named_facet facet;
    /* The number of the kind, theme or source. */
    uint32_t value;
    /* Words of kinds only: they bring the kind to mind (kind_words), and list nothing. */
    bool only_evokes;
    /* The value's label, borrowed from the vocabulary or the columns. */
    struct str label;
    /* In order, with those of stop words. */
    const struct str *stems;
    size_t n;
};

/** All names of one index. It does not change, so that threads may share it. */
struct facet_names;

/**
 * The names of the kinds and themes of @p vocabulary and of the sources of @p columns.
 * Never NULL; the caller frees it. It borrows both.
 */
struct facet_names *facet_names_new(const struct vocabulary *vocabulary,
                                    const struct columns *columns);
void facet_names_free(struct facet_names *names);

/**
 * The next name whose stems begin at @p stems, which has @p n, after @p before, or the
 * first one for NULL. Longer names come first.
 *
 * @return NULL when there is no other one. Borrowed until facet_names_free().
 */
const struct facet_name *facet_names_find(const struct facet_names *names,
                                          const struct str *stems, size_t n,
                                          const struct facet_name *before);

#endif
