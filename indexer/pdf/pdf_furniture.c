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
/** Fewer pieces stand between a number of a page and the edge. */
#define OUTSIDE_MAX 3U
/** Pages of more pieces are not looked at so closely. */
#define PIECES_MAX 2000U
/** The bytes of a text that are compared. */
#define KEY_BYTES 96

struct candidate {
    /* The text, with one # for each number. */
    char key[KEY_BYTES];
    int place;
    size_t page;
    /* Nothing stands between it and the edge of the page. */
    bool is_outermost;
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

static bool has_words(const char *key)
{
    size_t n = 0;
    for (; *key; key++)
        n += (*key >= 'a' && *key <= 'z') || (*key >= 'A' && *key <= 'Z');
    return n >= 3;
}

static bool is_in_margin(const struct pdf_page *page, const struct pdf_box *box)
{
    return box->bottom < page->height * MARGIN_SHARE ||
           box->top > page->height * (1 - MARGIN_SHARE);
}

/** Whether all of the page stands on one side of @p box, but for a line or so. */
static bool is_outermost(const struct pdf_page *page, const struct pdf_box *box)
{
    size_t n_above = 0, n_below = 0;
    for (size_t i = 0; i < page->n; i++) {
        const struct pdf_box *other = &page->at[i].box;
        n_above += other->bottom < box->top + 1;
        n_below += other->top > box->bottom - 1;
    }
    return n_above < OUTSIDE_MAX || n_below < OUTSIDE_MAX;
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
        one->is_outermost = page->n < PIECES_MAX && is_outermost(page, &page->at[i].box);
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

/** Furniture has words, or stands at the edge of its page: other figures are of a table
 *  that goes on over pages. */
static bool may_be_furniture(const struct candidate *one)
{
    return one->is_outermost || (has_words(one->key) && !is_page_number(one->key));
}

static void mark_alike(struct candidates *all, size_t first, size_t n, size_t n_pages)
{
    size_t n_on = 1;
    for (size_t i = 1; i < n; i++)
        n_on += all->at[first + i].page != all->at[first + i - 1].page;
    bool is_number = is_page_number(all->at[first].key);
    bool is_repeated = n_on >= REPEATED_MIN && n_on * 5 >= n_pages;
    for (size_t i = 0; i < n && (is_repeated || (is_number && n_on > 1)); i++)
        all->at[first + i].piece->is_furniture |= may_be_furniture(&all->at[first + i]);
}

/** Chapters change the head: the same text at the same place on three pages in a row. */
static void mark_runs(struct candidates *all, size_t first, size_t n)
{
    size_t run = 0, n_pages = 1;
    for (size_t i = 1; i < n; i++) {
        size_t step = all->at[first + i].page - all->at[first + i - 1].page;
        run = step > 2 ? i : run;
        n_pages = step > 2 ? 1 : n_pages + (step > 0);
        for (size_t k = run; k <= i && n_pages >= REPEATED_MIN; k++)
            all->at[first + k].piece->is_furniture |=
                may_be_furniture(&all->at[first + k]);
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
