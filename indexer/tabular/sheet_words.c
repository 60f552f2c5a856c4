/* Tells figures and periods in the cells of sheets. */
#include "base/buf.h"
#include "base/utf8.h"
#include "indexer/tabular/row_id.h"
#include "indexer/tabular/sheet_plan.h"

#define WORD_ROOM 200
/** The most characters of a figure with its sign and unit. */
#define FIGURE_MAX 24

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool sheet_is_void(struct str text)
{
    static const char *const voids[] = {"",   "-",   "–",   "—",    "nd",  "n.d.",
                                        "ND", "n/a", "N/A", "s.o.", "NC",  "nc",
                                        "ns", "…",   "...", "n.d",  "#N/A"};
    return str_is_among(text, voids, COUNT_OF(voids));
}

bool sheet_is_figure(struct str text)
{
    size_t n_digits = 0, n_signs = 0, length;
    if (utf8_count(text) > FIGURE_MAX)
        return false;
    for (size_t i = 0; i < text.n; i += length) {
        int32_t cp = utf8_decode(text.at + i, text.n - i, &length);
        if (cp >= '0' && cp <= '9')
            n_digits++;
        else if (cp == '-' || cp == '/' || cp == '+' || cp == 0x2212)
            n_signs++;
        else if (cp != ' ' && cp != ',' && cp != '.' && cp != '%' && cp != 0x20AC &&
                 cp != 0xA0 && cp != 0x202F)
            return false;
    }
    bool begins_signed = text.n && !is_digit(text.at[0]);
    return n_digits > 0 && (n_signs == 0 || (n_signs == 1 && begins_signed));
}

/** The year that the four digits at @p at are; 0 for none. */
static unsigned year_at(struct str s, size_t at)
{
    if (at + 4 > s.n || (at > 0 && is_digit(s.at[at - 1])) ||
        (at + 4 < s.n && is_digit(s.at[at + 4])))
        return 0;
    int64_t year = str_number((struct str){s.at + at, 4}, 2100);
    return year >= 1950 ? (unsigned)year : 0;
}

/** Whether @p word may stand beside a year: a month, a quarter, a small number. */
static bool is_period_word(struct str word)
{
    static const char *const words[] = {
        "janvier",   "fevrier",   "mars",     "avril",    "mai",      "juin", "juillet",
        "aout",      "septembre", "octobre",  "novembre", "decembre", "janv", "fevr",
        "fev",       "avr",       "juil",     "sept",     "oct",      "nov",  "dec",
        "trimestre", "trim",      "semestre", "t1",       "t2",       "t3",   "t4",
        "s1",        "s2",        "1er",      "2e",       "3e",       "4e",   "2eme",
        "3eme",      "4eme",      "en",       "au",       "annee",    "fin",  "p",
        "1t",        "2t",        "3t",       "4t",       "q1",       "q2",   "q3",
        "q4",        "rentree",   "exercice"};
    return str_number(word, 99) >= 0 || year_at(word, 0) ||
           str_is_among(word, words, COUNT_OF(words));
}

bool sheet_is_period(struct str text)
{
    if (text.n == 0 || text.n > 40)
        return false;
    AUTO_BUF slug = BUF_INIT(WORD_ROOM);
    row_put_slug(&slug, text);
    struct str rest = buf_str(&slug);
    bool has_year = false;
    while (rest.at && rest.n) {
        struct str word = str_cut(&rest, '-');
        has_year = has_year || (word.n == 4 && year_at(word, 0));
        if (!is_period_word(word))
            return false;
    }
    return has_year;
}
