/* Reads what was typed, and finds the words of suggest.bin that each typed word stands
 * for. */
#include "engine/suggest/suggest_typed.h"

#include "base/utf8.h"
#include "engine/suggest/suggest_fuzzy.h"
#include "text/analyse.h"

/**
 * The bytes of a folded word from which one error or two are allowed. A shorter word is
 * near too many others.
 */
#define ONE_ERROR_FROM 4
#define TWO_ERRORS_FROM 9
/** The most words in which errors are allowed. */
#define WIDENED_MAX 3

static bool is_better(const struct word_span *a, const struct word_span *b)
{
    return a->errors != b->errors ? a->errors < b->errors : a->best < b->best;
}

void span_add(struct span_list *list, const struct suggest *s, struct word_range words,
              uint32_t errors)
{
    struct word_range postings = suggest_postings(s, words);
    if (postings.lo >= postings.hi)
        return;
    size_t least = min_tree_least(&s->postings, postings.lo, postings.hi);
    struct word_span span = {words.lo, words.hi, errors, s->postings.values[least],
                             suggest_n_postings(s, words)};
    if (list->n < SPANS_MAX) {
        list->at[list->n++] = span;
        return;
    }
    size_t worst = 0;
    for (size_t i = 1; i < list->n; i++)
        if (is_better(&list->at[worst], &list->at[i]))
            worst = i;
    if (is_better(&span, &list->at[worst]))
        list->at[worst] = span;
}

uint32_t span_errors(const struct span_list *list, uint32_t word)
{
    uint32_t errors = UINT32_MAX;
    for (size_t i = 0; i < list->n; i++)
        if (word >= list->at[i].lo && word < list->at[i].hi &&
            list->at[i].errors < errors)
            errors = list->at[i].errors;
    return errors;
}

static bool has_digit(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9')
            return true;
    return false;
}

static void add_word(struct typed *out, const struct suggest *s, struct arena *arena,
                     const struct token *token)
{
    struct str folded = utf8_head_bytes(token->folded, SUGGEST_WORD_MAX);
    struct typed_word *word = &out->words[out->n++];
    word->folded = arena_str(arena, folded);
    word->is_stop = (token->flags & TOKEN_STOP) != 0;
    word->is_last = false;
    word->has_digit = has_digit(folded);
    word->whole.n = word->begun.n = word->wide.n = 0;
    span_add(&word->whole, s, lexicon_find(&s->words, word->folded, true), 0);
    span_add(&word->begun, s, lexicon_find(&s->words, word->folded, false), 0);
}

void typed_read(struct typed *out, const struct suggest *s,
                const struct suggest_means *means, struct str text)
{
    out->n = 0;
    struct token_list list =
        analyser_run(means->analyser, text, ANALYSE_QUERY | ANALYSE_NO_STEM);
    size_t last = list.n, n_significant = 0;
    for (size_t i = 0; i < list.n; i++) {
        if (list.at[i].flags & TOKEN_ALTERNATIVE)
            continue;
        last = i;
        n_significant += !(list.at[i].flags & TOKEN_STOP);
    }
    for (size_t i = 0; i < list.n && out->n < TYPED_MAX; i++) {
        const struct token *token = &list.at[i];
        bool is_left_out = token->flags & TOKEN_ALTERNATIVE ||
                           (token->flags & TOKEN_STOP && n_significant && i != last);
        if (!is_left_out)
            add_word(out, s, means->arena, token);
    }
    if (out->n)
        out->words[out->n - 1].is_last = true;
}

size_t typed_n_required(const struct typed *typed)
{
    bool has_spare =
        typed->n > 1 && typed->words[typed->n - 1].is_stop && !typed->words[0].is_stop;
    return typed->n - has_spare;
}

/** How many postings the word has as it was typed. A misspelt word has few. */
static size_t n_completions(const struct typed_word *word)
{
    return span_list_size(word->is_last ? &word->begun : &word->whole);
}

/** Fill the wide list with the words near @p word. */
static void widen(struct typed_word *word, const struct suggest *s)
{
    uint32_t most = word->folded.n >= TWO_ERRORS_FROM ? 2 : 1;
    word->wide.n = 0;
    suggest_fuzzy(&word->wide, s, word->folded, word->is_last, most);
}

void typed_widen(struct typed *typed, const struct suggest *s, bool unknown_only)
{
    bool is_done[TYPED_MAX] = {false};
    for (size_t i = 0; i < typed->n; i++)
        typed->words[i].wide = typed->words[i].begun;
    for (size_t round = 0; round < WIDENED_MAX; round++) {
        size_t rarest = typed->n;
        for (size_t i = 0; i < typed->n; i++) {
            const struct typed_word *word = &typed->words[i];
            bool is_right = word->has_digit || (unknown_only && word->whole.n);
            if (is_done[i] || is_right || word->folded.n < ONE_ERROR_FROM)
                continue;
            if (rarest == typed->n ||
                n_completions(word) < n_completions(&typed->words[rarest]))
                rarest = i;
        }
        if (rarest == typed->n)
            return;
        is_done[rarest] = true;
        widen(&typed->words[rarest], s);
    }
}
