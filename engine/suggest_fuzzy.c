/* Words with spelling errors: one walk over the sorted words, reusing what they share with the one before. */
#include "engine/suggest_match.h"

/** Where a walk stands. Row p holds the distances of the beginnings of what was typed to the first p letters of the
 *  word that is looked at: optimal string alignment, so an exchange of neighbours is one error. */
struct walk {
    struct str typed;
    uint32_t most;
    uint8_t rows[SUGGEST_WORD_MAX + 1][SUGGEST_WORD_MAX + 3];
    uint8_t best[SUGGEST_WORD_MAX + 1]; /* the least distance of all typed up to row p */
};

static uint8_t least(uint8_t a, uint8_t b)
{
    return a < b ? a : b;
}

/** Fill row @p p; only cells so near to the diagonal that they can be within the limit.
 *  @return the least of the row. */
static uint8_t fill(struct walk *w, struct str word, size_t p)
{
    size_t m = w->typed.n;
    size_t lo = p > w->most ? p - w->most : 0;
    size_t hi = p + w->most < m ? p + w->most : m;
    uint8_t beyond = (uint8_t)(w->most + 1), row_least = beyond;
    uint8_t *row = w->rows[p];
    if (lo > 0)
        row[lo - 1] = beyond;
    row[hi + 1] = beyond;
    for (size_t j = lo; j <= hi && lo <= m; j++) {
        uint8_t cell = j == 0 ? (uint8_t)p : beyond;
        if (p == 0)
            cell = (uint8_t)j;
        if (p && j) {
            const uint8_t *above = w->rows[p - 1];
            bool same = word.at[p - 1] == w->typed.at[j - 1];
            cell = (uint8_t)(above[j - 1] + !same);
            cell = least(cell, (uint8_t)(least(above[j], row[j - 1]) + 1));
            if (p > 1 && j > 1 && word.at[p - 1] == w->typed.at[j - 2] &&
                word.at[p - 2] == w->typed.at[j - 1])
                cell = least(cell, (uint8_t)(w->rows[p - 2][j - 2] + 1));
        }
        row[j] = least(cell, beyond);
        row_least = least(row_least, row[j]);
    }
    uint8_t whole = lo <= m && hi == m ? row[m] : beyond;
    w->best[p] = p ? least(w->best[p - 1], whole) : whole;
    return row_least;
}

/** The first word after @p i that does not share its first @p p bytes. */
static uint32_t skip(const struct suggest *s, uint32_t i, size_t p)
{
    uint32_t next = i + 1;
    while (next < s->n_words && s->shared[next] >= p)
        next++;
    return next;
}

void suggest_fuzzy(struct span_list *out, const struct suggest *s, struct str typed,
                   bool prefix, uint32_t most)
{
    struct walk w = {.typed = typed, .most = most};
    (void)fill(&w, STR(""), 0);
    size_t filled = 0; /* rows that hold for what the next word shares */
    for (uint32_t i = 0; i < s->n_words;) {
        struct str word = suggest_word(s, i);
        if (word.n > SUGGEST_WORD_MAX)
            word.n = SUGGEST_WORD_MAX;
        size_t p = s->shared[i] < filled ? s->shared[i] : filled;
        p = p < word.n ? p : word.n;
        bool is_near = true;
        while (p < word.n && is_near)
            is_near = fill(&w, word, ++p) <= most;
        uint32_t next = is_near ? i + 1 : skip(s, i, p);
        bool in_band = typed.n <= p + most;
        uint32_t whole = is_near && in_band ? w.rows[p][typed.n] : most + 1;
        uint32_t errors = prefix ? w.best[p] : whole;
        if (errors <= most)
            span_add(out, s, (struct word_range){i, next}, errors);
        filled = p;
        i = next;
    }
}
