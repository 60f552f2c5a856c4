/* Finds the completions that have all typed words. The posting lists of the rarest word
 * are read to the end when they are short; otherwise a tree of minima gives their best
 * rows first. A smaller row number is a better completion. */
#include "engine/suggest/suggest_match.h"

#include <stdlib.h>

#include "base/macros.h"

/**
 * How many completions one way of matching adds at most, of all sources together and of
 * one source. Without the second limit, the sources that are worth most would leave no
 * room for titles.
 */
#define WAY_MOST 64
#define SOURCE_MOST 20

/* The values of several ranges in ascending order, by a heap of ranges with the range of
 * the least value on top. */

/** The values [lo, hi) of the tree. The least of them is at place at. */
struct match_piece {
    uint32_t least;
    uint32_t at, lo, hi;
};

struct heap {
    const struct min_tree *tree;
    struct match_piece pieces[SPANS_MAX + 2 * SUGGEST_POPS_MOST];
    size_t n;
};

static void heap_push(struct heap *heap, uint32_t lo, uint32_t hi)
{
    if (lo >= hi || heap->n == COUNT_OF(heap->pieces))
        return;
    uint32_t at = (uint32_t)min_tree_least(heap->tree, lo, hi);
    struct match_piece piece = {heap->tree->values[at], at, lo, hi};
    size_t i = heap->n++;
    for (; i && piece.least < heap->pieces[(i - 1) / 2].least; i = (i - 1) / 2)
        heap->pieces[i] = heap->pieces[(i - 1) / 2];
    heap->pieces[i] = piece;
}

static struct match_piece heap_pop(struct heap *heap)
{
    struct match_piece top = heap->pieces[0];
    struct match_piece moved = heap->pieces[--heap->n];
    size_t i = 0;
    for (size_t child = 1; child < heap->n; child = 2 * i + 1) {
        child += child + 1 < heap->n &&
                 heap->pieces[child + 1].least < heap->pieces[child].least;
        if (moved.least <= heap->pieces[child].least)
            break;
        heap->pieces[i] = heap->pieces[child];
        i = child;
    }
    heap->pieces[i] = moved;
    return top;
}

/** Take the least value. What is left of its range, on both sides, goes back. */
static uint32_t heap_next(struct heap *heap)
{
    struct match_piece top = heap_pop(heap);
    heap_push(heap, top.lo, top.at);
    heap_push(heap, top.at + 1, top.hi);
    return top.least;
}

/* What a completion must have. */

struct suggest_wanted {
    const struct suggest *s;
    /* A word of each list. */
    const struct span_list *lists[TYPED_MAX];
    size_t n;
    region_set regions;
    /* Room for the words of the completion that is looked at. */
    uint32_t words[SUGGEST_WORDS_MAX];
    struct suggest_candidates *out;
    /* How many this way of matching has added. */
    size_t n_added, n_of_source[SUGGEST_SOURCE_COUNT_];
    /* Here because it is too large to be made again for each way. */
    struct heap heap;
};

/** Whether a search for a completion that is no title finds a document in the regions. */
static bool finds_in(const struct suggest *s, uint32_t row, region_set regions)
{
    uint32_t n = 1;
    for (region_set left = regions; left; left &= left - 1)
        if (!suggest_count(&n, s, row, left & (~left + 1)) || n)
            return true;
    return false;
}

static bool is_of_regions(const struct suggest_wanted *wanted, uint32_t row)
{
    if (!wanted->regions)
        return true;
    return wanted->s->rows[row].source == SUGGEST_TITLE
               ? (suggest_regions(wanted->s, row) & wanted->regions) != 0
               : finds_in(wanted->s, row, wanted->regions);
}

static bool has_one(struct forward forward, const struct span_list *list)
{
    for (size_t i = 0; i < forward.n; i++)
        if (span_has(list, forward.at[i] & FORWARD_WORD))
            return true;
    return false;
}

/**
 * Whether @p row has a word of each list, a region, and documents. It was found by list
 * @p driver, which is not checked again.
 */
static bool has_all(struct suggest_wanted *wanted, uint32_t row, size_t driver)
{
    if (row >= wanted->s->n || suggest_finds_nothing(wanted->s, row) ||
        !is_of_regions(wanted, row))
        return false;
    if (wanted->n == 1)
        return true;
    struct forward forward = suggest_forward(wanted->words, wanted->s, row);
    for (size_t i = 0; i < wanted->n; i++)
        if (i != driver && !has_one(forward, wanted->lists[i]))
            return false;
    return true;
}

static void begin_way(struct suggest_wanted *wanted)
{
    wanted->n_added = 0;
    memset(wanted->n_of_source, 0, sizeof wanted->n_of_source);
}

/**
 * Add @p row, unless its source has no room left. A row that an earlier way added counts
 * again, but is not added twice.
 */
static void add(struct suggest_wanted *wanted, uint32_t row)
{
    struct suggest_candidates *out = wanted->out;
    uint32_t source = wanted->s->rows[row].source;
    if (source >= SUGGEST_SOURCE_COUNT_ || wanted->n_of_source[source] == SOURCE_MOST)
        return;
    wanted->n_of_source[source]++;
    wanted->n_added++;
    for (size_t i = 0; i < out->n; i++)
        if (out->at[i] == row)
            return;
    if (out->n < CANDIDATES_MAX)
        out->at[out->n++] = row;
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/** Read all postings of list @p driver and add the best rows that have all words. */
static void scan(struct suggest_wanted *wanted, size_t driver)
{
    const struct suggest *s = wanted->s;
    const struct span_list *list = wanted->lists[driver];
    uint32_t found[SUGGEST_SCAN_MOST];
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        struct word_range range =
            suggest_postings(s, (struct word_range){list->at[i].lo, list->at[i].hi});
        for (uint32_t p = range.lo; p < range.hi && n < SUGGEST_SCAN_MOST; p++)
            if (has_all(wanted, s->postings.values[p], driver))
                found[n++] = s->postings.values[p];
    }
    qsort(found, n, sizeof *found, by_number);
    for (size_t i = 0; i < n && wanted->n_added < WAY_MOST; i++)
        if (!i || found[i] != found[i - 1])
            add(wanted, found[i]);
}

static struct heap *heap_begin(struct suggest_wanted *wanted, const struct min_tree *tree)
{
    wanted->heap.tree = tree;
    wanted->heap.n = 0;
    return &wanted->heap;
}

/** Take rows from the heap, best first, and add those that have all words. */
static void pop_best(struct suggest_wanted *wanted, size_t driver)
{
    struct heap *heap = &wanted->heap;
    uint32_t before = UINT32_MAX;
    for (size_t i = 0; i < SUGGEST_POPS_MOST && heap->n && wanted->n_added < WAY_MOST;
         i++) {
        uint32_t row = heap_next(heap);
        if (row != before && has_all(wanted, row, driver))
            add(wanted, row);
        before = row;
    }
}

/**
 * Add the best completions that have a word of each list. The list with the fewest
 * postings drives the search.
 */
static void conjoin(struct suggest_wanted *wanted)
{
    size_t driver = 0, least = SIZE_MAX;
    for (size_t i = 0; i < wanted->n; i++) {
        size_t n = span_list_size(wanted->lists[i]);
        if (n < least) {
            least = n;
            driver = i;
        }
    }
    begin_way(wanted);
    if (!wanted->n || !least)
        return;
    if (least <= SUGGEST_SCAN_MOST && (wanted->n > 1 || least <= WAY_MOST)) {
        scan(wanted, driver);
        return;
    }
    struct heap *heap = heap_begin(wanted, &wanted->s->postings);
    const struct span_list *list = wanted->lists[driver];
    for (size_t i = 0; i < list->n; i++) {
        struct word_range range = suggest_postings(
            wanted->s, (struct word_range){list->at[i].lo, list->at[i].hi});
        heap_push(heap, range.lo, range.hi);
    }
    pop_best(wanted, driver);
}

/* The section SUGGEST_ORDER sorts completions by their words. Those that start with what
 * was typed are one range of it, which is found by bisection. */

/**
 * Compare the first words of @p row with the typed words: below zero when it stands
 * before them, zero when it starts with them, above zero when it stands after them.
 */
static int compare_start(struct suggest_wanted *wanted, uint32_t row)
{
    struct forward forward = suggest_forward(wanted->words, wanted->s, row);
    size_t at = 0;
    for (size_t i = 0; i < wanted->n; i++) {
        const struct word_span *span = &wanted->lists[i]->at[0];
        uint32_t word = forward_next(forward, &at);
        if (word == UINT32_MAX || word < span->lo)
            return -1;
        if (word >= span->hi)
            return 1;
    }
    return 0;
}

/**
 * Where the range of the rows that start with the typed words begins, or with @p after,
 * where it ends.
 */
static uint32_t bound_start(struct suggest_wanted *wanted, bool after)
{
    uint32_t low = 0, high = (uint32_t)wanted->s->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int c = compare_start(wanted, wanted->s->order.values[middle]);
        if (c < 0 || (after && c == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/**
 * The shortest completions come first in their range: they are what was typed and little
 * more. So many are added even when others are worth more.
 */
#define SHORTEST 4

/**
 * Add the best completions that start with the words of the lists, in their order. It
 * only works when each list is one span.
 */
static void start(struct suggest_wanted *wanted)
{
    for (size_t i = 0; i < wanted->n; i++)
        if (wanted->lists[i]->n != 1)
            return;
    uint32_t lo = bound_start(wanted, false), hi = bound_start(wanted, true);
    begin_way(wanted);
    for (uint32_t i = lo; i < hi && i < lo + SHORTEST; i++)
        if (has_all(wanted, wanted->s->order.values[i], 0))
            add(wanted, wanted->s->order.values[i]);
    heap_push(heap_begin(wanted, &wanted->s->order), lo, hi);
    pop_best(wanted, 0);
}

/* The ways of matching, the strictest first. */

/** Which list of a typed word is used: see struct typed_word. */
enum likeness { WHOLE, BEGUN, WIDE };

/**
 * Ask for the first @p n typed words: the last of them by its list @p last, the others by
 * their list @p others.
 */
static void want(struct suggest_wanted *wanted, const struct typed *typed, size_t n,
                 enum likeness others, enum likeness last)
{
    wanted->n = n;
    for (size_t i = 0; i < n; i++) {
        const struct typed_word *word = &typed->words[i];
        const struct span_list *lists[] = {
            [WHOLE] = &word->whole, [BEGUN] = &word->begun, [WIDE] = &word->wide};
        wanted->lists[i] = lists[i + 1 == n ? last : others];
    }
}

/**
 * Search for the first @p n typed words. All words may be only begun when there are not
 * yet @p enough completions.
 */
static void find(struct suggest_wanted *wanted, const struct typed *typed, size_t n,
                 size_t enough)
{
    want(wanted, typed, n, WHOLE, BEGUN);
    if (!typed->words[n - 1].is_stop)
        start(wanted);
    want(wanted, typed, n, WHOLE, WHOLE);
    conjoin(wanted);
    want(wanted, typed, n, WHOLE, BEGUN);
    conjoin(wanted);
    if (wanted->out->n >= enough || n == 1)
        return;
    want(wanted, typed, n, BEGUN, BEGUN);
    conjoin(wanted);
}

void candidates_find(struct suggest_candidates *out, const struct suggest *s,
                     struct typed *typed, region_set regions, size_t enough)
{
    out->n = 0;
    struct suggest_wanted wanted = {.s = s, .regions = regions, .out = out};
    size_t n = typed_n_required(typed);
    find(&wanted, typed, n, enough);
    if (n < typed->n)
        find(&wanted, typed, typed->n, enough);
    if (out->n >= SUGGEST_FEW)
        return;
    typed_widen(typed, s, out->n > 0);
    want(&wanted, typed, n, WIDE, WIDE);
    conjoin(&wanted);
}
