/* Weighs the places where an excerpt may begin: the starts of the sentences that hold
 * words of the question. */
#include "text/excerpt.h"

#include <stdint.h>

#include "base/macros.h"
#include "base/utf8.h"
#include "text/address_line.h"
#include "text/definition.h"
#include "text/figure.h"

/* A word in its exact form adds this share of its weight to a window; each return of a
 * word adds the second share, at most REPEATS_MAX times. */
#define EXACT_BONUS 0.3
#define REPEAT_GAIN 0.1
#define REPEATS_MAX 2
/** What a window that begins inside of a sentence is worth, beside one that does not. */
#define CUT_SHARE 0.8
/** A sentence with a figure, for who asks for one. */
#define FIGURE_SHARE 1.5
/** A block shorter than this tells little by itself, and is worth less. */
#define FRAGMENT_BYTES 60
#define FRAGMENT_SHARE 0.7
/** The sentences before the end are enough when they have this share of the weight. */
#define ENOUGH_SHARE 0.7
/** The code points of an ellipsis and its space. */
#define CUT_POINTS 2

/** Definitions are sought at marks up to this number. */
#define DEFINITIONS_MAX 64
/** Windows are sought at marks up to this number. */
#define WINDOWS_MAX 512
/** How far the start and the end of a sentence are sought, in bytes. */
#define SENTENCE_BYTES 1000
/** How many blocks the lead is sought in. */
#define LEAD_BLOCKS_MAX 8
/** The longest heading, in bytes. */
#define HEADING_BYTES 120

/** Where an excerpt may begin, and the marks that it then shows. */
struct window {
    struct text_span block;
    size_t start;
    /* The marks first to after − 1. */
    size_t first, after;
    bool is_cut;
    /* It begins here even if the sentences before fit. */
    bool is_fixed;
    /* 0: there is no such window. */
    double weight;
};

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
    struct window best;
    /* The first sentence with each kind of definition. */
    struct window defining[DEFINITION_SAYS + 1];
};

/** The sum of the weights of the different words among the marks @p first to
 *  @p after − 1. */
static double marks_weight(const struct excerpt_sought *s, size_t first, size_t after)
{
    double best[SNIPPET_WORDS_MAX] = {0};
    unsigned times[SNIPPET_WORDS_MAX] = {0};
    double sum = 0;
    for (size_t i = first; i < after; i++)
        for (uint32_t left = s->marks[i].words; left; left &= left - 1) {
            unsigned w = (unsigned)__builtin_ctz(left);
            if (w >= s->query->n_words)
                break;
            double gain = s->query->weights[w];
            if (s->marks[i].exact >> w & 1U)
                gain *= 1 + EXACT_BONUS;
            sum += gain > best[w] ? gain - best[w] : 0;
            sum += times[w] && times[w] <= REPEATS_MAX ? gain * REPEAT_GAIN : 0;
            best[w] = gain > best[w] ? gain : best[w];
            times[w]++;
        }
    return sum;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

/** How many bytes from @p start on have @p n code points, or all until @p end. */
static size_t bytes_of(struct str text, struct text_span rest, size_t n)
{
    return utf8_head(text_part(text, rest), n).n;
}

/** The code points that an excerpt may have. */
static size_t room_of(const struct excerpt_sought *s, bool cuts_start)
{
    size_t most = s->query->max_code_points, less = cuts_start ? CUT_POINTS : 0;
    return most > less ? most - less : 0;
}

/** The window of the marks from @p first on that are shown when the excerpt begins at
 *  byte @p start. Bytes stand for code points, which are never more. */
static struct window window_at(const struct choosing *c, size_t start, size_t first)
{
    const struct excerpt_sought *s = c->sought;
    bool is_cut = start != c->sentence.start || c->is_long;
    size_t room = room_of(s, is_cut), after = first;
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
    window->weight = marks_weight(s, window->first, window->after) *
                     (1 - 0.2 * (double)(to - from) / (double)room_of(s, false)) *
                     (window->is_cut ? CUT_SHARE : 1);
    if (window->block.end - window->block.start < FRAGMENT_BYTES)
        window->weight *= FRAGMENT_SHARE;
    struct text_span seen = {window->start, larger(to, c->sentence.end)};
    if (s->kind == EXCERPT_FIGURE && figure_stands_in(text_part(s->text, seen)))
        window->weight *= FIGURE_SHARE;
}

static void try_window(struct choosing *c, size_t start, size_t first)
{
    struct window window = window_at(c, start, first);
    c->tried = start;
    weigh(c, &window);
    if (window.weight > c->best.weight * (1 + 1e-9))
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
    size_t room = room_of(c->sought, true), length = mark->end - mark->start;
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
    if (kind == DEFINITION_NONE || c->defining[kind].weight > 0)
        return;
    struct window window = window_at(c, c->sentence.start, i);
    weigh(c, &window);
    window.is_fixed = true;
    c->defining[kind] = window;
}

/** Go to the block of byte @p at. */
static void find_block(struct choosing *c, size_t at)
{
    struct text_span block = c->block;
    while (block.end <= at && block.end < c->sought->text.n)
        block = text_block_next(c->sought->text, block.end);
    c->block = block;
    c->sentence = (struct text_span){block.start, block.start};
}

/** Weigh all windows. */
static void weigh_all(struct choosing *c)
{
    const struct excerpt_sought *s = c->sought;
    bool shows = false;
    for (size_t i = 0; i < s->n_marks && i < WINDOWS_MAX; i++) {
        const struct snippet_mark *mark = &s->marks[i];
        if (mark->end > s->text.n)
            continue;
        if (mark->start >= c->block.end) {
            find_block(c, mark->start);
            shows = s->wants_addresses || !text_is_address(text_part(s->text, c->block));
        }
        if (!shows || mark->start < c->block.start || mark->end > c->block.end)
            continue;
        bool is_next = mark->start >= c->sentence.end;
        if (is_next) {
            find_sentence(c, mark->start);
            c->tried = c->sentence.start;
        }
        bool is_far = c->is_long || mark->end > c->tried + room_of(s, false);
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

/* From a window to an excerpt. */

/** The last end of a sentence from @p start on that is not behind @p most; 0 for none. */
static size_t last_sentence_end(struct str block, size_t start, size_t most)
{
    size_t last = 0;
    for (size_t at = start; at <= most;) {
        size_t end = sentence_end(block, at, most + 1);
        if (end > most || (end == most && end < block.n && !sentence_ends(block, end)))
            break;
        last = end;
        at = end + 1;
    }
    return last;
}

/** Whether the marks before byte @p end are most of what the window shows. */
static bool is_enough(const struct excerpt_sought *s, const struct window *window,
                      size_t end)
{
    size_t after = window->first;
    while (after < window->after && s->marks[after].end <= end)
        after++;
    return after == window->after ||
           marks_weight(s, window->first, after) >=
               ENOUGH_SHARE * marks_weight(s, window->first, window->after);
}

/** Decide where the excerpt ends that begins at span.start. */
static void set_end(struct excerpt *excerpt, const struct excerpt_sought *s,
                    const struct window *window)
{
    struct str block = text_part(s->text, window->block);
    size_t from = window->block.start, start = excerpt->span.start - from;
    size_t room = room_of(s, excerpt->cuts_start);
    size_t most = start + bytes_of(block, (struct text_span){start, block.n}, room);
    if (most == block.n) {
        excerpt->span.end = window->block.end;
        return;
    }
    size_t end = last_sentence_end(block, start, most);
    if (end - start >= (most - start) / 4 && end && is_enough(s, window, from + end)) {
        excerpt->span.end = from + end;
        return;
    }
    room = room > CUT_POINTS ? room - CUT_POINTS : 0;
    most = start + bytes_of(block, (struct text_span){start, block.n}, room);
    size_t least =
        window->after > window->first ? s->marks[window->after - 1].end - from : start;
    /* The last mark may stand in the room that the ellipsis takes. */
    least = least > most ? start : least;
    end = clause_end(block, least, most);
    if (!end && least > start && text_is_space(block.at[least]))
        end = least;
    /* A word longer than the room is cut between two code points. */
    end = end ? end : utf8_head_bytes(block, most).n;
    while (end > start && text_is_space(block.at[end - 1]))
        end--;
    excerpt->span.end = from + end;
    excerpt->cuts_end =
        end == start || !text_is_space(block.at[end]) || !sentence_ends(block, end);
}

/**
 * Take as many sentences before the excerpt as fit: they tell what the one found is about.
 */
static void extend_back(struct excerpt *excerpt, const struct excerpt_sought *s,
                        const struct window *window)
{
    size_t from = window->block.start;
    struct str block = text_part(s->text, window->block);
    while (excerpt->span.start > from) {
        size_t at = excerpt->span.start - from;
        while (at && text_is_space(block.at[at - 1]))
            at--;
        size_t least = at > SENTENCE_BYTES ? at - SENTENCE_BYTES : 0;
        size_t start = at ? sentence_start(block, at - 1, least) : SIZE_MAX;
        if (start == SIZE_MAX)
            return;
        struct text_span longer = {from + start, excerpt->span.end};
        if (longer.end - longer.start > bytes_of(s->text, longer, room_of(s, false)))
            return;
        excerpt->span = longer;
    }
}

static struct excerpt excerpt_of(const struct excerpt_sought *s,
                                 const struct window *window)
{
    struct excerpt excerpt = {{window->start, window->start}, window->is_cut, false};
    size_t room = room_of(s, false);
    bool fits =
        window->block.end - window->block.start <= bytes_of(s->text, window->block, room);
    if (fits && !window->is_fixed)
        return (struct excerpt){window->block, false, false};
    set_end(&excerpt, s, window);
    if (!excerpt.cuts_start && !excerpt.cuts_end && !window->is_fixed)
        extend_back(&excerpt, s, window);
    return excerpt;
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
    if (there.is_long || at >= there.sentence.start + room_of(s, false))
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
    struct excerpt excerpt = excerpt_of(sought, &window);
    if (sought->wants_addresses ||
        !text_is_address(text_part(sought->text, excerpt.span)))
        return excerpt;
    c = (struct choosing){.sought = sought, .skips_addresses = true};
    window = choose(&c);
    excerpt = excerpt_of(sought, &window);
    if (!text_is_address(text_part(sought->text, excerpt.span)))
        return excerpt;
    window = lead_of(&c);
    return excerpt_of(sought, &window);
}
