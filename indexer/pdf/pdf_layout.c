/* Cuts a page into columns where gutters go on over several bands. */
#include "indexer/pdf/pdf_layout.h"

#include "base/memory.h"
#include "indexer/pdf/pdf_band.h"
#include "indexer/pdf/pdf_table.h"

/** Columns within columns. */
#define DEPTH_MAX 12
/** The least width of a gutter, in sizes of the letters. */
#define GUTTER_MIN 0.9F
/** A space over the whole width that is higher, in sizes, parts what is above it from
 *  what is below. */
#define SPACE_MAX 2.6F
/** The space above a heading, in sizes of the text. */
#define HEADING_SPACE 0.5F
/** Figures that are larger than the text by so much have labels below them. */
#define CARD_MIN 1.35F
/** Lines of prose have so many bytes, and fill so much of their column. */
#define PROSE_BYTES 22.0F
#define PROSE_FILL 0.72F

/** What stands on one side of a gutter: lines, whose pieces may be apart where it is
 *  justified. */
struct side {
    size_t n, n_bytes;
    float filled;
    struct pdf_box box;
    const struct pdf_piece *last;
};

static void add_to_side(struct side *side, const struct pdf_piece *piece)
{
    bool goes_on = side->last && pdf_same_line(&side->last->box, &piece->box) &&
                   piece->box.left >= side->last->box.right;
    float left = goes_on ? side->last->box.right : piece->box.left;
    side->box = side->last ? pdf_around(side->box, piece->box) : piece->box;
    side->n += !goes_on;
    side->n_bytes += piece->n;
    side->filled += piece->box.right - left;
    side->last = piece;
}

static bool is_prose(const struct side *side)
{
    float n = (float)side->n;
    return side->n >= 3 && (float)side->n_bytes > PROSE_BYTES * n &&
           side->filled > PROSE_FILL * (side->box.right - side->box.left) * n;
}

/** What is seen along a gutter: the pieces that face each other. */
struct pairs {
    size_t n_figures, n_labels, n_texts;
    struct side left, right;
};

/** Figures in large letters stand above their labels or beside them, each for itself. */
static bool is_card(const struct pdf_writer *writer, const struct pdf_piece *piece)
{
    return piece->size > writer->style.body * CARD_MIN &&
           pdf_is_figure(pdf_text(writer->document, piece));
}

static void see_pair(struct pairs *pairs, const struct pdf_writer *writer,
                     const struct pdf_piece *left, const struct pdf_piece *right)
{
    bool are_cards = is_card(writer, left) && is_card(writer, right);
    if (!are_cards && pdf_is_figure(pdf_text(writer->document, right)))
        pairs->n_figures++;
    else if (pdf_is_figure(pdf_text(writer->document, left)))
        pairs->n_labels++;
    else
        pairs->n_texts++;
}

/** The nearest piece to the left of @p at, in its band and on its line; or NULL. */
static const struct pdf_piece *left_of(const struct pdf_region *region,
                                       const struct pdf_band *band, size_t at)
{
    for (size_t i = at; i-- > band->first;)
        if (pdf_same_line(&region->at[i]->box, &region->at[at]->box))
            return region->at[i];
    return NULL;
}

static void measure_sides(struct pairs *pairs, const struct pdf_region *region,
                          const struct pdf_gutters *gutters, size_t g)
{
    for (size_t i = 0; i < region->n; i++) {
        size_t column = pdf_column_of(gutters, region->at[i]);
        if (column == g || column == g + 1)
            add_to_side(column == g ? &pairs->left : &pairs->right, region->at[i]);
    }
}

/** Whether what stands on both sides of gutter @p g belongs together, line by line. */
static bool is_bound(const struct pdf_writer *writer, const struct pdf_region *region,
                     const struct pdf_bands *bands, const struct pdf_gutters *gutters,
                     size_t g)
{
    struct pairs pairs = {0};
    measure_sides(&pairs, region, gutters, g);
    for (size_t b = 0; b < bands->n; b++) {
        const struct pdf_band *band = &bands->at[b];
        for (size_t i = band->first; i < band->first + band->n; i++) {
            if (pdf_column_of(gutters, region->at[i]) != g + 1)
                continue;
            const struct pdf_piece *left = left_of(region, band, i);
            if (left && pdf_column_of(gutters, left) == g)
                see_pair(&pairs, writer, left, region->at[i]);
        }
    }
    size_t n = pairs.n_figures + pairs.n_labels + pairs.n_texts;
    size_t n_least = pairs.left.n < pairs.right.n ? pairs.left.n : pairs.right.n;
    if (n == 0 || (pairs.n_labels > pairs.n_figures && pairs.n_labels * 3 >= n))
        return false;
    if (pairs.n_figures * 2 >= n)
        return true;
    return !(is_prose(&pairs.left) && is_prose(&pairs.right)) && n * 10 >= n_least * 7;
}

static void lay_out(struct pdf_writer *writer, struct pdf_region region, int depth);

/** Read the columns between @p gutters one after another. */
static void lay_out_columns(struct pdf_writer *writer, const struct pdf_region *region,
                            const struct pdf_gutters *gutters, int depth)
{
    const struct pdf_piece **pieces = mem_new_array(region->n, sizeof *pieces);
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
        if (!is_bound(writer, &region, &bands, &inner, g))
            open.at[open.n++] = inner.at[g];
    if (inner.n == 0 || depth >= DEPTH_MAX || region.n < 3)
        write_lines(writer, &region, &bands);
    else if (open.n == 0)
        pdf_lay_out_table(writer, &region, &bands);
    else
        lay_out_columns(writer, &region, &open, depth);
    for (size_t i = 0; i < bands.n; i++)
        bands.at[i].first += first;
}

/** The height of the space below band @p at, down to the one behind it. */
static float space_below(const struct pdf_region *region, const struct pdf_bands *bands,
                         size_t at)
{
    const struct pdf_band *above = &bands->at[at], *below = &bands->at[at + 1];
    struct pdf_box boxes[2] = {region->at[above->first]->box,
                               region->at[below->first]->box};
    for (size_t i = 1; i < above->n; i++)
        boxes[0] = pdf_around(boxes[0], region->at[above->first + i]->box);
    for (size_t i = 1; i < below->n; i++)
        boxes[1] = pdf_around(boxes[1], region->at[below->first + i]->box);
    return boxes[1].top - boxes[0].bottom;
}

/** The least width of a gutter in @p region: large letters do not make it wider. */
static float least_gutter(const struct pdf_writer *writer,
                          const struct pdf_region *region)
{
    float size = pdf_size_of(region), body = writer->style.body;
    return (size < body ? size : body) * GUTTER_MIN;
}

/** Whether band @p at is one line and the next one another, beside it: two columns whose
 *  lines are not at the same height. */
static bool is_staggered(const struct pdf_region *region, const struct pdf_bands *bands,
                         size_t at, float least)
{
    if (at + 1 >= bands->n || bands->at[at + 1].n > 1)
        return false;
    const struct pdf_box *box = &region->at[bands->at[at].first]->box;
    const struct pdf_box *next = &region->at[bands->at[at + 1].first]->box;
    return box->left - next->right >= least || next->left - box->right >= least;
}

/** Whether band @p at is a heading with nothing beside it and a space above it: what it
 *  heads is below the columns. */
static bool heads_alone(const struct pdf_writer *writer, const struct pdf_region *region,
                        const struct pdf_bands *bands, size_t at)
{
    const struct pdf_piece *piece = region->at[bands->at[at].first];
    unsigned level = pdf_style_level(&writer->style, piece->size, false);
    return bands->at[at].n == 1 && level > 0 &&
           !pdf_is_figure(pdf_text(writer->document, piece)) &&
           space_below(region, bands, at - 1) > writer->style.body * HEADING_SPACE;
}

/** The place behind the last band from @p first on that leaves free what the ones before
 *  it do, all @p least points wide or more. A line across a gutter ends what the gutter
 *  parts. */
static size_t end_of_zone(struct pdf_gutters *shared, const struct pdf_writer *writer,
                          const struct pdf_region *region, const struct pdf_bands *bands,
                          size_t first, float least)
{
    struct pdf_box bounds = pdf_bounds_of(region);
    float size = pdf_size_of(region);
    size_t end = first + 1;
    *shared = pdf_gutters_of(region, &bands->at[first], &bounds, least);
    for (; end < bands->n; end++) {
        const struct pdf_band *band = &bands->at[end];
        struct pdf_gutters own = pdf_gutters_of(region, band, &bounds, least);
        struct pdf_gutters both = pdf_gutters_shared(shared, &own, least);
        bool is_across = band->n == 1 && pdf_gutters_kept(shared, &both, &bounds) <
                                             pdf_gutters_inner(shared, &bounds);
        if (pdf_gutters_inner(&both, &bounds) == 0 || is_across ||
            heads_alone(writer, region, bands, end) ||
            space_below(region, bands, end - 1) > size * SPACE_MAX)
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
        bool is_line = bands.at[i].n == 1 && !is_staggered(&region, &bands, i, least);
        end = is_line ? i + 1 : end_of_zone(&shared, writer, &region, &bands, i, least);
        struct pdf_bands zone = {bands.at + i, end - i, 0};
        lay_out_zone(writer, &region, zone, &shared, depth);
    }
}

void pdf_layout(struct pdf_writer *writer, const struct pdf_page *page)
{
    const struct pdf_piece **pieces = mem_new_array(page->n, sizeof *pieces);
    size_t n = 0;
    for (size_t i = 0; i < page->n; i++)
        if (!page->at[i].is_furniture && page->at[i].n)
            pieces[n++] = &page->at[i];
    lay_out(writer, (struct pdf_region){pieces, n}, 0);
    mem_free(pieces);
}
