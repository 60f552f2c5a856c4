/* Counts what stands at the top and at the foot of the pages. */
#include "indexer/pdf/pdf_furniture.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/memory.h"

/** The share of a page, at its top and at its foot, that may hold furniture. */
#define MARGIN_SHARE 0.14F
/** How far the same line may lie on another page, in points. */
#define PLACE_POINTS 4
/** On so many pages. */
#define REPEATED_MIN 3
/** The bytes of a text that are compared. */
#define KEY_BYTES 96

struct candidate {
    /* The text, with one # for each number. */
    char key[KEY_BYTES];
    int place;
    size_t page;
    struct pdf_piece *piece;
};

struct candidates {
    struct candidate *at;
    size_t n, room;
};

static bool is_roman(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!strchr("ivxlc", text.at[i]))
            return false;
    return text.n > 0 && text.n < 7;
}

static void make_key(char *key, struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.n && n + 1 < KEY_BYTES; i++) {
        bool is_digit = text.at[i] >= '0' && text.at[i] <= '9';
        if (!is_digit)
            key[n++] = text.at[i];
        else if (n == 0 || key[n - 1] != '#')
            key[n++] = '#';
    }
    key[n] = '\0';
    if (is_roman(text))
        memcpy(key, "#", 2);
}

/** Whether a key is that of a number of a page: no more than a few signs and « page »
 *  stand beside the number. */
static bool is_page_number(const char *key)
{
    static const char *const shapes[] = {
        "#",        "- # -",      "– # –",        "Page #",       "page #",
        "# / #",    "#/#",        "p. #",         "| #",          "# |",
        "Page #/#", "Page # / #", "Page # sur #", "page # sur #", "Page | #",
        "# sur #",  "P. #"};
    return str_is_among(str_of(key), shapes, COUNT_OF(shapes));
}

static bool is_in_margin(const struct pdf_page *page, const struct pdf_box *box)
{
    return box->bottom < page->height * MARGIN_SHARE ||
           box->top > page->height * (1 - MARGIN_SHARE);
}

static void collect(struct candidates *all, struct pdf_document *document, size_t number)
{
    struct pdf_page *page = &document->pages[number];
    for (size_t i = 0; i < page->n; i++) {
        if (!is_in_margin(page, &page->at[i].box))
            continue;
        MEM_GROW(all->at, all->n + 1, all->room, 64);
        struct candidate *one = &all->at[all->n++];
        make_key(one->key, pdf_text(document, &page->at[i]));
        one->place = (int)pdf_core_top(&page->at[i].box);
        one->page = number;
        one->piece = &page->at[i];
    }
}

static int by_key(const void *a, const void *b)
{
    const struct candidate *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    if (!order)
        order = (x->place > y->place) - (x->place < y->place);
    return order ? order : (x->page > y->page) - (x->page < y->page);
}

/** How many of the candidates from @p first on have its key and about its place. */
static size_t count_alike(const struct candidates *all, size_t first)
{
    size_t n = 1;
    while (first + n < all->n &&
           strcmp(all->at[first].key, all->at[first + n].key) == 0 &&
           all->at[first + n].place - all->at[first + n - 1].place <= PLACE_POINTS)
        n++;
    return n;
}

/** Whether the piece is the outermost of its page at its place: the rows of a table that
 *  goes on are not furniture. */
static void mark_alike(struct candidates *all, size_t first, size_t n, size_t n_pages)
{
    size_t n_on = 1;
    for (size_t i = 1; i < n; i++)
        n_on += all->at[first + i].page != all->at[first + i - 1].page;
    bool is_number = is_page_number(all->at[first].key);
    bool is_repeated = n_on >= REPEATED_MIN && n_on * 5 >= n_pages;
    for (size_t i = 0; i < n && (is_repeated || (is_number && n_pages > 1)); i++)
        all->at[first + i].piece->is_furniture = true;
}

/** Chapters change the head: the same text at the same place on three pages in a row. */
static void mark_runs(struct candidates *all, size_t first, size_t n)
{
    size_t run = 0;
    for (size_t i = 0; i < n; i++) {
        bool goes_on =
            i > run && all->at[first + i].page - all->at[first + i - 1].page <= 2;
        if (!goes_on)
            run = i;
        if (i - run + 1 < REPEATED_MIN)
            continue;
        for (size_t k = run; k <= i; k++)
            all->at[first + k].piece->is_furniture = true;
    }
}

void pdf_mark_furniture(struct pdf_document *document)
{
    struct candidates all = {NULL, 0, 0};
    for (size_t i = 0; i < document->n_pages; i++)
        collect(&all, document, i);
    if (all.n)
        qsort(all.at, all.n, sizeof *all.at, by_key);
    for (size_t i = 0, n; i < all.n; i += n) {
        n = count_alike(&all, i);
        mark_alike(&all, i, n, document->n_pages);
        mark_runs(&all, i, n);
    }
    mem_free(all.at);
}
