/* Bands of pieces that stand beside each other, and the gutters that several bands leave
 * free: what columns and tables are found by. */
#ifndef INDEXER_PDF_PDF_BAND_H
#define INDEXER_PDF_PDF_BAND_H

#include "indexer/pdf/pdf_page.h"

/** Some pieces of a page, sorted by their tops. Held by value; the array is the
 *  caller's. */
struct pdf_region {
    const struct pdf_piece **at;
    size_t n;
};

/** Pieces that overlap each other in height, one with the next: a line, or more. */
struct pdf_band {
    /* They are n of the region from first on, sorted from left to right. */
    size_t first, n;
};

/** The bands of a region, from top to bottom. Held by value. */
struct pdf_bands {
    struct pdf_band *at;
    size_t n, room;
};

/** Find the bands of @p region, whose pieces are sorted anew: by band, then from left. */
struct pdf_bands pdf_bands_of(struct pdf_region *region);
/** The height of the space between band @p at, not the last, and the next one. */
float pdf_space_below(const struct pdf_region *region, const struct pdf_bands *bands,
                      size_t at);
void pdf_bands_release(struct pdf_bands *bands);
#define AUTO_PDF_BANDS CLEANUP(pdf_bands_release) struct pdf_bands

/** The most gutters that are kept: tables of more columns are cut in their last. */
#define PDF_GUTTERS_MAX 64U

/** The spaces, from left to right, that some bands leave free. Held by value. */
struct pdf_gutters {
    struct {
        float left, right;
    } at[PDF_GUTTERS_MAX];
    size_t n;
};

/** The spaces that @p band leaves free between @p bounds, those at its ends too, which
 *  are at least @p least points wide. */
struct pdf_gutters pdf_gutters_of(const struct pdf_region *region,
                                  const struct pdf_band *band,
                                  const struct pdf_box *bounds, float least);

/** What both leave free. */
struct pdf_gutters pdf_gutters_shared(const struct pdf_gutters *a,
                                      const struct pdf_gutters *b, float least);

/** How many of @p gutters do not touch @p bounds. */
size_t pdf_gutters_inner(const struct pdf_gutters *gutters, const struct pdf_box *bounds);

/** How many of @p gutters do not touch @p bounds and are free, in a part, in @p both. */
size_t pdf_gutters_kept(const struct pdf_gutters *gutters, const struct pdf_gutters *both,
                        const struct pdf_box *bounds);

/** Only those that do not, and that have pieces of @p region on both sides. */
struct pdf_gutters pdf_gutters_between(const struct pdf_gutters *gutters,
                                       const struct pdf_region *region);

/** The column that @p piece is in, from 0: that of its middle. */
size_t pdf_column_of(const struct pdf_gutters *gutters, const struct pdf_piece *piece);

/** The box around the pieces, and the median of their sizes. */
struct pdf_box pdf_bounds_of(const struct pdf_region *region);
float pdf_size_of(const struct pdf_region *region);

/** Whether a text is a figure: « 21 176 », « 3,4 % », « n.d. », « - »; and whether it is
 *  a year, which may be the head of a column. */
bool pdf_is_figure(struct str text);
bool pdf_is_year(struct str text);

#endif
