/* Sorts pieces into bands, and intersects the spaces between them. */
#include "indexer/pdf/pdf_band.h"

#include <ctype.h>
#include <stdlib.h>

#include "base/memory.h"

static int by_top(const void *a, const void *b)
{
    return pdf_by_top(*(const struct pdf_piece *const *)a,
                      *(const struct pdf_piece *const *)b);
}

static int by_left(const void *a, const void *b)
{
    const struct pdf_box *x = &(*(const struct pdf_piece *const *)a)->box;
    const struct pdf_box *y = &(*(const struct pdf_piece *const *)b)->box;
    if (x->left != y->left)
        return x->left < y->left ? -1 : 1;
    return (x->top > y->top) - (x->top < y->top);
}

struct pdf_bands pdf_bands_of(struct pdf_region *region)
{
    struct pdf_bands bands = {NULL, 0, 0};
    if (region->n)
        qsort(region->at, region->n, sizeof(void *), by_top);
    for (size_t i = 0, end; i < region->n; i = end) {
        float bottom = pdf_core_bottom(&region->at[i]->box);
        for (end = i + 1; end < region->n && pdf_core_top(&region->at[end]->box) < bottom;
             end++) {
            float next = pdf_core_bottom(&region->at[end]->box);
            bottom = next > bottom ? next : bottom;
        }
        MEM_GROW(bands.at, bands.n + 1, bands.room, 64);
        bands.at[bands.n++] = (struct pdf_band){i, end - i};
        qsort(region->at + i, end - i, sizeof(void *), by_left);
    }
    return bands;
}

static struct pdf_box box_of(const struct pdf_region *region, const struct pdf_band *band)
{
    return pdf_bounds_of(&(struct pdf_region){region->at + band->first, band->n});
}

float pdf_space_below(const struct pdf_region *region, const struct pdf_bands *bands,
                      size_t at)
{
    return box_of(region, &bands->at[at + 1]).top - box_of(region, &bands->at[at]).bottom;
}

void pdf_bands_release(struct pdf_bands *bands)
{
    mem_free(bands->at);
}

static void put_gutter(struct pdf_gutters *gutters, float left, float right, float least)
{
    if (right - left < least || gutters->n == PDF_GUTTERS_MAX)
        return;
    gutters->at[gutters->n].left = left;
    gutters->at[gutters->n++].right = right;
}

struct pdf_gutters pdf_gutters_of(const struct pdf_region *region,
                                  const struct pdf_band *band,
                                  const struct pdf_box *bounds, float least)
{
    struct pdf_gutters gutters = {.n = 0};
    float end = bounds->left;
    for (size_t i = band->first; i < band->first + band->n; i++) {
        const struct pdf_box *box = &region->at[i]->box;
        put_gutter(&gutters, end, box->left, least);
        end = box->right > end ? box->right : end;
    }
    put_gutter(&gutters, end, bounds->right, least);
    return gutters;
}

struct pdf_gutters pdf_gutters_shared(const struct pdf_gutters *a,
                                      const struct pdf_gutters *b, float least)
{
    struct pdf_gutters shared = {.n = 0};
    for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
        float left = a->at[i].left > b->at[k].left ? a->at[i].left : b->at[k].left;
        float right = a->at[i].right < b->at[k].right ? a->at[i].right : b->at[k].right;
        put_gutter(&shared, left, right, least);
        if (a->at[i].right < b->at[k].right)
            i++;
        else
            k++;
    }
    return shared;
}

static bool is_inner(const struct pdf_gutters *gutters, size_t i,
                     const struct pdf_box *bounds)
{
    return gutters->at[i].left > bounds->left && gutters->at[i].right < bounds->right;
}

size_t pdf_gutters_inner(const struct pdf_gutters *gutters, const struct pdf_box *bounds)
{
    size_t n = 0;
    for (size_t i = 0; i < gutters->n; i++)
        n += is_inner(gutters, i, bounds);
    return n;
}

size_t pdf_gutters_kept(const struct pdf_gutters *gutters, const struct pdf_gutters *both,
                        const struct pdf_box *bounds)
{
    size_t n = 0;
    for (size_t i = 0, k = 0; i < gutters->n; i++) {
        while (k < both->n && both->at[k].right <= gutters->at[i].left)
            k++;
        bool is_kept = k < both->n && both->at[k].left < gutters->at[i].right;
        n += is_kept && is_inner(gutters, i, bounds);
    }
    return n;
}

struct pdf_gutters pdf_gutters_between(const struct pdf_gutters *gutters,
                                       const struct pdf_region *region)
{
    struct pdf_gutters inner = {.n = 0};
    struct pdf_box bounds = pdf_bounds_of(region);
    for (size_t i = 0; i < gutters->n; i++)
        if (is_inner(gutters, i, &bounds))
            put_gutter(&inner, gutters->at[i].left, gutters->at[i].right, 0);
    return inner;
}

size_t pdf_column_of(const struct pdf_gutters *gutters, const struct pdf_piece *piece)
{
    float middle = (piece->box.left + piece->box.right) / 2;
    size_t column = 0;
    while (column < gutters->n && middle > gutters->at[column].left)
        column++;
    return column;
}

bool pdf_is_over(const struct pdf_gutters *gutters, const struct pdf_piece *piece)
{
    for (size_t i = 0; i < gutters->n; i++)
        if (piece->box.left < gutters->at[i].left &&
            piece->box.right > gutters->at[i].right)
            return true;
    return false;
}

struct pdf_box pdf_bounds_of(const struct pdf_region *region)
{
    struct pdf_box bounds = region->n ? region->at[0]->box : (struct pdf_box){0};
    for (size_t i = 1; i < region->n; i++)
        bounds = pdf_around(bounds, region->at[i]->box);
    return bounds;
}

static int by_value(const void *a, const void *b)
{
    const float *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

float pdf_size_of(const struct pdf_region *region)
{
    if (region->n == 0)
        return 0;
    float *sizes = mem_new_array(region->n, sizeof *sizes);
    for (size_t i = 0; i < region->n; i++)
        sizes[i] = region->at[i]->size;
    qsort(sizes, region->n, sizeof *sizes, by_value);
    float size = sizes[region->n / 2];
    mem_free(sizes);
    return size;
}

bool pdf_is_figure(struct str text)
{
    static const char *const none[] = {".",    "-",  "–",    "—",  "…",  "/",    "nd",
                                       "n.d.", "ns", "n.s.", "NC", "ND", "s.o.", "//"};
    size_t n_digits = 0, n_letters = 0;
    for (size_t i = 0; i < text.n; i++) {
        n_digits += isdigit((unsigned char)text.at[i]) != 0;
        n_letters += isalpha((unsigned char)text.at[i]) != 0;
    }
    if (str_is_among(text, none, COUNT_OF(none)))
        return true;
    return n_digits > 0 && text.n <= 24 && n_letters <= 3 && n_letters <= n_digits + 1;
}

bool pdf_is_year(struct str text)
{
    return text.n == 4 && str_number(text, 2100) >= 1900;
}
