/* Recognises ordinals by two tables: the ordinals written as words or in Roman figures,
 * and the endings that follow Arabic figures. */
#include "text/word/ordinal.h"

#include "base/macros.h"

struct ordinal {
    struct str word;
    uint32_t number;
};

#define ORDINAL(word, number)                                                            \
    {                                                                                    \
        {word, sizeof(word) - 1}, number                                                 \
    }

/* « second » is left out because a second is also a unit of time and « seconde » a year
 * of school. Roman figures count only with their ending, and not those that are words
 * (« vie ») or too short to be sure of (« ve », « xe », « ie »). */
static const struct ordinal ordinals[] = {
    ORDINAL("premier", 1),    ORDINAL("premiere", 1),   ORDINAL("deuxieme", 2),
    ORDINAL("troisieme", 3),  ORDINAL("quatrieme", 4),  ORDINAL("cinquieme", 5),
    ORDINAL("sixieme", 6),    ORDINAL("septieme", 7),   ORDINAL("huitieme", 8),
    ORDINAL("neuvieme", 9),   ORDINAL("dixieme", 10),   ORDINAL("onzieme", 11),
    ORDINAL("douzieme", 12),  ORDINAL("treizieme", 13), ORDINAL("quatorzieme", 14),
    ORDINAL("quinzieme", 15), ORDINAL("seizieme", 16),  ORDINAL("vingtieme", 20),
    ORDINAL("iie", 2),        ORDINAL("iiie", 3),       ORDINAL("viie", 7),
    ORDINAL("viiie", 8),      ORDINAL("ixe", 9),        ORDINAL("xie", 11),
    ORDINAL("xiie", 12),      ORDINAL("xiiie", 13),     ORDINAL("xive", 14),
    ORDINAL("xve", 15),       ORDINAL("xvie", 16),      ORDINAL("xviie", 17),
    ORDINAL("xviiie", 18),    ORDINAL("xixe", 19),      ORDINAL("xxe", 20),
    ORDINAL("xxie", 21),
};

static const char *const suffixes[] = {"e",   "er",   "ere", "re",
                                       "eme", "ieme", "nd",  "nde"};

uint32_t ordinal_of_word(struct str folded)
{
    struct str singular = folded;
    if (folded.n > 6 && folded.at[folded.n - 1] == 's')
        singular.n--;
    for (size_t i = 0; i < COUNT_OF(ordinals); i++)
        if (str_equal(singular, ordinals[i].word))
            return ordinals[i].number;
    return 0;
}

bool ordinal_is_suffix(struct str suffix)
{
    if (suffix.n > 1 && suffix.at[suffix.n - 1] == 's')
        suffix.n--;
    return str_is_among(suffix, suffixes, COUNT_OF(suffixes));
}

size_t ordinal_format(char to[ORDINAL_TEXT_BYTES], struct str digits)
{
    struct str suffix = str_equal(digits, STR("1")) ? STR("er") : STR("e");
    memcpy(to, digits.at, digits.n);
    memcpy(to + digits.n, suffix.at, suffix.n);
    to[digits.n + suffix.n] = 0;
    return digits.n + suffix.n;
}
