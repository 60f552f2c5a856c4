/* One bitmap a value, of the documents that have the value's filter in the Xapian
 * database. */
#include "engine/build/build_facets.h"

#include "engine/store/list_set.h"
#include "engine/store/xapian/xapian_values.h"

enum status build_facets(struct bitmaps_writer *bitmaps, struct xapian_reader *reader,
                         const struct build *build, struct error *err)
{
    uint32_t numbers[STORE_FACET_COUNT_][THEME_MAX];
    AUTO_XAPIAN_POSTINGS postings = {0};
    enum status st = STATUS_OK;
    for (enum store_facet f = 0; f < STORE_FACET_COUNT_; f++)
        for (size_t i = 0; !st && i < xapian_n_values(f); i++) {
            const char *slug = xapian_value_slug(build->vocabulary, f, i);
            postings.n = 0;
            if (slug)
                st = xapian_read(&postings, reader, xapian_value_prefix(f), str_of(slug),
                                 err);
            roaring_bitmap_t *docs =
                bitmap_of_sorted(postings.docids, (uint32_t)postings.n);
            numbers[f][i] = bitmaps_write_add(bitmaps, docs);
            roaring_bitmap_free(docs);
        }
    for (enum store_facet f = 0; !st && f < STORE_FACET_COUNT_; f++)
        bitmaps_write_facet(bitmaps, f, numbers[f], xapian_n_values(f));
    return st;
}
