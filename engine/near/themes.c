/* Compares the words of a question with those of the themes. */
#include "engine/near/themes.h"

#include <stdlib.h>

#include "engine/words/edit_distance.h"
#include "text/analyse.h"

/** The most words of a question that are looked at; and of one name of a theme. */
#define WORDS_MAX 16

/* How near two words are. */
#define NEAR_EQUAL 4.0
#define NEAR_BEGIN 2.0
#define NEAR_SPELT 2.0

/** What a word of a trigger counts beside one of the label. */
#define TRIGGER_SHARE 0.5

/** The shortest words that may be near without being equal, in bytes of the folded form,
 *  and the length from which two errors are allowed. */
#define NEAR_MIN 5U
#define NEAR_LONG 9U

/** A word of a text, in an arena. */
struct near_word {
    struct str folded, stem;
};

struct near_words {
    struct near_word at[WORDS_MAX];
    size_t n;
};

/** The telling words of @p text. */
static void words_of(struct near_words *out, struct searcher *searcher, struct str text,
                     uint32_t flags)
{
    struct token_list list = analyser_run(searcher_analyser(searcher), text, flags);
    struct arena *arena = searcher_arena(searcher);
    out->n = 0;
    for (size_t i = 0; i < list.n && out->n < WORDS_MAX; i++)
        if (!(list.at[i].flags & (TOKEN_STOP | TOKEN_ALTERNATIVE | TOKEN_NUMBER)))
            out->at[out->n++] = (struct near_word){arena_str(arena, list.at[i].folded),
                                                   arena_str(arena, list.at[i].stem)};
}

static size_t common_bytes(struct str a, struct str b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && a.at[n] == b.at[n])
        n++;
    return n;
}

/** Whether the words are a letter apart, two when both are long. */
static bool is_misspelt(struct str a, struct str b)
{
    unsigned most = a.n >= NEAR_LONG && b.n >= NEAR_LONG ? 2 : 1;
    struct edit_walk walk;
    if (!edit_walk_begin(&walk, a, most))
        return false;
    for (size_t i = 0; i < b.n; i++)
        if (!edit_walk_put(&walk, (unsigned)i + 1, (unsigned char)b.at[i]))
            return false;
    return edit_walk_errors(&walk, (unsigned)b.n) <= most;
}

static double nearness(const struct near_word *a, const struct near_word *b)
{
    if (str_equal(a->stem, b->stem))
        return NEAR_EQUAL;
    size_t shorter = a->folded.n < b->folded.n ? a->folded.n : b->folded.n;
    if (shorter < NEAR_MIN)
        return 0;
    size_t common = common_bytes(a->folded, b->folded);
    if (common >= NEAR_MIN && common * 3 >= shorter * 2)
        return NEAR_BEGIN;
    return is_misspelt(a->folded, b->folded) ? NEAR_SPELT : 0;
}

/** How near each word asked for is to a theme. */
struct theme_near {
    unsigned theme;
    double words[WORDS_MAX], sum;
};

static void compare(struct theme_near *out, const struct near_words *asked,
                    const struct near_words *name, double share)
{
    for (size_t i = 0; i < asked->n; i++)
        for (size_t j = 0; j < name->n; j++) {
            double near = share * nearness(&asked->at[i], &name->at[j]);
            out->words[i] = near > out->words[i] ? near : out->words[i];
        }
}

static void compare_theme(struct theme_near *out, struct searcher *searcher,
                          const struct near_words *asked, const struct theme *theme)
{
    struct near_words name;
    words_of(&name, searcher, str_of(theme->label), 0);
    compare(out, asked, &name, 1);
    for (size_t i = 0; i < theme->triggers.n; i++) {
        words_of(&name, searcher, str_of(theme->triggers.at[i]), 0);
        compare(out, asked, &name, TRIGGER_SHARE);
    }
}

/** Sum up; what a word says is shared by the themes that it is near. */
static void sum_up(struct theme_near *themes, size_t n, size_t n_words)
{
    for (size_t word = 0; word < n_words; word++) {
        size_t n_near = 0;
        for (size_t i = 0; i < n; i++)
            n_near += themes[i].words[word] > 0;
        for (size_t i = 0; i < n && n_near; i++)
            themes[i].sum += themes[i].words[word] / (double)n_near;
    }
}

static int by_sum(const void *a, const void *b)
{
    const struct theme_near *x = a, *y = b;
    if (x->sum != y->sum)
        return x->sum > y->sum ? -1 : 1;
    return x->theme < y->theme ? -1 : 1;
}

size_t themes_near(unsigned out[NEAR_THEMES_MAX], struct searcher *searcher,
                   struct str text)
{
    const struct vocabulary *vocabulary = index_vocabulary(searcher_index(searcher));
    size_t n = vocabulary_n_themes(vocabulary), found = 0;
    struct near_words asked;
    words_of(&asked, searcher, text, ANALYSE_QUERY);
    struct theme_near *themes = arena_array(searcher_arena(searcher), n, sizeof *themes);
    for (size_t i = 0; i < n; i++) {
        themes[i] = (struct theme_near){.theme = (unsigned)i};
        compare_theme(&themes[i], searcher, &asked, vocabulary_theme(vocabulary, i));
    }
    sum_up(themes, n, asked.n);
    if (n)
        qsort(themes, n, sizeof *themes, by_sum);
    while (found < n && found < NEAR_THEMES_MAX && themes[found].sum > 0) {
        out[found] = themes[found].theme;
        found++;
    }
    return found;
}
