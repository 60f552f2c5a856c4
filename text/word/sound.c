/* Turns letters into sounds by one table of spellings. The first rule that fits wins, so
 * longer spellings stand before the shorter ones that they begin with. */
#include "text/word/sound.h"

#include <stdbool.h>

#include "base/macros.h"

/** What must follow a spelling for its rule to apply. */
enum behind {
    ANY,
    /* e, i or y: they soften a c or a g. */
    SOFT,
    /* The end of the word, or a consonant other than n, m and h: the vowel is nasal. */
    CLOSED,
    /* The end of the word, b or p: a vowel before m is nasal there. */
    LABIAL,
    /* The end of the word, or a final s. */
    THE_END
};

static const struct {
    const char *spelling, *sound;
    enum behind behind;
} rules[] = {
    /* Endings that are silent, or that sound alike once accents are folded. */
    {"aient", "e", THE_END},
    {"eaux", "o", THE_END},
    {"eau", "o", ANY},
    {"aux", "o", THE_END},
    {"tion", "siO", ANY},
    {"tiel", "siel", ANY},
    {"tiau", "sio", ANY},
    {"tial", "sial", ANY},
    {"tien", "tiI", CLOSED},
    {"ien", "iI", CLOSED},
    {"aill", "ai", ANY},
    {"eill", "ei", ANY},
    {"ouill", "ui", ANY},
    {"ail", "ai", THE_END},
    {"eil", "ei", THE_END},
    {"er", "", THE_END},
    {"ez", "", THE_END},
    {"ee", "", THE_END},
    {"et", "", THE_END},
    {"e", "", THE_END},
    {"t", "", THE_END},
    {"d", "", THE_END},
    {"x", "", THE_END},
    {"p", "", THE_END},
    /* Nasal vowels: A for an, I for in, O for on. */
    {"ain", "I", CLOSED},
    {"aim", "I", LABIAL},
    {"ein", "I", CLOSED},
    {"oin", "wI", CLOSED},
    {"an", "A", CLOSED},
    {"am", "A", LABIAL},
    {"en", "A", CLOSED},
    {"em", "A", LABIAL},
    {"in", "I", CLOSED},
    {"im", "I", LABIAL},
    {"yn", "I", CLOSED},
    {"ym", "I", LABIAL},
    {"un", "I", CLOSED},
    {"on", "O", CLOSED},
    {"om", "O", LABIAL},
    /* Vowels that are written with several letters. */
    {"oeu", "E", ANY},
    {"au", "o", ANY},
    {"ou", "U", ANY},
    {"oi", "wa", ANY},
    {"oy", "wai", ANY},
    {"eu", "E", ANY},
    {"ai", "e", ANY},
    {"ei", "e", ANY},
    {"ay", "e", ANY},
    {"ey", "e", ANY},
    {"oe", "e", ANY},
    {"ae", "e", ANY},
    /* Consonants. */
    {"sch", "C", ANY},
    {"ch", "C", ANY},
    {"sh", "C", ANY},
    {"ph", "f", ANY},
    {"gn", "N", ANY},
    {"gu", "g", SOFT},
    {"ge", "j", ANY},
    {"g", "j", SOFT},
    {"sc", "s", SOFT},
    {"cc", "ks", SOFT},
    {"c", "s", SOFT},
    {"cqu", "k", ANY},
    {"ck", "k", ANY},
    {"qu", "k", ANY},
    {"q", "k", ANY},
    {"c", "k", ANY},
    {"x", "ks", ANY},
    {"z", "s", ANY},
    {"w", "v", ANY},
    {"y", "i", ANY},
    {"h", "", ANY},
};

static bool is_one_of(char c, const char *these)
{
    for (; *these; these++)
        if (*these == c)
            return true;
    return false;
}

/**
 * Whether a rule that asks for @p behind applies before @p rest, the letters after its
 * spelling.
 */
static bool stands_before(struct str rest, enum behind behind)
{
    char next = rest.n ? rest.at[0] : '\0';
    switch (behind) {
    case ANY:
        return true;
    case SOFT:
        return next && is_one_of(next, "eiy");
    case CLOSED:
        return !next || !is_one_of(next, "aeiouynmh");
    case LABIAL:
        return !next || is_one_of(next, "bp");
    case THE_END:
        return !next || (next == 's' && rest.n == 1);
    }
    return false;
}

/**
 * The index of the first rule that fits the start of @p rest; COUNT_OF(rules) when none
 * fits.
 */
static size_t rule_of(struct str rest)
{
    size_t i = 0;
    for (; i < COUNT_OF(rules); i++) {
        struct str spelling = str_of(rules[i].spelling);
        if (str_starts_with(rest, spelling) &&
            stands_before((struct str){rest.at + spelling.n, rest.n - spelling.n},
                          rules[i].behind))
            break;
    }
    return i;
}

static void put(char *to, size_t *n, char sound)
{
    if (*n < SOUND_KEY_MAX && !(*n && to[*n - 1] == sound))
        to[(*n)++] = sound;
}

struct str sound_key(char to[SOUND_KEY_MAX], struct str folded)
{
    size_t n = 0;
    while (folded.n) {
        size_t rule = rule_of(folded), taken = 1;
        char c = folded.at[0];
        if (rule < COUNT_OF(rules)) {
            taken = strlen(rules[rule].spelling);
            for (const char *sound = rules[rule].sound; *sound; sound++)
                put(to, &n, *sound);
        } else if (c >= 'a' && c <= 'z' && !(c == 's' && folded.n == 1)) {
            put(to, &n, c);
        }
        folded.at += taken;
        folded.n -= taken;
    }
    return (struct str){to, n};
}

uint32_t sound_hash(struct str key)
{
    uint32_t hash = 2166136261U; /* The hash is FNV-1a. */
    for (size_t i = 0; i < key.n; i++)
        hash = (hash ^ (unsigned char)key.at[i]) * 16777619U;
    return hash;
}
