/* Compares the places of pieces, and frees documents. */
#include "indexer/pdf/pdf_page.h"

#include "base/memory.h"

void pdf_document_release(struct pdf_document *document)
{
    for (size_t i = 0; i < document->n_pages; i++)
        mem_free(document->pages[i].at);
    mem_free(document->pages);
    mem_free(document->title);
    mem_free(document->author);
    buf_release(&document->text);
}

static float least(float a, float b)
{
    return a < b ? a : b;
}

static float most(float a, float b)
{
    return a > b ? a : b;
}

bool pdf_same_line(const struct pdf_box *a, const struct pdf_box *b)
{
    float shared = least(a->bottom, b->bottom) - most(a->top, b->top);
    float smaller = least(a->bottom - a->top, b->bottom - b->top);
    return shared > smaller * 0.55F;
}

struct pdf_box pdf_around(struct pdf_box a, struct pdf_box b)
{
    return (struct pdf_box){least(a.left, b.left), least(a.top, b.top),
                            most(a.right, b.right), most(a.bottom, b.bottom)};
}

int pdf_by_top(const void *a, const void *b)
{
    const struct pdf_box *x = &((const struct pdf_piece *)a)->box;
    const struct pdf_box *y = &((const struct pdf_piece *)b)->box;
    float tops[2] = {pdf_core_top(x), pdf_core_top(y)};
    if (tops[0] != tops[1])
        return tops[0] < tops[1] ? -1 : 1;
    return (x->left > y->left) - (x->left < y->left);
}
