/* Each invariant is one condition and its description. */
#include "tests/unit/text/invariants.h"

#include "base/utf8.h"

static bool is_text(struct str s, size_t max)
{
    return s.n > 0 && s.n <= max && utf8_first_invalid(s) == s.n;
}

static bool has_upper_or_space(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.at[i] <= ' ' || (s.at[i] >= 'A' && s.at[i] <= 'Z'))
            return true;
    return false;
}

static const char *broken_by_strings(const struct token *token)
{
    if (!is_text(token->folded, TERM_MAX_BYTES))
        return "folded is empty, too long or not UTF-8";
    if (!is_text(token->stem, TERM_MAX_BYTES))
        return "stem is empty, too long or not UTF-8";
    if (!is_text(token->written, 2 * (size_t)TERM_MAX_BYTES))
        return "written is empty, too long or not UTF-8";
    if (has_upper_or_space(token->folded))
        return "folded has a capital or a space";
    return NULL;
}

static const char *broken_by_place(const struct token *token, const struct token *before,
                                   size_t n_bytes)
{
    bool is_alternative = token->flags & TOKEN_ALTERNATIVE;
    if (token->start >= token->end || token->end > n_bytes)
        return "offsets are not a range of the text";
    if (!before)
        return token->position || is_alternative ? "the first is not at position 0"
                                                 : NULL;
    if (token->start < before->start)
        return "a token starts before the one before it";
    if (token->position != before->position + (is_alternative ? 0 : 1))
        return "positions do not follow";
    return NULL;
}

const char *invariant_broken(struct token_list list, struct str text)
{
    for (size_t i = 0; i < list.n; i++) {
        const char *broken = broken_by_strings(&list.at[i]);
        if (!broken)
            broken = broken_by_place(&list.at[i], i ? &list.at[i - 1] : NULL, text.n);
        if (broken)
            return broken;
    }
    uint32_t n_positions = list.n ? list.at[list.n - 1].position + 1 : 0;
    return n_positions == list.n_positions ? NULL : "n_positions is not their number";
}

const char *token_lists_differ(struct token_list a, struct token_list b)
{
    if (a.n != b.n || a.n_positions != b.n_positions || a.n_invalid != b.n_invalid)
        return "the counts";
    for (size_t i = 0; i < a.n; i++) {
        const struct token *x = &a.at[i];
        const struct token *y = &b.at[i];
        if (!str_equal(x->folded, y->folded))
            return "a folded form";
        if (!str_equal(x->stem, y->stem))
            return "a stem";
        if (!str_equal(x->written, y->written))
            return "a written form";
        if (x->start != y->start || x->end != y->end)
            return "offsets";
        if (x->position != y->position || x->flags != y->flags)
            return "positions or flags";
    }
    return NULL;
}
