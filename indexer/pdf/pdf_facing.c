/* Looks at the pieces that face each other across a gutter. */
#include "indexer/pdf/pdf_facing.h"

/** Figures that are larger than the text by so much have labels below them. */
#define CARD_MIN 1.35F
/** Lines of prose have so many bytes, and fill so much of their column. */
#define PROSE_BYTES 22.0F
#define PROSE_FILL 0.6F
/** Pieces of one line differ in height by less, in sizes. */
#define LEVEL_MAX 0.15F
/** Rows stand apart where the spaces between lines differ by more, in sizes. */
#define ROWS_APART 0.25F

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
    /* Texts that are at about the same height, but not on one line. */
    size_t n_crooked;
    struct side left, right;
};

/** Figures in large letters stand above their labels or beside them, each for itself. */
static bool is_card(const struct pdf_writer *writer, const struct pdf_piece *piece)
{
    return piece->size > writer->style.body * CARD_MIN &&
           pdf_is_figure(pdf_text(writer->document, piece));
}

/** Whether two pieces stand on one line, as the cells of a row do. */
static bool is_level(const struct pdf_piece *a, const struct pdf_piece *b)
{
    float apart = a->box.bottom - b->box.bottom;
    float size = a->size > b->size ? a->size : b->size;
    return (apart < 0 ? -apart : apart) < size * LEVEL_MAX;
}

static void see_pair(struct pairs *pairs, const struct pdf_writer *writer,
                     const struct pdf_piece *left, const struct pdf_piece *right)
{
    bool are_cards = is_card(writer, left) && is_card(writer, right);
    if (!are_cards && pdf_is_figure(pdf_text(writer->document, right)))
        pairs->n_figures++;
    else if (pdf_is_figure(pdf_text(writer->document, left)))
        pairs->n_labels++;
    else if (is_level(left, right))
        pairs->n_texts++;
    else
        pairs->n_crooked++;
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

/** Whether spaces over the whole width part the lines into rows of some lines. */
static bool has_rows(const struct pdf_region *region, const struct pdf_bands *bands)
{
    float least = 0, apart = pdf_size_of(region) * ROWS_APART;
    size_t n_large = 0;
    for (size_t i = 0; i + 1 < bands->n; i++) {
        float space = pdf_space_below(region, bands, i);
        least = i == 0 || space < least ? space : least;
    }
    for (size_t i = 0; i + 1 < bands->n; i++)
        n_large += pdf_space_below(region, bands, i) > least + apart;
    return n_large >= 2 && n_large * 4 >= bands->n;
}

static struct pairs see_pairs(const struct pdf_writer *writer,
                              const struct pdf_region *region,
                              const struct pdf_bands *bands,
                              const struct pdf_gutters *gutters, size_t g)
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
    return pairs;
}

bool pdf_is_bound(const struct pdf_writer *writer, const struct pdf_region *region,
                  const struct pdf_bands *bands, const struct pdf_gutters *gutters,
                  size_t g)
{
    struct pairs pairs = see_pairs(writer, region, bands, gutters, g);
    size_t n = pairs.n_figures + pairs.n_labels + pairs.n_texts;
    size_t n_least = pairs.left.n < pairs.right.n ? pairs.left.n : pairs.right.n;
    if (n == 0 || (pairs.n_labels > pairs.n_figures && pairs.n_labels * 3 >= n))
        return false;
    if (pairs.n_figures * 2 >= n)
        return true;
    bool are_prose = is_prose(&pairs.left) && is_prose(&pairs.right);
    if (pairs.n_crooked > n || (are_prose && !has_rows(region, bands)))
        return false;
    return n * 10 >= n_least * 7;
}
