/* Cuts a text at its blank lines, and finds its headings in the layout or guesses
 * them. */
#include "text/outline/paragraphs.h"

#include "base/macros.h"
#include "base/utf8.h"
#include "text/block/layout.h"

#include <string.h>

/** The longest heading, in code points. */
#define HEADING_MAX 100

/**
 * Where the first blank line begins. memchr reads up to its hit only; the sanitizers
 * check all that memmem may read, which takes minutes over a text of a million lines.
 */
static size_t blank_line(struct str text)
{
    for (size_t i = 0; i + 1 < text.n; i++) {
        const char *feed = memchr(text.at + i, '\n', text.n - i);
        i = feed ? (size_t)(feed - text.at) : text.n;
        if (i + 1 < text.n && text.at[i + 1] == '\n')
            return i;
    }
    return text.n;
}

struct str paragraph_next(struct str *rest)
{
    size_t n = blank_line(*rest);
    struct str paragraph = str_trim((struct str){rest->at, n});
    size_t used = n < rest->n ? n + 2 : n;
    *rest = (struct str){rest->at + used, rest->n - used};
    return paragraph;
}

/**
 * Whether the line ends like a sentence, the introduction of a list or a cut text. A
 * heading does not.
 */
static bool ends_open(struct str line)
{
    static const char *const ends[] = {".", "!", "?", ";", ",", ":", "…", "»", ")"};
    for (size_t i = 0; i < COUNT_OF(ends); i++)
        if (str_ends_with(line, str_of(ends[i])))
            return true;
    return false;
}

/** One short line that is neither a list item nor a row of a table. */
static bool looks_like_heading(struct str text)
{
    return str_find(text, STR("\n")) == text.n && str_find(text, STR(" | ")) == text.n &&
           !str_starts_with(text, STR("- ")) && !ends_open(text) &&
           utf8_head(text, HEADING_MAX).n == text.n;
}

static void guess_headings(struct paragraph *at, uint32_t n, struct str text)
{
    for (uint32_t i = 0; i + 1 < n; i++) {
        struct str own = {text.at + at[i].start, at[i].end - at[i].start};
        struct str next = {text.at + at[i + 1].start, at[i + 1].end - at[i + 1].start};
        at[i].is_heading = looks_like_heading(own) && !looks_like_heading(next);
    }
}

static void read_headings(struct paragraph *at, uint32_t n, struct str text,
                          struct str layout)
{
    struct layout_reader reader = layout_read(layout, text);
    uint32_t i = 0;
    for (struct block block; layout_next(&block, &reader);) {
        while (i < n && at[i].start < block.start)
            i++;
        if (block.type == BLOCK_HEADING && i < n && at[i].start == block.start)
            at[i].is_heading = true;
    }
}

static void find_headings(struct paragraph *at, uint32_t n, struct str text,
                          struct str layout)
{
    if (layout.n)
        read_headings(at, n, text, layout);
    else
        guess_headings(at, n, text);
    uint32_t heading = 0;
    for (uint32_t i = 0; i < n; i++) {
        at[i].heading = at[i].is_heading ? 0 : heading;
        heading = at[i].is_heading ? i + 1 : heading;
    }
}

struct paragraphs paragraphs_cut(struct str text, struct str layout, struct arena *arena)
{
    uint32_t n = 0;
    for (struct str rest = text; rest.n && n < PARAGRAPHS_MAX;)
        n += paragraph_next(&rest).n > 0;
    struct paragraph *at = arena_array(arena, n, sizeof *at);
    struct str rest = text;
    for (uint32_t i = 0; i < n;) {
        struct str paragraph = paragraph_next(&rest);
        if (!paragraph.n)
            continue;
        at[i].start = (size_t)(paragraph.at - text.at);
        at[i++].end = (size_t)(paragraph.at - text.at) + paragraph.n;
    }
    find_headings(at, n, text, layout);
    return (struct paragraphs){at, n};
}
