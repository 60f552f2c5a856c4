/* One bitmap a value, of the documents that have the value's filter in the Xapian
 * database. */
#include "engine/build/build_facets.h"

#include "engine/request/request.h"
#include "engine/store/list_set.h"

/** The slug of value @p i of a facet, or NULL where the vocabulary has no such value. */
typedef const char *slug_of_value(const struct vocabulary *vocabulary, size_t i);

static const char *slug_of_region(const struct vocabulary *vocabulary, size_t i)
{
    if (i == REGION_MAX)
        return "national";
    return i < vocabulary_n_regions(vocabulary) ? vocabulary_region(vocabulary, i)->slug
                                                : NULL;
}

static const char *slug_of_theme(const struct vocabulary *vocabulary, size_t i)
{
    return i < vocabulary_n_themes(vocabulary) ? vocabulary_theme(vocabulary, i)->slug
                                               : NULL;
}

static const char *slug_of_kind(const struct vocabulary *vocabulary, size_t i)
{
    (void)vocabulary;
    return kind_slug((enum kind)i);
}

static const struct {
    enum facet facet;
    size_t n;
    enum xapian_prefix prefix;
    slug_of_value *slug;
} facets[] = {
    {FACET_REGION, REGION_MAX + 1, XAPIAN_REGION, slug_of_region},
    {FACET_THEME, THEME_MAX, XAPIAN_THEME, slug_of_theme},
    {FACET_KIND, KIND_COUNT_, XAPIAN_KIND, slug_of_kind},
};

enum status build_facets(struct bitmaps_writer *bitmaps, struct xapian_reader *reader,
                         const struct build *build, struct error *err)
{
    uint32_t numbers[COUNT_OF(facets)][THEME_MAX];
    AUTO_XAPIAN_POSTINGS postings = {0};
    enum status st = STATUS_OK;
    for (size_t f = 0; f < COUNT_OF(facets); f++)
        for (size_t i = 0; !st && i < facets[f].n; i++) {
            const char *slug = facets[f].slug(build->vocabulary, i);
            postings.n = 0;
            if (slug)
                st = xapian_read(&postings, reader, facets[f].prefix, str_of(slug), err);
            roaring_bitmap_t *docs =
                bitmap_of_sorted(postings.docids, (uint32_t)postings.n);
            numbers[f][i] = bitmaps_write_add(bitmaps, docs);
            roaring_bitmap_free(docs);
        }
    for (size_t f = 0; !st && f < COUNT_OF(facets); f++)
        bitmaps_write_facet(bitmaps, (uint32_t)facets[f].facet, numbers[f], facets[f].n);
    return st;
}
