/* Weighs the places where an excerpt may begin: the starts of the sentences that hold
 * words of the question. */
#include "text/excerpt/excerpt_parts.h"

#include <stdint.h>

#include "base/macros.h"
#include "text/excerpt/address_line.h"
#include "text/excerpt/definition.h"
#include "text/excerpt/figure.h"

/** What a window that begins inside of a sentence is worth, beside one that does not. */
#define CUT_SHARE 0.8
/** A sentence with a figure, for who asks for one. */
#define FIGURE_SHARE 1.5
/** A block shorter than this tells little by itself, and is worth less. */
#define FRAGMENT_BYTES 60
#define FRAGMENT_SHARE 0.7

/** Definitions are sought at marks up to this number. */
#define DEFINITIONS_MAX 64
/** Windows are sought at marks up to this number. */
#define WINDOWS_MAX 512
/** How many blocks the lead is sought in. */
#define LEAD_BLOCKS_MAX 8
/** The longest heading, in bytes. */
#define HEADING_BYTES 120

struct choosing {
    const struct excerpt_sought *sought;
    /* The block and the sentence of the last mark seen. */
    struct text_span block, sentence;
    /* No sentence starts near before the mark; sentence.start is as far as was looked. */
    bool is_long;
    /* Where the last window began. */
    size_t tried;
    /* Blocks that only list addresses are passed over. */
    bool skips_addresses;
    /* Whether the block only lists addresses, where that was looked at: few blocks hold
     * the best window of those before them. */
    bool was_read, is_address;
    struct window best;
    /* The first sentence with each kind of definition. */
    struct window defining[DEFINITION_SAYS + 1];
};

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/** The window of the marks from @p first on that are shown when the excerpt begins at
 *  byte @p start. Bytes stand for code points, which are never more. */
static struct window window_at(const struct choosing *c, size_t start, size_t first)
{
    const struct excerpt_sought *s = c->sought;
    bool is_cut = start != c->sentence.start || c->is_long;
    size_t room = excerpt_room(s, is_cut), after = first;
    size_t end = smaller(c->block.end, start + room);
    while (after < s->n_marks && s->marks[after].end <= end)
        after++;
    return (struct window){.block = c->block,
                           .start = start,
                           .first = first,
                           .after = after,
                           .is_cut = is_cut};
}

static void weigh(const struct choosing *c, struct window *window)
{
    const struct excerpt_sought *s = c->sought;
    if (window->after == window->first)
        return;
    size_t from = s->marks[window->first].start, to = s->marks[window->after - 1].end;
    /* Words near each other win: the length that they span costs a little. */
    window->weight = excerpt_weight(s, window->first, window->after) *
                     (1 - 0.2 * (double)(to - from) / (double)excerpt_room(s, false)) *
                     (window->is_cut ? CUT_SHARE : 1);
    if (window->block.end - window->block.start < FRAGMENT_BYTES)
        window->weight *= FRAGMENT_SHARE;
    struct text_span seen = {window->start, larger(to, c->sentence.end)};
    if (s->kind == EXCERPT_FIGURE && figure_stands_in(text_part(s->text, seen)))
        window->weight *= FIGURE_SHARE;
}

/** Whether windows of the block may be shown. */
static bool shows_block(struct choosing *c)
{
    if (c->sought->wants_addresses)
        return true;
    if (!c->was_read)
        c->is_address = text_is_address(text_part(c->sought->text, c->block));
    c->was_read = true;
    return !c->is_address;
}

static void try_window(struct choosing *c, size_t start, size_t first)
{
    struct window window = window_at(c, start, first);
    c->tried = start;
    weigh(c, &window);
    if (window.weight > c->best.weight * (1 + 1e-9) && shows_block(c))
        c->best = window;
}

/** Find the sentence around byte @p at of the block, behind the sentence before. A block
 *  that is shown whole need not be read for that. */
static void find_sentence(struct choosing *c, size_t at)
{
    const struct excerpt_sought *s = c->sought;
    if (s->kind != EXCERPT_CONCEPT &&
        c->block.end - c->block.start <= s->query->max_code_points) {
        c->sentence = c->block;
        c->is_long = false;
        return;
    }
    struct str block = text_part(c->sought->text, c->block);
    size_t here = at - c->block.start;
    size_t before =
        c->sentence.end > c->block.start ? c->sentence.end - c->block.start : 0;
    size_t least = larger(before, here > SENTENCE_BYTES ? here - SENTENCE_BYTES : 0);
    size_t start = sentence_start(block, here, least);
    c->is_long = start == SIZE_MAX;
    c->sentence.start = c->block.start + (c->is_long ? least : start);
    c->sentence.end = c->block.start + sentence_end(block, here, here + SENTENCE_BYTES);
}

/** Where the excerpt begins that shows mark @p i, which is too far from the start of its
 *  sentence: at a clause or a word near before it. */
static size_t near_start(const struct choosing *c, size_t i)
{
    struct str block = text_part(c->sought->text, c->block);
    const struct snippet_mark *mark = &c->sought->marks[i];
    size_t room = excerpt_room(c->sought, true), length = mark->end - mark->start;
    /* A third of the room may go before the mark, more when little follows. */
    size_t rest = larger(c->sentence.end, mark->end) - mark->start;
    size_t spare = room > length ? (room - length) / 3 : 0;
    spare = room > rest ? larger(spare, room - rest) : spare;
    size_t here = mark->start - c->block.start,
           floor = c->sentence.start - c->block.start;
    size_t least = larger(floor, here > spare ? here - spare : 0);
    size_t start = clause_start(block, least, here);
    /* An elided word is not parted from the word that follows. */
    while (start > least && !text_is_space(block.at[start - 1]))
        start--;
    bool is_whole = start == 0 || text_is_space(block.at[start - 1]);
    return c->block.start + (is_whole ? start : here);
}

/** Note how the sentence defines what mark @p i and those next to it name. */
static void see_definition(struct choosing *c, size_t i)
{
    const struct excerpt_sought *s = c->sought;
    const struct snippet_mark *mark = &s->marks[i];
    size_t end = mark->end;
    /* « vae inversée » is two marks. */
    for (size_t k = i + 1; k < s->n_marks && s->marks[k].start <= end + 4; k++)
        end = larger(end, s->marks[k].end);
    if (c->is_long || end > c->sentence.end)
        return;
    struct text_span name = {mark->start - c->sentence.start, end - c->sentence.start};
    enum definition kind = definition_of(text_part(s->text, c->sentence), name);
    if (kind == DEFINITION_NONE || c->defining[kind].weight > 0 || !shows_block(c))
        return;
    struct window window = window_at(c, c->sentence.start, i);
    weigh(c, &window);
    window.is_fixed = true;
    c->defining[kind] = window;
}

/** Go to the block of byte @p at. */
static void find_block(struct choosing *c, size_t at)
{
    struct str text = c->sought->text;
    size_t from = c->block.end;
    if (from <= at)
        from = text_block_before(text, from, at);
    c->block = text_block_next(text, from);
    while (c->block.end <= at && c->block.end < text.n)
        c->block = text_block_next(text, c->block.end);
    c->sentence = (struct text_span){c->block.start, c->block.start};
    c->was_read = false;
}

/** Weigh all windows. */
static void weigh_all(struct choosing *c)
{
    const struct excerpt_sought *s = c->sought;
    for (size_t i = 0; i < s->n_marks && i < WINDOWS_MAX; i++) {
        const struct snippet_mark *mark = &s->marks[i];
        if (mark->end > s->text.n)
            continue;
        if (mark->start >= c->block.end)
            find_block(c, mark->start);
        if (mark->start < c->block.start || mark->end > c->block.end)
            continue;
        bool is_next = mark->start >= c->sentence.end;
        if (is_next) {
            find_sentence(c, mark->start);
            c->tried = c->sentence.start;
        }
        bool is_far =
            (is_next && c->is_long) || mark->end > c->tried + excerpt_room(s, false);
        if (is_far)
            try_window(c, near_start(c, i), i);
        else if (is_next)
            try_window(c, c->sentence.start, i);
        if (s->kind == EXCERPT_CONCEPT && i < DEFINITIONS_MAX)
            see_definition(c, i);
    }
}

/* The lead. */

/** Whether a block looks like a heading: short, without a sign at its end. */
static bool looks_like_heading(struct str block)
{
    static const char *const ends[] = {".", "!", "?", ";", ",", ":", "…", "»", ")"};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends_with(block, str_of(ends[i])))
            return false;
    return block.n <= HEADING_BYTES;
}

/** The window of the first block that says something. */
static struct window lead_of(const struct choosing *c)
{
    const struct excerpt_sought *s = c->sought;
    struct text_span first = text_block_next(s->text, 0), block = first;
    for (unsigned i = 0; i < LEAD_BLOCKS_MAX && block.end > block.start; i++) {
        struct str text = text_part(s->text, block);
        struct text_span next = text_block_next(s->text, block.end);
        bool is_heading = next.end > next.start && looks_like_heading(text);
        if (!is_heading && (!c->skips_addresses || !text_is_address(text))) {
            first = block;
            break;
        }
        block = next;
    }
    struct choosing lead = {.sought = s, .block = first, .sentence = first};
    struct window window = window_at(&lead, first.start, 0);
    while (window.first < window.after && s->marks[window.first].start < first.start)
        window.first++;
    weigh(&lead, &window);
    return window;
}

/** The window of the sentence with the value of the figure. */
static struct window value_window(const struct choosing *c)
{
    const struct excerpt_sought *s = c->sought;
    size_t at = figure_find(s->text, s->value);
    struct choosing there = {.sought = s};
    if (at == s->text.n)
        return (struct window){.weight = 0};
    find_block(&there, at);
    find_sentence(&there, at);
    if (there.is_long || at >= there.sentence.start + excerpt_room(s, false))
        return (struct window){.weight = 0};
    size_t first = 0;
    while (first < s->n_marks && s->marks[first].start < there.sentence.start)
        first++;
    struct window window = window_at(&there, there.sentence.start, first);
    /* It need not hold any word of the question. */
    window.weight = 1;
    return window;
}

static struct window choose(struct choosing *c)
{
    const struct excerpt_sought *s = c->sought;
    if (s->kind == EXCERPT_FIGURE && s->value.n) {
        struct window window = value_window(c);
        if (window.weight > 0)
            return window;
    }
    weigh_all(c);
    if (s->kind != EXCERPT_CONCEPT)
        return c->best.weight > 0 ? c->best : lead_of(c);
    if (c->defining[DEFINITION_SAYS].weight > 0)
        return c->defining[DEFINITION_SAYS];
    struct window lead = lead_of(c);
    if (lead.weight > 0)
        return lead;
    if (c->defining[DEFINITION_SPELT].weight > 0)
        return c->defining[DEFINITION_SPELT];
    /* A few words of a list say less than the lead. */
    bool is_fragment = c->best.block.end - c->best.block.start < FRAGMENT_BYTES;
    return s->is_titled || is_fragment ? lead : c->best;
}

struct excerpt excerpt_choose(const struct excerpt_sought *sought)
{
    struct choosing c = {.sought = sought};
    struct window window = choose(&c);
    struct excerpt excerpt = excerpt_of(&window, sought);
    if (sought->wants_addresses ||
        !text_is_address(text_part(sought->text, excerpt.span)))
        return excerpt;
    c = (struct choosing){.sought = sought, .skips_addresses = true};
    window = choose(&c);
    excerpt = excerpt_of(&window, sought);
    if (!text_is_address(text_part(sought->text, excerpt.span)))
        return excerpt;
    window = lead_of(&c);
    return excerpt_of(&window, sought);
}
