/* Two tables: the words, and the endings after a figure. Roman figures only with their ending. */
#include "text/ordinal.h"

#include "base/macros.h"

struct ordinal {
    const char *word;
    uint32_t number;
};

/* « second » is left out: a second is also a unit of time, and « seconde » a year of school.
 * « vie » is life and « ve », « xe », « ie » are too short to be sure of. */
static const struct ordinal ordinals[] = {
    {"premier", 1},   {"premiere", 1},   {"deuxieme", 2},     {"troisieme", 3},
    {"quatrieme", 4}, {"cinquieme", 5},  {"sixieme", 6},      {"septieme", 7},
    {"huitieme", 8},  {"neuvieme", 9},   {"dixieme", 10},     {"onzieme", 11},
    {"douzieme", 12}, {"treizieme", 13}, {"quatorzieme", 14}, {"quinzieme", 15},
    {"seizieme", 16}, {"vingtieme", 20}, {"iie", 2},          {"iiie", 3},
    {"viie", 7},      {"viiie", 8},      {"ixe", 9},          {"xie", 11},
    {"xiie", 12},     {"xiiie", 13},     {"xive", 14},        {"xve", 15},
    {"xvie", 16},     {"xviie", 17},     {"xviiie", 18},      {"xixe", 19},
    {"xxe", 20},      {"xxie", 21},
};

static const char *const suffixes[] = {"e",   "er",   "ere", "re",
                                       "eme", "ieme", "nd",  "nde"};

uint32_t ordinal_of_word(struct str folded)
{
    struct str singular = folded;
    if (folded.n > 6 && folded.at[folded.n - 1] == 's')
        singular.n--;
    for (size_t i = 0; i < COUNT_OF(ordinals); i++)
        if (str_equal(singular, str_of(ordinals[i].word)))
            return ordinals[i].number;
    return 0;
}

bool ordinal_is_suffix(struct str suffix)
{
    if (suffix.n > 1 && suffix.at[suffix.n - 1] == 's')
        suffix.n--;
    for (size_t i = 0; i < COUNT_OF(suffixes); i++)
        if (str_equal(suffix, str_of(suffixes[i])))
            return true;
    return false;
}

size_t ordinal_format(char to[ORDINAL_TEXT_BYTES], struct str digits)
{
    struct str suffix = str_equal(digits, STR("1")) ? STR("er") : STR("e");
    memcpy(to, digits.at, digits.n);
    memcpy(to + digits.n, suffix.at, suffix.n);
    to[digits.n + suffix.n] = 0;
    return digits.n + suffix.n;
}
