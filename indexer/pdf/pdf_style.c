/* Counts the letters of each size. */
#include "indexer/pdf/pdf_style.h"

#include <string.h>

#include "base/macros.h"
#include "indexer/pdf/pdf_band.h"

/** Sizes are counted in half points, up to 72 points. */
#define N_SIZES 144U
/** A heading is larger than the text by so much, and than the next one. */
#define LARGER 1.12F
#define APART 1.06F
/** A size of fewer bytes in the whole document is a chance. */
#define BYTES_MIN 3U

static unsigned place_of(float size)
{
    if (size <= 0)
        return 0;
    unsigned place = size >= 72 ? N_SIZES - 1 : (unsigned)(size * 2 + 0.5F);
    return place < N_SIZES ? place : N_SIZES - 1;
}

static void count(size_t *bytes, const struct pdf_document *document)
{
    for (size_t i = 0; i < document->n_pages; i++) {
        const struct pdf_page *page = &document->pages[i];
        for (size_t k = 0; k < page->n; k++)
            if (!page->at[k].is_furniture &&
                !pdf_is_figure(pdf_text(document, &page->at[k])))
                bytes[place_of(page->at[k].size)] += page->at[k].n;
    }
}

struct pdf_style pdf_style_of(const struct pdf_document *document)
{
    size_t bytes[N_SIZES] = {0};
    struct pdf_style style = {.body = 0};
    count(bytes, document);
    unsigned body = 0;
    for (unsigned i = 1; i < N_SIZES; i++)
        if (bytes[i] > bytes[body] || body == 0)
            body = i;
    style.body = (float)body / 2;
    float last = 1000;
    for (unsigned i = N_SIZES - 1; i > body && style.n_sizes < COUNT_OF(style.sizes);
         i--) {
        float size = (float)i / 2;
        if (bytes[i] < BYTES_MIN || size < style.body * LARGER)
            continue;
        if (size * APART < last)
            style.sizes[style.n_sizes++] = last = size;
    }
    return style;
}

unsigned pdf_style_level(const struct pdf_style *style, float size, bool is_bold)
{
    if (size < style->body * LARGER)
        return is_bold && size > style->body * 0.95F ? style->n_sizes + 1 : 0;
    unsigned level = 0;
    while (level + 1 < style->n_sizes && size * APART < style->sizes[level])
        level++;
    return level + 1;
}
