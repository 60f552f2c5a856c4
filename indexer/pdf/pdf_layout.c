/* Cuts a page into columns where gutters go on over several bands. */
#include "indexer/pdf/pdf_layout.h"

#include "base/memory.h"
#include "indexer/pdf/pdf_band.h"
#include "indexer/pdf/pdf_facing.h"
#include "indexer/pdf/pdf_table.h"

/** Columns within columns. */
#define DEPTH_MAX 12
/** The least width of a gutter, in sizes of the letters. */
#define GUTTER_MIN 0.9F
/** A space over the whole width that is higher, in sizes, parts what is above it from
 *  what is below. */
#define SPACE_MAX 1.8F
/** So many bands tell what spaces are usual. */
#define BANDS_MIN 3U
/** The space above a heading, in sizes of the text. */
#define HEADING_SPACE 0.5F

static void lay_out(struct pdf_writer *writer, struct pdf_region region, int depth);

/** Read the columns between @p gutters one after another. */
static void lay_out_columns(struct pdf_writer *writer, const struct pdf_region *region,
                            const struct pdf_gutters *gutters, int depth)
{
    const struct pdf_piece **pieces = mem_new_array(region->n, sizeof(void *));
    for (size_t column = 0; column <= gutters->n; column++) {
        size_t n = 0;
        for (size_t i = 0; i < region->n; i++)
            if (pdf_column_of(gutters, region->at[i]) == column)
                pieces[n++] = region->at[i];
        pdf_write_column(writer);
        lay_out(writer, (struct pdf_region){pieces, n}, depth + 1);
    }
    pdf_write_column(writer);
    mem_free(pieces);
}

static void write_lines(struct pdf_writer *writer, const struct pdf_region *region,
                        const struct pdf_bands *bands)
{
    for (size_t i = 0; i < bands->n; i++)
        pdf_write_line(writer, region->at + bands->at[i].first, bands->at[i].n);
}

/** Whether @p region is one line: the spaces of a justified line part no columns. */
static bool is_one_line(const struct pdf_region *region)
{
    for (size_t i = 1; i < region->n; i++)
        if (!pdf_same_line(&region->at[0]->box, &region->at[i]->box))
            return false;
    return true;
}

/** Lay out bands that share @p shared: columns, a table, or lines. */
static void lay_out_zone(struct pdf_writer *writer, const struct pdf_region *all,
                         struct pdf_bands bands, const struct pdf_gutters *shared,
                         int depth)
{
    size_t first = bands.at[0].first;
    const struct pdf_band *last = &bands.at[bands.n - 1];
    struct pdf_region region = {all->at + first, last->first + last->n - first};
    struct pdf_gutters inner = pdf_gutters_between(shared, &region);
    struct pdf_gutters open = {.n = 0};
    for (size_t i = 0; i < bands.n; i++)
        bands.at[i].first -= first;
    for (size_t g = 0; g < inner.n; g++)
        if (!pdf_is_bound(writer, &region, &bands, &inner, g))
            open.at[open.n++] = inner.at[g];
    if (inner.n == 0 || depth >= DEPTH_MAX || is_one_line(&region))
        write_lines(writer, &region, &bands);
    else if (open.n == 0)
        pdf_lay_out_table(writer, &region, &bands);
    else
        lay_out_columns(writer, &region, &open, depth);
    for (size_t i = 0; i < bands.n; i++)
        bands.at[i].first += first;
}

/** The least width of a gutter in @p region: large letters do not make it wider. */
static float least_gutter(const struct pdf_writer *writer,
                          const struct pdf_region *region)
{
    float size = pdf_size_of(region), body = writer->style.body;
    return (size < body ? size : body) * GUTTER_MIN;
}

static unsigned level_of(const struct pdf_writer *writer, const struct pdf_piece *piece)
{
    bool is_figure = pdf_is_figure(pdf_text(writer->document, piece));
    return is_figure ? 0 : pdf_style_level(&writer->style, piece->size, false);
}

/** Whether band @p at, a line, is in one of the columns that the next band shows: one may
 *  begin higher than the other, or have its lines at other heights. */
static bool begins_zone(const struct pdf_writer *writer, const struct pdf_region *region,
                        const struct pdf_bands *bands, size_t at, float least)
{
    if (at + 1 >= bands->n || level_of(writer, region->at[bands->at[at].first]))
        return false;
    struct pdf_box bounds = pdf_bounds_of(region);
    struct pdf_gutters own = pdf_gutters_of(region, &bands->at[at], &bounds, least);
    struct pdf_gutters next = pdf_gutters_of(region, &bands->at[at + 1], &bounds, least);
    struct pdf_gutters both = pdf_gutters_shared(&own, &next, least);
    return pdf_gutters_inner(&both, &bounds) > 0 &&
           pdf_gutters_kept(&next, &both, &bounds) == pdf_gutters_inner(&next, &bounds);
}

/** Whether the bands behind @p at are in the column of @p piece only, or across. */
static bool ends_columns(const struct pdf_region *region, const struct pdf_bands *bands,
                         size_t at, const struct pdf_gutters *gutters,
                         const struct pdf_piece *piece)
{
    size_t column = pdf_column_of(gutters, piece);
    for (size_t b = at + 1; b < bands->n && b <= at + BANDS_MIN; b++)
        for (size_t i = bands->at[b].first; i < bands->at[b].first + bands->at[b].n;
             i++) {
            bool is_over = pdf_is_over(gutters, region->at[i]);
            if (is_over || pdf_column_of(gutters, region->at[i]) != column)
                return is_over;
        }
    return true;
}

/** Whether band @p at is a heading below the columns that @p gutters part: it has nothing
 *  beside it and a space above it, and what follows is not in several columns. */
static bool heads_alone(const struct pdf_writer *writer, const struct pdf_region *region,
                        const struct pdf_bands *bands, size_t at,
                        const struct pdf_gutters *gutters)
{
    const struct pdf_piece *piece = region->at[bands->at[at].first];
    struct pdf_gutters inner = pdf_gutters_between(gutters, region);
    return bands->at[at].n == 1 && level_of(writer, piece) > 0 &&
           pdf_space_below(region, bands, at - 1) > writer->style.body * HEADING_SPACE &&
           ends_columns(region, bands, at, &inner, piece);
}

/** Whether a band that leaves @p both of what the ones before it @p shared is across
 *  their gutters: a line that crosses one, or more pieces that cross most. */
static bool is_across(const struct pdf_band *band, const struct pdf_gutters *shared,
                      const struct pdf_gutters *both, const struct pdf_box *bounds)
{
    size_t n = pdf_gutters_inner(shared, bounds);
    size_t n_kept = pdf_gutters_kept(shared, both, bounds);
    return band->n == 1 ? n_kept < n : n >= 2 && n_kept * 10 < n * 6;
}

/** The spaces between the bands of a zone so far. */
struct spaces {
    float most;
    size_t n;
    /* The size of the letters of the region. */
    float size;
};

/** Whether figures are in one of the bands behind @p at: a table begins. */
static bool begins_figures(const struct pdf_writer *writer,
                           const struct pdf_region *region, const struct pdf_bands *bands,
                           size_t at)
{
    for (size_t b = at + 1; b < bands->n && b <= at + BANDS_MIN; b++)
        for (size_t i = bands->at[b].first; i < bands->at[b].first + bands->at[b].n; i++)
            if (pdf_is_figure(pdf_text(writer->document, region->at[i])))
                return true;
    return false;
}

/** Whether the space below band @p at parts it from what follows: it is high, or much
 *  higher than all before, and a table follows. */
static bool is_parted(struct spaces *spaces, const struct pdf_writer *writer,
                      const struct pdf_region *region, const struct pdf_bands *bands,
                      size_t at)
{
    float space = pdf_space_below(region, bands, at), body = writer->style.body;
    bool is_odd = spaces->n >= BANDS_MIN && space > spaces->most * 2 && space > body &&
                  begins_figures(writer, region, bands, at);
    spaces->most = spaces->n == 0 || space > spaces->most ? space : spaces->most;
    spaces->n++;
    return is_odd || space > spaces->size * SPACE_MAX;
}

/** The place behind the last band from @p first on that leaves free what the ones before
 *  it do, all @p least points wide or more. Two bands tell the gutters: those of the
 *  first alone may be spaces of a justified line. */
static size_t end_of_zone(struct pdf_gutters *shared, const struct pdf_writer *writer,
                          const struct pdf_region *region, const struct pdf_bands *bands,
                          size_t first, float least)
{
    struct pdf_box bounds = pdf_bounds_of(region);
    struct spaces spaces = {0, 0, pdf_size_of(region)};
    size_t end = first + 1;
    *shared = pdf_gutters_of(region, &bands->at[first], &bounds, least);
    for (; end < bands->n; end++) {
        const struct pdf_band *band = &bands->at[end];
        struct pdf_gutters own = pdf_gutters_of(region, band, &bounds, least);
        struct pdf_gutters both = pdf_gutters_shared(shared, &own, least);
        if (pdf_gutters_inner(&both, &bounds) == 0 ||
            (end > first + 1 && is_across(band, shared, &both, &bounds)) ||
            heads_alone(writer, region, bands, end, shared) ||
            is_parted(&spaces, writer, region, bands, end - 1))
            break;
        *shared = both;
    }
    return end;
}

static void lay_out(struct pdf_writer *writer, struct pdf_region region, int depth)
{
    AUTO_PDF_BANDS bands = pdf_bands_of(&region);
    float least = least_gutter(writer, &region);
    for (size_t i = 0, end; i < bands.n; i = end) {
        struct pdf_gutters shared = {.n = 0};
        bool is_line =
            bands.at[i].n == 1 && !begins_zone(writer, &region, &bands, i, least);
        end = is_line ? i + 1 : end_of_zone(&shared, writer, &region, &bands, i, least);
        struct pdf_bands zone = {bands.at + i, end - i, 0};
        lay_out_zone(writer, &region, zone, &shared, depth);
    }
}

void pdf_layout(struct pdf_writer *writer, const struct pdf_page *page)
{
    const struct pdf_piece **pieces = mem_new_array(page->n, sizeof(void *));
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++)
        if (!page->at[i].is_furniture && page->at[i].n)
            pieces[n++] = &page->at[i];
    lay_out(writer, (struct pdf_region){pieces, n}, 0);
    mem_free(pieces);
}
