/* Drawing at random the word, the place and the kind of a typing error. */
#include "eval/typo.h"

#include <string.h>
#include <utf8proc.h>

#include "base/memory.h"
#include "eval/random.h"

/* The letters of AZERTY, row by row: azertyuiop, qsdfghjklm, wxcvbn. */
static const char *const neighbours[26] = {
    ['a' - 'a'] = "qz",     ['b' - 'a'] = "vngh",   ['c' - 'a'] = "xvdf",
    ['d' - 'a'] = "esfxcr", ['e' - 'a'] = "dzrs",   ['f' - 'a'] = "rdgcvt",
    ['g' - 'a'] = "tfhvby", ['h' - 'a'] = "ygjbnu", ['i' - 'a'] = "kuoj",
    ['j' - 'a'] = "uhkni",  ['k' - 'a'] = "ijlo",   ['l' - 'a'] = "okmp",
    ['m' - 'a'] = "pl",     ['n' - 'a'] = "bhj",    ['o' - 'a'] = "lipk",
    ['p' - 'a'] = "mol",    ['q' - 'a'] = "aswz",   ['r' - 'a'] = "fetd",
    ['s' - 'a'] = "zqdwxe", ['t' - 'a'] = "gryf",   ['u' - 'a'] = "jyih",
    ['v' - 'a'] = "cbfg",   ['w' - 'a'] = "xqs",    ['x' - 'a'] = "wcsd",
    ['y' - 'a'] = "htug",   ['z' - 'a'] = "saeq",
};

/** The letter of a key near that of @p letter, in the same case. An accented letter
 *  counts as the letter without its accent. */
static uint32_t key_near(uint32_t letter, uint64_t *random)
{
    utf8proc_int32_t parts[4] = {0};
    (void)utf8proc_decompose_char((utf8proc_int32_t)letter, parts, 4, UTF8PROC_DECOMPOSE,
                                  NULL);
    utf8proc_int32_t base = utf8proc_tolower(parts[0]);
    const char *keys = base >= 'a' && base <= 'z' ? neighbours[base - 'a'] : "e";
    utf8proc_int32_t key = (unsigned char)keys[random_below(random, strlen(keys))];
    bool is_capital = utf8proc_tolower((utf8proc_int32_t)letter) != (int32_t)letter;
    return (uint32_t)(is_capital ? utf8proc_toupper(key) : key);
}

struct typo_word {
    size_t begin, n;
};

static bool is_of_word(uint32_t letter)
{
    return letter_is_letter(letter) || letter_is_digit(letter);
}

/** The next word from @p i on in which an error may be made; an empty one when there is
 *  none. */
static struct typo_word next_word(const struct letters *text, size_t i)
{
    while (i < text->n) {
        struct typo_word word = {i, 0};
        bool has_digit = false;
        for (; i < text->n && is_of_word(text->at[i]); i++)
            has_digit |= letter_is_digit(text->at[i]);
        word.n = i - word.begin;
        if (!has_digit && word.n >= TYPO_MIN_LETTERS)
            return word;
        i += word.n == 0;
    }
    return (struct typo_word){i, 0};
}

static size_t count_words(const struct letters *text)
{
    size_t n = 0;
    for (struct typo_word word = next_word(text, 0); word.n; n++)
        word = next_word(text, word.begin + word.n);
    return n;
}

static void leave_out(struct letters *text, size_t at)
{
    memmove(&text->at[at], &text->at[at + 1], (text->n - at - 1) * sizeof *text->at);
    text->n--;
}

static void put_in(struct letters *text, size_t at, uint32_t letter)
{
    text->at = mem_resize_array(text->at, text->n + 1, sizeof *text->at);
    memmove(&text->at[at + 1], &text->at[at], (text->n - at) * sizeof *text->at);
    text->at[at] = letter;
    text->n++;
}

enum error_kind { LEAVE_OUT, PUT_IN, REPLACE, SWAP, ERROR_COUNT_ };

/** Make one error at letter @p at, which is not the first of the text. */
static void err_at(struct letters *text, enum error_kind kind, size_t at,
                   uint64_t *random)
{
    uint32_t *here = &text->at[at], kept = *here;
    switch (kind) {
    case LEAVE_OUT:
        leave_out(text, at);
        break;
    case PUT_IN: /* the finger also hits a neighbouring key */
        put_in(text, at + random_below(random, 2), key_near(kept, random));
        break;
    case REPLACE:
        *here = key_near(kept, random);
        break;
    case SWAP:
    case ERROR_COUNT_:
        *here = here[1];
        here[1] = kept;
        break;
    }
}

bool typo_make(struct letters *text, uint64_t seed)
{
    size_t n_words = count_words(text);
    if (!n_words)
        return false;
    struct typo_word word = next_word(text, 0);
    for (size_t i = random_below(&seed, n_words); i > 0; i--)
        word = next_word(text, word.begin + word.n);
    enum error_kind kind = (enum error_kind)random_below(&seed, ERROR_COUNT_);
    size_t last = word.begin + word.n - 1;
    size_t at = word.begin + 1 + random_below(&seed, word.n - 1);
    if (kind == SWAP) { /* find two letters that differ, neither the first of the word */
        at = at == last ? last - 1 : at;
        for (size_t i = 0; i < word.n && text->at[at] == text->at[at + 1]; i++)
            at = at + 1 < last ? at + 1 : word.begin + 1;
        if (text->at[at] == text->at[at + 1])
            kind = REPLACE;
    }
    err_at(text, kind, at, &seed);
    return true;
}
