/* Scoring completions by how they answer what was typed, and choosing among them. */
#include "engine/suggest/suggest_choose.h"

#include <assert.h>
#include <stdlib.h>

#include "base/macros.h"

/* What is added to the worth of a completion (suggest_static_score(): 200 to 775), or
 * taken from it. The values were chosen with tests/cases/suggest. */

/** The completion is what was typed and nothing more. */
#define ALL_OF_IT 700
/** It starts with what was typed, in the same order. */
#define STARTS_WITH_IT 260
/** All typed words are whole words of it; if only some are, their share of this. */
#define WHOLE_WORDS 120
/** The typed words stand side by side in it, in the same order. */
#define ONE_AFTER_OTHER 80
/** Taken away for each word before the first one that matches, up to WORDS_AWAY_MOST. */
#define WORD_AWAY 8
#define WORDS_AWAY_MOST 10
/** It also has the stop word that was typed last. */
#define SPARE_WORD 20
/** Taken away for each spelling error. */
#define ERROR_COST 700

/** The share of a source is this many at least, however few completions are asked for. */
#define SHARE_LEAST 2

/** The word of a completion that matches a typed word best. */
struct answer {
    /* UINT32_MAX when no word matches. */
    uint32_t errors;
    /* The typed word is the whole word. */
    bool is_whole;
    /* Its place among all words of the completion. */
    size_t at;
    /* Its place among those that are neither stop words nor alternatives. */
    size_t rank;
};

static struct answer answer_of(const struct typed_word *typed, struct forward forward)
{
    struct answer best = {.errors = UINT32_MAX};
    size_t rank = 0;
    for (size_t i = 0; i < forward.n; i++) {
        uint32_t word = forward.at[i] & FORWARD_WORD;
        struct answer answer = {span_errors(&typed->begun, word), false, i, rank};
        if (answer.errors == UINT32_MAX)
            answer.errors = span_errors(&typed->wide, word);
        answer.is_whole =
            answer.errors == 0 && span_errors(&typed->whole, word) != UINT32_MAX;
        if (answer.errors < best.errors ||
            (answer.errors == best.errors && answer.is_whole && !best.is_whole))
            best = answer;
        rank += !(forward.at[i] & (FORWARD_ALTERNATIVE | FORWARD_STOP));
    }
    return best;
}

/** The words of the completion's name without stop words and alternatives. */
static size_t n_significant(struct forward forward)
{
    size_t n = 0;
    for (size_t i = 0; forward_next(forward, &i) != UINT32_MAX;)
        n++;
    return n;
}

/** The worth of completion @p row, with what its words add for this typed text. */
static int score_of(const struct suggest *s, const struct typed *typed, uint32_t row)
{
    uint32_t room[SUGGEST_WORDS_MAX];
    struct forward forward = suggest_forward(room, s, row);
    int score = suggest_static_score(&s->rows[row]);
    size_t n = typed_n_required(typed);
    /* Only called when a word was typed. */
    assert(n > 0);
    size_t n_whole = 0, n_in_order = 0, n_starting = 0, first = forward.n;
    struct answer before = {.errors = UINT32_MAX};
    for (size_t i = 0; i < typed->n; i++) {
        struct answer answer = answer_of(&typed->words[i], forward);
        /* The word is not required, or the file is damaged. */
        if (answer.errors == UINT32_MAX)
            continue;
        if (i >= n) {
            score += answer.at > before.at ? SPARE_WORD : 0;
            continue;
        }
        score -= (int)answer.errors * ERROR_COST;
        n_whole += answer.is_whole;
        n_starting += answer.rank == i;
        n_in_order += before.errors != UINT32_MAX && answer.rank == before.rank + 1;
        first = answer.at < first ? answer.at : first;
        before = answer;
    }
    size_t away = first < WORDS_AWAY_MOST ? first : WORDS_AWAY_MOST;
    score += (int)(WHOLE_WORDS * n_whole / n);
    score -= (int)away * WORD_AWAY;
    score += n_starting == n ? STARTS_WITH_IT : 0;
    score += n > 1 && n_in_order == n - 1 ? ONE_AFTER_OTHER : 0;
    bool is_all = n_whole == n && n_starting == n && n_significant(forward) == n;
    return score + (is_all ? ALL_OF_IT : 0);
}

struct scored {
    int score;
    uint32_t row;
};

/** By score; among equals, the row that stands first in the file. */
static int best_first(const void *a, const void *b)
{
    const struct scored *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/**
 * The next word from *i on that is no alternative; *i moves past it. FORWARD_MEANING is
 * kept, FORWARD_STOP is not. UINT32_MAX at the end.
 */
static uint32_t next_word(struct forward forward, size_t *i)
{
    while (*i < forward.n && forward.at[*i] & FORWARD_ALTERNATIVE)
        ++*i;
    return *i < forward.n ? forward.at[(*i)++] & ~FORWARD_STOP : UINT32_MAX;
}

/**
 * Whether rows @p a and @p b say the same: they have the same words, where one of them
 * may lack the meaning (« VAE » and « VAE — validation… »).
 */
static bool have_same_words(const struct suggest *s, uint32_t a, uint32_t b)
{
    uint32_t room_a[SUGGEST_WORDS_MAX], room_b[SUGGEST_WORDS_MAX];
    struct forward fa = suggest_forward(room_a, s, a), fb = suggest_forward(room_b, s, b);
    size_t i = 0, j = 0;
    for (;;) {
        uint32_t wa = next_word(fa, &i), wb = next_word(fb, &j);
        bool ends_a = wa == UINT32_MAX, ends_b = wb == UINT32_MAX;
        if (ends_a || ends_b)
            return (ends_a || wa & FORWARD_MEANING) && (ends_b || wb & FORWARD_MEANING);
        if (wa != wb)
            return false;
    }
}

/** What was chosen so far. */
struct choice {
    const struct suggest *s;
    struct scored at[SUGGEST_LIMIT_MAX];
    size_t n;
    unsigned limit;
    /* How many of each source. */
    unsigned taken[SUGGEST_SOURCE_COUNT_];
};

static bool is_there(const struct choice *choice, uint32_t row)
{
    for (size_t i = 0; i < choice->n; i++)
        if (choice->at[i].row == row ||
            have_same_words(choice->s, choice->at[i].row, row))
            return true;
    return false;
}

/**
 * Choose from @p scored, best first, until the limit is reached. With @p fairly, no
 * source gets more than its share.
 */
static void take(struct choice *choice, const struct scored *scored, size_t n,
                 bool fairly)
{
    for (size_t i = 0; i < n && choice->n < choice->limit; i++) {
        uint32_t source = choice->s->rows[scored[i].row].source;
        if (source >= SUGGEST_SOURCE_COUNT_)
            /* The file is damaged. */
            continue;
        unsigned share = (suggest_source_kind(source)->share * choice->limit + 9) / 10;
        share = share < SHARE_LEAST ? SHARE_LEAST : share;
        if ((fairly && choice->taken[source] >= share) || is_there(choice, scored[i].row))
            continue;
        choice->taken[source]++;
        choice->at[choice->n++] = scored[i];
    }
}

size_t suggest_choose(uint32_t out[SUGGEST_LIMIT_MAX], const struct suggest *s,
                      const struct typed *typed,
                      const struct suggest_candidates *candidates, unsigned limit)
{
    struct scored scored[CANDIDATES_MAX];
    for (size_t i = 0; i < candidates->n; i++)
        scored[i] =
            (struct scored){score_of(s, typed, candidates->at[i]), candidates->at[i]};
    qsort(scored, candidates->n, sizeof *scored, best_first);
    struct choice choice = {.s = s, .limit = limit};
    take(&choice, scored, candidates->n, true);
    take(&choice, scored, candidates->n, false);
    qsort(choice.at, choice.n, sizeof *choice.at, best_first);
    for (size_t i = 0; i < choice.n; i++)
        out[i] = choice.at[i].row;
    return choice.n;
}

uint64_t suggest_answers(const struct suggest *s, const struct typed *typed, uint32_t row)
{
    uint32_t room[SUGGEST_WORDS_MAX];
    struct forward forward = suggest_forward(room, s, row);
    uint64_t answers = 0;
    size_t n = typed_n_required(typed), last = 0;
    for (size_t i = 0; i < typed->n; i++) {
        struct answer answer = answer_of(&typed->words[i], forward);
        /* A stop word typed last matches nothing that stands before the other words. */
        bool is_before = i >= n && answer.at < last;
        if (answer.errors == UINT32_MAX || is_before)
            continue;
        last = answer.at;
        answers |= (uint64_t)1 << answer.at;
    }
    return answers;
}
