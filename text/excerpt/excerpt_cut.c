/* Makes excerpts of windows: decides where they begin and end. */
#include "text/excerpt/excerpt_parts.h"

#include <stdint.h>

#include "base/utf8.h"

/* A word in its exact form adds this share of its weight to a window; each return of a
 * word adds the second share, at most REPEATS_MAX times. */
#define EXACT_BONUS 0.3
#define REPEAT_GAIN 0.1
#define REPEATS_MAX 2
/** The sentences before the end are enough when they have this share of the weight. */
#define ENOUGH_SHARE 0.7
/** The code points of an ellipsis and its space. */
#define CUT_POINTS 2

double excerpt_weight(const struct excerpt_sought *s, size_t first, size_t after)
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

size_t excerpt_room(const struct excerpt_sought *s, bool cuts_start)
{
    size_t most = s->query->max_code_points, less = cuts_start ? CUT_POINTS : 0;
    return most > less ? most - less : 0;
}

/** How many bytes from @p start on have @p n code points, or all until @p end. */
static size_t bytes_of(struct str text, struct text_span rest, size_t n)
{
    return utf8_head(text_part(text, rest), n).n;
}

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
           excerpt_weight(s, window->first, after) >=
               ENOUGH_SHARE * excerpt_weight(s, window->first, window->after);
}

/** Decide where the excerpt ends that begins at span.start. */
static void set_end(struct excerpt *excerpt, const struct excerpt_sought *s,
                    const struct window *window)
{
    struct str block = text_part(s->text, window->block);
    size_t from = window->block.start, start = excerpt->span.start - from;
    size_t room = excerpt_room(s, excerpt->cuts_start);
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
 * Take as many sentences before the excerpt as fit: they tell what the one found is
 * about.
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
        if (longer.end - longer.start > bytes_of(s->text, longer, excerpt_room(s, false)))
            return;
        excerpt->span = longer;
    }
}

struct excerpt excerpt_of(const struct window *window, const struct excerpt_sought *s)
{
    struct excerpt excerpt = {{window->start, window->start}, window->is_cut, false};
    size_t room = excerpt_room(s, false);
    bool fits =
        window->block.end - window->block.start <= bytes_of(s->text, window->block, room);
    if (fits && !window->is_fixed)
        return (struct excerpt){window->block, false, false};
    set_end(&excerpt, s, window);
    if (!excerpt.cuts_start && !excerpt.cuts_end && !window->is_fixed)
        extend_back(&excerpt, s, window);
    return excerpt;
}
