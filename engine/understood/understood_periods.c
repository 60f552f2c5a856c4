/* Reads one time with its year: a moment, a quarter, a season, « cette année ». */
#include "engine/understood/understood_parts.h"

/* Parts of a year. */

/** The number, from 1, of the name that word @p i is; 0 for none. */
static int one_of(const struct query_reading *r, size_t i, const char *const *names,
                  int n)
{
    for (int at = 0; at < n; at++)
        if (reading_is(r, i, names[at]))
            return at + 1;
    return 0;
}

static struct understood_period part_of(int year, int first_month, int months)
{
    return (struct understood_period){{year, first_month, 0},
                                      {year, first_month + months - 1, 0}};
}

/**
 * Read the year at word @p i, perhaps after « de » or « de l'année ».
 *
 * @return the number of words, 0 for none.
 */
static size_t year_after(const struct query_reading *r, size_t i, int *year)
{
    struct moment m;
    size_t at = i;
    while (reading_is(r, at, "de") || reading_is(r, at, "l") ||
           reading_is(r, at, "annee") || reading_is(r, at, "du"))
        at++;
    if (!moment_read(r, at, &m) || m.year == 0 || m.month)
        return 0;
    *year = m.year;
    return at + 1 - i;
}

/** Read « 4e trimestre 2025 », « dernier trimestre 2025 », « trimestre 4 2025 ». */
static size_t read_named_part(const struct query_reading *r, size_t i,
                              struct understood_period *out)
{
    static const char *const ordinals[] = {"1er", "2e", "3e", "4e"};
    static const char *const numbers[] = {"1", "2", "3", "4"};
    bool named_first = reading_is(r, i, "trimestre") || reading_is(r, i, "semestre");
    size_t name = named_first ? i : i + 1;
    bool is_quarter = reading_is(r, name, "trimestre");
    if (!is_quarter && !reading_is(r, name, "semestre"))
        return 0;
    int most = is_quarter ? 4 : 2;
    int part =
        named_first ? one_of(r, i + 1, numbers, most) : one_of(r, i, ordinals, most);
    if (!named_first && !part && reading_is(r, i, "second") && !is_quarter)
        part = 2;
    if (!named_first && !part && reading_is(r, i, "dernier"))
        part = most;
    int year = 0;
    size_t n = part ? year_after(r, i + 2, &year) : 0;
    if (n == 0)
        return 0;
    int months = 12 / most;
    *out = part_of(year, (part - 1) * months + 1, months);
    return n + 2;
}

/** Read « T4 2025 », « 4T 2025 », « S1 2025 », « 2025 T4 ». */
static size_t read_short_part(const struct query_reading *r, size_t i,
                              struct understood_period *out)
{
    static const char *const quarters[] = {"t1", "t2", "t3", "t4"};
    static const char *const turned[] = {"1t", "2t", "3t", "4t"};
    static const char *const halves[] = {"s1", "s2"};
    int year = 0;
    size_t before = year_after(r, i, &year);
    size_t at = before == 1 ? i + 1 : i;
    int quarter = one_of(r, at, quarters, 4), half = one_of(r, at, halves, 2);
    if (!quarter)
        quarter = one_of(r, at, turned, 4);
    if (!quarter && !half)
        return 0;
    size_t n = before == 1 ? 1 : year_after(r, i + 1, &year);
    if (n == 0)
        return 0;
    *out = quarter ? part_of(year, quarter * 3 - 2, 3) : part_of(year, half * 6 - 5, 6);
    return n + 1;
}

/**
 * Read a season, which is taken as three whole months. Winter lies in two years, so it is
 * not read, only the year beside it. In « a été 2025 », « été » is a verb.
 */
static size_t read_season(const struct query_reading *r, size_t i,
                          struct understood_period *out)
{
    static const char *const seasons[] = {"printemps", "ete", "automne"};
    int season = one_of(r, i, seasons, 3), year = 0;
    size_t n = season ? year_after(r, i + 1, &year) : 0;
    bool is_verb = season == 2 && i > 0 &&
                   (reading_is(r, i - 1, "a") || reading_is(r, i - 1, "ont") ||
                    reading_is(r, i - 1, "ai") || reading_is(r, i - 1, "avoir"));
    if (n == 0 || is_verb)
        return 0;
    *out = part_of(year, season * 3, 3);
    return n + 1;
}

/* Times relative to today. */

static size_t read_relative(const struct query_reading *r, size_t i,
                            struct understood_period *out)
{
    static const struct {
        const char *words[3];
        bool is_month;
        int step;
    } table[] = {
        {{"cette", "annee", NULL}, false, 0},
        {{"annee", "en", "cours"}, false, 0},
        {{"annee", "derniere", NULL}, false, -1},
        {{"annee", "passee", NULL}, false, -1},
        {{"an", "dernier", NULL}, false, -1},
        {{"an", "passe", NULL}, false, -1},
        {{"annee", "precedente", NULL}, false, -1},
        {{"ce", "mois", NULL}, true, 0},
        {{"mois", "en", "cours"}, true, 0},
        {{"mois", "dernier", NULL}, true, -1},
        {{"mois", "passe", NULL}, true, -1},
        {{"mois", "precedent", NULL}, true, -1},
    };
    for (size_t row = 0; row < COUNT_OF(table); row++) {
        size_t n = 0;
        while (n < 3 && table[row].words[n] && reading_is(r, i + n, table[row].words[n]))
            n++;
        if (n < 3 && table[row].words[n])
            continue;
        struct moment m;
        date_to_civil(moment_today(r->index), &m.year, &m.month, &m.day);
        m.day = 0;
        m.month = table[row].is_month ? m.month : 0;
        m = moment_next(m, table[row].step);
        *out = (struct understood_period){m, m};
        return n;
    }
    return 0;
}

size_t period_read(const struct query_reading *r, size_t i, struct understood_period *out)
{
    size_t n = read_named_part(r, i, out);
    n = n ? n : read_short_part(r, i, out);
    n = n ? n : read_season(r, i, out);
    n = n ? n : read_relative(r, i, out);
    if (n)
        return n;
    struct moment m;
    n = moment_read(r, i, &m);
    *out = (struct understood_period){m, m};
    return m.year ? n : 0;
}
