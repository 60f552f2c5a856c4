/* Recognises elisions by two lists: the words that are elided, and the words whose
 * apostrophe is part of them. */
#include "text/elision.h"

#include <string.h>

#include "base/macros.h"

static const char single_letters[] = "ldsncjmt";
static const char *const prefixes[] = {"qu", "jusqu", "lorsqu", "puisqu", "quoiqu"};

struct one_word {
    /* The letters before the apostrophe. */
    const char *before;
    /* How the letters after the apostrophe begin. */
    const char *after;
};

static const struct one_word one_words[] = {
    {"aujourd", "hui"}, {"prud", "hom"}, {"quelqu", "un"},
    {"presqu", "il"},   {"entr", "aid"},
};

bool elision_is_prefix(struct str folded)
{
    if (folded.n == 1)
        return strchr(single_letters, folded.at[0]) && folded.at[0];
    if (folded.n > 6 || folded.n < 2 || folded.at[folded.n - 1] != 'u')
        return false;
    return str_is_among(folded, prefixes, COUNT_OF(prefixes));
}

/** The index of the first apostrophe, or @p n. */
static size_t find_apostrophe(const struct letter *letters, size_t n)
{
    size_t i = 0;
    while (i < n && letters[i].cp != '\'')
        i++;
    return i;
}

/** Whether the letters, folded, begin with @p text, which is ASCII. */
static bool begins(const struct letter *letters, size_t n, const char *text)
{
    size_t i = 0;
    while (text[i] && i < n && letter_plain(letters[i].cp) == (unsigned char)text[i])
        i++;
    return !text[i];
}

size_t elision_length(const struct letter *letters, size_t n)
{
    size_t length = 0;
    for (;;) {
        size_t i = find_apostrophe(letters + length, n - length);
        char prefix[7];
        if (i > sizeof prefix || length + i + 1 >= n)
            return length;
        for (size_t k = 0; k < i; k++)
            prefix[k] =
                (char)(letters[length + k].cp < 0x80 ? letters[length + k].cp : '?');
        if (!elision_is_prefix((struct str){prefix, i}))
            return length;
        length += i + 1;
    }
}

bool elision_is_one_word(const struct letter *letters, size_t n)
{
    size_t apostrophe = find_apostrophe(letters, n);
    if (apostrophe == n)
        return false;
    for (size_t i = 0; i < COUNT_OF(one_words); i++)
        if (str_of(one_words[i].before).n == apostrophe &&
            begins(letters, n, one_words[i].before) &&
            begins(letters + apostrophe + 1, n - apostrophe - 1, one_words[i].after))
            return true;
    return false;
}

/**
 * Whether @p gap, the bytes between two words, is one space, or an apostrophe and one
 * space.
 */
static bool is_narrow(struct str gap)
{
    if (gap.n == 0 || gap.at[gap.n - 1] != ' ')
        return false;
    gap.n--;
    return gap.n == 0 || str_equal(gap, STR("'")) ||
           str_equal(gap, STR("\xE2\x80\x99")) || str_equal(gap, STR("\xCA\xBC"));
}

void elision_mend(struct token_builder *builder, const struct found *next)
{
    struct token *last = builder_last(builder, 0);
    /* Two words that one sign gave (℀) overlap: nothing stands between them. */
    if (!last || last->end > next->start || last->flags & TOKEN_GLUED ||
        next->flags & TOKEN_ALTERNATIVE || !memchr("aeiouyh", next->folded.at[0], 7) ||
        !elision_is_prefix(last->folded))
        return;
    struct str gap = {builder->text.at + last->end, next->start - last->end};
    if (is_narrow(gap))
        builder_drop_last(builder);
}
