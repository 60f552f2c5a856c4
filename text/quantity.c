/* Cuts glued letters and figures by the lengths of their runs and by a table of units,
 * and joins hours and minutes. */
#include "text/quantity.h"

#include "base/macros.h"

#define RUNS_MAX 6

struct runs {
    /* Where each run begins, and behind the last one where it ends. */
    size_t at[RUNS_MAX + 1];
    size_t n;
};

/* Units that stand glued to a number of one digit too. « h » becomes « heures ». */
static const char *const units[] = {"h",   "hr", "hrs", "min",  "mn",   "km",
                                    "cm",  "mm", "kg",  "ko",   "mo",   "go",
                                    "ans", "an", "pct", "mois", "jours"};
/* Units of surfaces and volumes, before 2 or 3. */
static const char *const metres[] = {"m", "cm", "dm", "km", "mm"};
/* 21st, 22nd, 24th are English ordinals, no saints. */
static const char *const ordinals[] = {"st", "nd", "rd", "th"};

/** Find the runs; returns false when there are too many or only one. */
static bool find_runs(struct runs *runs, const struct letter *letters, size_t n)
{
    runs->n = 0;
    for (size_t i = 0; i < n; i++) {
        if (!letter_is_word(letters[i].cp))
            return false;
        if (i > 0 && letter_is_digit(letters[i].cp) == letter_is_digit(letters[i - 1].cp))
            continue;
        if (runs->n == RUNS_MAX)
            return false;
        runs->at[runs->n++] = i;
    }
    runs->at[runs->n] = n;
    return runs->n > 1;
}

static bool is_among(const struct letter *letters, size_t n, const char *const *words,
                     size_t n_words)
{
    char text[8];
    if (n > sizeof text)
        return false;
    for (size_t i = 0; i < n; i++)
        text[i] = (char)(letters[i].cp < 0x80 ? letters[i].cp : '?');
    return str_is_among((struct str){text, n}, words, n_words);
}

static bool are_long(const struct runs *runs)
{
    for (size_t i = 0; i < runs->n; i++)
        if (runs->at[i + 1] - runs->at[i] < 2)
            return false;
    return true;
}

/** « 25m2 » is a number and the unit m2: the last two runs are one. */
static bool join_metres(struct runs *runs, const struct letter *letters)
{
    if (runs->n != 3 || !letter_is_digit(letters[0].cp))
        return false;
    size_t at = runs->at[1], end = runs->at[2];
    uint32_t power = letters[end].cp;
    if (runs->at[3] != end + 1 || (power != '2' && power != '3') ||
        !is_among(letters + at, end - at, metres, COUNT_OF(metres)))
        return false;
    runs->at[2] = runs->at[3];
    runs->n = 2;
    return true;
}

/** Whether the runs are words of their own. */
static bool are_apart(struct runs *runs, const struct letter *letters)
{
    if (!letter_is_digit(letters[0].cp))
        return are_long(runs);
    if (join_metres(runs, letters))
        return true;
    const struct letter *unit = letters + runs->at[1];
    size_t n = runs->at[2] - runs->at[1];
    if (runs->n != 2 || is_among(unit, n, ordinals, COUNT_OF(ordinals)))
        return false;
    return are_long(runs) || is_among(unit, n, units, COUNT_OF(units));
}

bool quantity_add_glued(struct token_builder *builder, const struct letter *letters,
                        size_t n, uint32_t flags)
{
    struct runs runs;
    bool has_digit = letter_is_digit(letters[0].cp) || letter_is_digit(letters[n - 1].cp);
    if (n < 2 || !has_digit || !find_runs(&runs, letters, n) ||
        !are_apart(&runs, letters))
        return false;
    for (size_t i = 0; i < runs.n; i++) {
        (void)builder_add(builder, letters + runs.at[i], runs.at[i + 1] - runs.at[i],
                          i ? TOKEN_GLUED : flags, JOINERS_DROPPED);
        if (i == 0)
            (void)builder_add(builder, letters, n, TOKEN_ALTERNATIVE, JOINERS_DROPPED);
    }
    return true;
}

/* Times. */

/* « 120 h 30 » is a length of time; longer figures are none. */
#define HOUR_DIGITS 3
/* Behind « heures » in full, more hours than a day has may stand before another number:
 * « 35 heures 30 stagiaires ». */
#define HOURS_OF_DAY 24

struct time {
    size_t hour, n_hour_digits;
    /* The index of the first of the two digits of the minutes. */
    size_t minute;
    bool is_in_full;
    /* « 2 heures et 30 minutes »: without « minutes » these are 30 of something. */
    bool has_and;
};

static size_t skip_space(struct letter_window *window, size_t i)
{
    return letter_is_space(window_at(window, i)) ? i + 1 : i;
}

/** The index after the word @p text at index @p i; @p i when it does not stand there. */
static size_t skip_word(struct letter_window *window, size_t i, const char *text)
{
    size_t at = i;
    for (; *text; text++, at++)
        if (window_at(window, at) != (unsigned char)*text)
            return i;
    uint32_t after = window_at(window, at);
    return letter_is_word(after) && !letter_is_digit(after) ? i : at;
}

static bool is_two_digits(struct letter_window *window, size_t i)
{
    uint32_t ten = window_at(window, i);
    return ten >= '0' && ten <= '5' && letter_is_digit(window_at(window, i + 1)) &&
           !letter_is_digit(window_at(window, i + 2));
}

/** The index after « et » and a space at index @p i, if they stand there. */
static size_t skip_and(struct letter_window *window, size_t i)
{
    size_t end = skip_word(window, i, "et");
    return end > i ? skip_space(window, end) : i;
}

/** Read « 10 h 30 » up to its minutes; returns whether it stands at index @p i. */
static bool read_time(struct time *time, struct letter_window *window, size_t i)
{
    static const char *const hours[] = {"heures", "heure", "h"};
    size_t to = i;
    while (letter_is_digit(window_at(window, to)))
        to++;
    if (to == i || to - i > HOUR_DIGITS)
        return false;
    *time = (struct time){.hour = i, .n_hour_digits = to - i};
    size_t at = skip_space(window, to), end = at;
    if (window_at(window, at) != 'h')
        return false;
    for (size_t k = 0; k < COUNT_OF(hours) && end == at; k++)
        end = skip_word(window, at, hours[k]);
    time->is_in_full = end - at > 1;
    size_t after = skip_space(window, end);
    time->minute = skip_and(window, after);
    time->has_and = time->minute > after;
    return end > at && is_two_digits(window, time->minute);
}

static unsigned hours_of(const struct time *time, const struct letter_window *window)
{
    unsigned hours = 0;
    for (size_t k = 0; k < time->n_hour_digits; k++)
        hours = hours * 10 + window->at[time->hour + k].cp - '0';
    return hours;
}

/** The index after « min » or « minutes » at index @p i, if it stands there. */
static size_t skip_minutes(struct letter_window *window, size_t i)
{
    static const char *const words[] = {"minutes", "min", "mn"};
    size_t at = skip_space(window, i);
    for (size_t k = 0; k < COUNT_OF(words); k++)
        if (skip_word(window, at, words[k]) > at)
            return skip_word(window, at, words[k]);
    return i;
}

static void put(struct token_builder *builder, struct str text,
                const struct letter *first, const struct letter *last, uint32_t flags)
{
    struct found found = {text, {NULL, 0}, first->start, last->end, flags};
    builder_put(builder, &found);
}

/** Add the hours without their noughts in front, and the minutes unless they are 00. */
static void put_time(struct token_builder *builder, const struct letter_window *window,
                     const struct time *time, size_t end)
{
    char text[HOUR_DIGITS + 3];
    size_t n = 0, first = time->hour;
    size_t hour_end = time->hour + time->n_hour_digits;
    while (first + 1 < hour_end && window->at[first].cp == '0')
        first++;
    for (; first < hour_end; first++)
        text[n++] = (char)window->at[first].cp;
    const struct letter *minute = &window->at[time->minute];
    const struct letter *at = window->at;
    if (minute[0].cp == '0' && minute[1].cp == '0') {
        put(builder, (struct str){text, n}, &at[time->hour], &at[hour_end - 1], 0);
        put(builder, STR("heures"), &at[hour_end], &at[end - 1], TOKEN_GLUED);
        return;
    }
    text[n++] = 'h';
    text[n++] = (char)minute[0].cp;
    text[n++] = (char)minute[1].cp;
    put(builder, (struct str){text, n}, &at[time->hour], &at[end - 1], TOKEN_VERBATIM);
}

size_t quantity_read_time(struct token_builder *builder, struct letter_window *window,
                          size_t i)
{
    struct time time;
    if (!read_time(&time, window, i))
        return 0;
    size_t end = skip_minutes(window, time.minute + 2);
    if (time.has_and && end == time.minute + 2)
        return 0;
    /* « 35h 35 h » are two lengths of time. */
    size_t next = skip_space(window, end);
    bool is_next_hour = skip_word(window, next, "h") > next;
    if ((time.is_in_full && hours_of(&time, window) >= HOURS_OF_DAY) || is_next_hour ||
        letter_is_word(window_at(window, end)))
        return 0;
    put_time(builder, window, &time, end);
    return end;
}
