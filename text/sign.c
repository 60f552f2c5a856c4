/* Knows the words with signs by two tables. Without its signs such a word would be a
 * letter like any other. */
#include "text/sign.h"

#include <string.h>

#include "base/macros.h"
#include "text/plain.h"

struct signed_word {
    /* In lower case. */
    const char *written;
    /* The word as people write it without the sign. */
    struct str folded;
};

#define SIGNED(written, folded)                                                          \
    {                                                                                    \
        written,                                                                         \
        {                                                                                \
            folded, sizeof(folded) - 1                                                   \
        }                                                                                \
    }

static const struct signed_word signed_words[] = {
    SIGNED("c++", "cplusplus"),
    SIGNED("c#", "csharp"),
    SIGNED("f#", "fsharp"),
    SIGNED("j#", "jsharp"),
};

#define SIGNED_LETTERS 40

static bool is_letter(uint32_t cp)
{
    return letter_is_word(cp) && !letter_is_digit(cp);
}

/** How many letters without a sign between them @p raw ends with. */
static size_t letters_before(const struct raw *raw)
{
    size_t n = 0;
    while (n < raw->n && is_letter(raw->at[raw->n - 1 - n].cp))
        n++;
    return n;
}

size_t sign_end(const struct raw *raw, struct letter_window *window, size_t i)
{
    uint32_t cp = window_at(window, i);
    size_t n = cp == '+' || cp == '#' ? letters_before(raw) : 0;
    if (n == 0 || n > SIGNED_LETTERS || raw->n + 2 > RAW_LETTERS)
        return i;
    if (cp == '+' && window_at(window, i + 1) == '+')
        return i + 2;
    bool is_sharp = n == 1 && cp == '#' && !letter_is_word(window_at(window, i + 1));
    return is_sharp ? i + 1 : i;
}

static void put(struct token_builder *builder, struct str folded, struct str written,
                const struct letter *letters, size_t n, uint32_t flags)
{
    struct found found = {folded, written, letters[0].start, letters[n - 1].end, flags};
    builder_put(builder, &found);
}

bool sign_add(struct token_builder *builder, const struct letter *letters, size_t n,
              uint32_t flags)
{
    uint32_t last = n > 1 ? letters[n - 1].cp : 0;
    if (last != '+' && last != '#')
        return false;
    char text[SIGNED_LETTERS + 3];
    bool is_known = n < sizeof text;
    for (size_t i = 0; i < n && is_known; i++) {
        is_known = letters[i].cp < 0x80;
        text[i] = (char)letters[i].cp;
    }
    struct str written = {text, is_known ? n : 0};
    for (size_t i = 0; i < COUNT_OF(signed_words); i++)
        if (str_equal(written, str_of(signed_words[i].written))) {
            put(builder, signed_words[i].folded, written, letters, n,
                flags | TOKEN_VERBATIM);
            return true;
        }
    /* « A++ » is no letter; « Notepad++ » is also looked for without its signs. */
    bool is_letter_alone = is_known && !letter_is_word(letters[1].cp);
    uint32_t beside = is_letter_alone ? flags : TOKEN_ALTERNATIVE;
    if (!is_letter_alone && !builder_add(builder, letters, n, flags, JOINERS_DROPPED))
        return true;
    if (is_known)
        put(builder, written, written, letters, n, beside | TOKEN_VERBATIM);
    return true;
}

struct pair {
    char first, sign, second;
    struct str folded;
    uint32_t flags;
};

/* « technicien H/F » asks for a technician: « hf » weighs as little as « h » and « f ».
 */
static const struct pair pairs[] = {
    {'h', '/', 'f', {"hf", 2}, TOKEN_STOP},
    {'f', '/', 'h', {"hf", 2}, TOKEN_STOP},
};

bool sign_add_pair(struct token_builder *builder, const struct raw *raw)
{
    if (raw->n != 3)
        return false;
    const struct letter *at = raw->at;
    for (size_t i = 0; i < COUNT_OF(pairs); i++)
        if (at[0].cp == (unsigned char)pairs[i].first &&
            at[1].cp == (unsigned char)pairs[i].sign &&
            at[2].cp == (unsigned char)pairs[i].second) {
            put(builder, pairs[i].folded, (struct str){NULL, 0}, at, 3, pairs[i].flags);
            return true;
        }
    if (at[1].cp != '&' || !is_letter(at[0].cp) || !is_letter(at[2].cp))
        return false;
    return builder_add(builder, at, 3, 0, JOINERS_DROPPED);
}

static bool is_letter_byte(struct str text, size_t p)
{
    return p < text.n && byte_classes[(unsigned char)text.at[p]] == BYTE_LETTER;
}

/** Whether a letter, a digit or a joiner may stand at byte @p p. */
static bool may_join(struct str text, size_t p)
{
    unsigned char class = p < text.n ? byte_classes[(unsigned char)text.at[p]] : 0;
    return class == BYTE_LETTER || class == BYTE_DIGIT || class == BYTE_HIGH;
}

static char lower_at(struct str text, size_t p)
{
    return (char)(text.at[p] | 0x20);
}

size_t sign_read_dot(struct token_builder *builder, size_t p)
{
    struct str text = builder->text;
    bool is_net = p + 4 <= text.n && lower_at(text, p + 1) == 'n' &&
                  lower_at(text, p + 2) == 'e' && lower_at(text, p + 3) == 't';
    if (!is_net || may_join(text, p + 4) || (p > 0 && may_join(text, p - 1)))
        return 0;
    struct found found = {STR("dotnet"), STR(".net"), (uint32_t)p, (uint32_t)p + 4,
                          TOKEN_VERBATIM};
    builder_put(builder, &found);
    return p + 4;
}

size_t sign_read_ampersand(struct token_builder *builder, size_t p, size_t n)
{
    struct str text = builder->text;
    const struct token *last = builder_last(builder, 0);
    size_t at = p + n + 1;
    bool is_pair = last && last->end + 1 == p && last->end == last->start + 1 &&
                   last->folded.n == 1 && is_letter_byte(text, last->start) &&
                   at < text.n && text.at[p - 1] == ' ' && text.at[at - 1] == ' ' &&
                   is_letter_byte(text, at) && !may_join(text, at + 1);
    if (!is_pair || (at + 1 < text.n && text.at[at + 1] == '\''))
        return 0;
    char joined[2] = {last->folded.at[0], lower_at(text, at)};
    bool are_capitals = text.at[last->start] != joined[0] && text.at[at] != joined[1];
    struct found found = {{joined, 2},
                          {NULL, 0},
                          last->start,
                          (uint32_t)at + 1,
                          are_capitals ? TOKEN_CAPITALS : 0U};
    builder_drop_last(builder);
    builder_put(builder, &found);
    return at + 1;
}
