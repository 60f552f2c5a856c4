/* Reads dates as people and programs write them: numbers and names of months are picked
 * out one by one, and their order tells what each is. */
#include "engine/record/date_written.h"

#include <string.h>

#include "base/utf8.h"

#define PIECES_MAX 20
/** The most digits of a number; only a fraction of a second has more than 8. */
#define DIGITS_MAX 12U
#define MINUTES_OF_DAY (24 * 60)

/** A number, a word of ASCII letters or a sign. Spaces are left out. */
struct piece {
    enum { PIECE_NUMBER, PIECE_WORD, PIECE_SIGN } kind;
    /* Of a number: its value and its digits. */
    int number;
    size_t n_digits;
    /* The first letters of a word, small and without accents, or the sign. */
    char text[12];
    /* It touches the piece before it. */
    bool is_glued;
};

struct pieces {
    struct piece at[PIECES_MAX];
    size_t n;
};

/* The beginnings that tell each month, in French and in English. */
static const struct {
    const char *name;
    int month;
} months[] = {
    {"janv", 1}, {"jan", 1}, {"fev", 2},  {"feb", 2},  {"mars", 3},
    {"mar", 3},  {"avr", 4}, {"apr", 4},  {"mai", 5},  {"may", 5},
    {"juin", 6}, {"jun", 6}, {"juil", 7}, {"jul", 7},  {"aout", 8},
    {"aug", 8},  {"sep", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12},
};

static const char *const month_names[] = {
    "janvier", "fevrier",   "mars",     "avril",    "mai",      "juin",    "juillet",
    "aout",    "septembre", "octobre",  "novembre", "decembre", "january", "february",
    "march",   "april",     "may",      "june",     "july",     "august",  "september",
    "october", "november",  "december", "sept",     NULL};

static const char *const day_names[] = {
    "lundi",    "mardi",    "mercredi", "jeudi",   "vendredi",  "samedi",
    "dimanche", "lun",      "mer",      "jeu",     "ven",       "sam",
    "dim",      "mon",      "tue",      "wed",     "thu",       "fri",
    "sat",      "sun",      "monday",   "tuesday", "wednesday", "thursday",
    "friday",   "saturday", "sunday",   "le",      NULL};

/** The ASCII letter, in lower case, that a letter of French dates folds to; 0 for another
 *  code point. */
static char letter_of(int32_t cp)
{
    if (cp >= 'A' && cp <= 'Z')
        return (char)(cp + 32);
    if (cp >= 'a' && cp <= 'z')
        return (char)cp;
    switch (cp | 0x20) {
    case 0xE9: /* é */
    case 0xE8:
        return 'e';
    case 0xE0: /* à */
        return 'a';
    case 0xFB: /* û */
    case 0xFA:
        return 'u';
    default:
        return 0;
    }
}

static bool is_blank(int32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x202F;
}

static bool is_sign_of_dates(int32_t cp)
{
    return cp > 0 && cp < 128 && strchr("-/.,:+", cp);
}

/** Add a digit to a number; false when it has too many. Of more than 8 digits, as the
 *  fractions of seconds have, the value is that of the first ones. */
static bool add_digit(struct piece *number, int32_t cp)
{
    if (++number->n_digits <= 8)
        number->number = number->number * 10 + (int)(cp - '0');
    return number->n_digits <= DIGITS_MAX;
}

/** Add a letter to a word; false when it is too long. */
static bool add_letter(struct piece *word, char letter)
{
    size_t n = strlen(word->text);
    if (n + 1 >= sizeof word->text)
        return false;
    word->text[n] = letter;
    return true;
}

/** Add the code point @p cp to the pieces; false when it stands in no date. */
static bool add(struct pieces *pieces, int32_t cp, bool is_glued)
{
    char letter = letter_of(cp);
    struct piece made = {.kind = letter ? PIECE_WORD : PIECE_SIGN, .is_glued = is_glued};
    made.text[0] = letter ? letter : (char)cp;
    if (cp >= '0' && cp <= '9')
        made = (struct piece){.kind = PIECE_NUMBER,
                              .number = (int)(cp - '0'),
                              .n_digits = 1,
                              .is_glued = is_glued};
    else if (!letter && !is_sign_of_dates(cp))
        return false;
    struct piece *last = is_glued && pieces->n ? &pieces->at[pieces->n - 1] : NULL;
    if (last && made.kind == PIECE_NUMBER && last->kind == PIECE_NUMBER)
        return add_digit(last, cp);
    if (last && made.kind == PIECE_WORD && last->kind == PIECE_WORD)
        return add_letter(last, letter);
    if (pieces->n == PIECES_MAX)
        return false;
    pieces->at[pieces->n++] = made;
    return true;
}

static bool cut_pieces(struct pieces *pieces, struct str text)
{
    bool is_glued = false;
    size_t length;
    pieces->n = 0;
    for (size_t i = 0; i < text.n; i += length) {
        int32_t cp = utf8_decode(text.at + i, text.n - i, &length);
        if (!is_blank(cp) && !add(pieces, cp, is_glued))
            return false;
        is_glued = !is_blank(cp);
    }
    return true;
}

static bool is_sign(const struct pieces *pieces, size_t i, char sign)
{
    return i < pieces->n && pieces->at[i].kind == PIECE_SIGN &&
           pieces->at[i].text[0] == sign;
}

static bool is_word(const struct pieces *pieces, size_t i, const char *const *words)
{
    return i < pieces->n && pieces->at[i].kind == PIECE_WORD &&
           str_is_in(str_of(pieces->at[i].text), words);
}

/** The month that piece @p i names in a whole word or a known short one; 0 for none. */
static int month_at(const struct pieces *pieces, size_t i)
{
    if (i >= pieces->n || pieces->at[i].kind != PIECE_WORD)
        return 0;
    const char *word = pieces->at[i].text;
    bool is_whole = is_word(pieces, i, month_names);
    for (size_t k = 0; k < COUNT_OF(months); k++) {
        size_t n = strlen(months[k].name);
        bool begins = strncmp(word, months[k].name, n) == 0;
        if (begins && (is_whole || strlen(word) <= n + 1))
            return months[k].month;
    }
    return 0;
}

/** The number of piece @p i if it has from @p least to @p most digits, else -1. */
static int number_at(const struct pieces *pieces, size_t i, size_t least, size_t most)
{
    if (i >= pieces->n || pieces->at[i].kind != PIECE_NUMBER)
        return -1;
    const struct piece *piece = &pieces->at[i];
    return piece->n_digits >= least && piece->n_digits <= most ? piece->number : -1;
}

/** What was read; a day of 0 is a month as a whole. */
struct written {
    int year, month, day;
    /* The piece after the date. */
    size_t end;
};

/** « 7 avril 2026 », « 1er avr. 2026 », « avril 2026 », from piece @p i on. */
static bool read_named(struct written *out, const struct pieces *pieces, size_t i)
{
    static const char *const firsts[] = {"er", "st", NULL};
    int day = number_at(pieces, i, 1, 2);
    size_t at = day < 0 ? i : i + 1;
    if (day == 1 && is_word(pieces, at, firsts) && pieces->at[at].is_glued)
        at++;
    bool is_dashed = day >= 0 && is_sign(pieces, at, '-');
    at += is_dashed;
    int month = month_at(pieces, at);
    at++;
    at += is_sign(pieces, at, is_dashed ? '-' : '.');
    int year = number_at(pieces, at, 4, 4);
    *out = (struct written){year, month, day < 0 ? 0 : day, at + 1};
    return month > 0 && year > 0 && day != 0;
}

/** « April 7, 2026 », "Apr 07 2026", as English writes it, from piece @p i on. */
static bool read_english(struct written *out, const struct pieces *pieces, size_t i)
{
    int month = month_at(pieces, i);
    size_t at = i + 1 + is_sign(pieces, i + 1, '.');
    int day = number_at(pieces, at, 1, 2);
    at++;
    at += is_sign(pieces, at, ',');
    int year = number_at(pieces, at, 4, 4);
    *out = (struct written){year, month, day, at + 1};
    return month > 0 && day > 0 && year > 0;
}

/** 2026-04-07, 2026/04/07, 2026-04, 07/04/2026, 7.4.2026, 04/2026, 20260407. */
static bool read_numbers(struct written *out, const struct pieces *pieces)
{
    int compact = number_at(pieces, 0, 8, 8);
    if (compact >= 0) {
        *out = (struct written){compact / 10000, compact / 100 % 100, compact % 100, 1};
        return true;
    }
    if (pieces->n < 3 || pieces->at[1].kind != PIECE_SIGN)
        return false;
    char sign = pieces->at[1].text[0];
    if (!strchr("-/.", sign))
        return false;
    int year = number_at(pieces, 0, 4, 4);
    bool has_three = is_sign(pieces, 3, sign);
    int second = number_at(pieces, 2, 1, 2);
    if (year >= 0 && second >= 0) {
        int day = has_three ? number_at(pieces, 4, 1, 2) : 0;
        *out = (struct written){year, second, day, has_three ? 5 : 3};
        return day > 0 || !has_three;
    }
    int first = number_at(pieces, 0, 1, 2);
    year = number_at(pieces, has_three ? 4 : 2, 4, 4);
    *out = (struct written){year, has_three ? second : first, has_three ? first : 0,
                            has_three ? 5 : 3};
    return first > 0 && year >= 0 && (!has_three || second >= 0);
}

/** The minutes that Paris is ahead of UTC at minute @p minute of the UTC day @p day. */
static int paris_offset(date_day day, int minute)
{
    int year, month, day_of_month;
    date_to_civil(day, &year, &month, &day_of_month);
    /* 1970-01-01 was a Thursday; Sunday is 0. The hour changes at 01:00 UTC of the last
     * Sunday of March, and of October (September before 1996). */
    int last_month = year < 1996 ? 9 : 10;
    date_day bounds[2] = {date_from_civil(year, 3, 31),
                          date_from_civil(year, last_month, last_month == 9 ? 30 : 31)};
    for (size_t i = 0; i < COUNT_OF(bounds); i++)
        bounds[i] -= ((bounds[i] + 4) % 7 + 7) % 7;
    bool is_after = day > bounds[0] || (day == bounds[0] && minute >= 60);
    bool is_before = day < bounds[1] || (day == bounds[1] && minute < 60);
    return year >= 1976 && is_after && is_before ? 120 : 60;
}

/**
 * Read a zone from piece @p i on: Z, GMT, UTC, +02:00, -0500, GMT+0200. @p minutes is
 * what it is ahead of UTC.
 */
static bool read_zone(int *minutes, size_t *end, const struct pieces *pieces, size_t i)
{
    static const char *const zero[] = {"z", "gmt", "utc", "ut", NULL};
    *minutes = 0;
    *end = i + 1;
    bool is_zero = is_word(pieces, i, zero);
    if (is_zero && i + 1 == pieces->n)
        return true;
    i += is_zero;
    bool is_behind = is_sign(pieces, i, '-');
    if (!is_behind && !is_sign(pieces, i, '+'))
        return false;
    int number = number_at(pieces, i + 1, 4, 4);
    *end = i + 2;
    if (number < 0) {
        number = number_at(pieces, i + 1, 2, 2) * 100;
        if (is_sign(pieces, i + 2, ':')) {
            number += number_at(pieces, i + 3, 2, 2);
            *end = i + 4;
        }
    }
    int ahead = number / 100 * 60 + number % 100;
    *minutes = is_behind ? -ahead : ahead;
    return number >= 0 && ahead < MINUTES_OF_DAY;
}

/**
 * Read the time behind the date, which ends the text, and move @p day to the one that it
 * is in Paris then. False when something else stands there.
 */
static bool read_time(date_day *day, const struct pieces *pieces, size_t i)
{
    static const char *const marks[] = {"t", "a", NULL};
    i += is_sign(pieces, i, ',');
    i += is_word(pieces, i, marks);
    int hours = number_at(pieces, i, 1, 2);
    static const char *const hour_marks[] = {"h", NULL};
    if (hours < 0 || hours > 23 ||
        (!is_sign(pieces, i + 1, ':') && !is_word(pieces, i + 1, hour_marks)))
        return false;
    int minutes = number_at(pieces, i + 2, 2, 2);
    if (minutes < 0 || minutes > 59)
        return false;
    i += 3;
    if (is_sign(pieces, i, ':') && number_at(pieces, i + 1, 2, 2) >= 0)
        i += 2;
    if ((is_sign(pieces, i, '.') || is_sign(pieces, i, ',')) &&
        number_at(pieces, i + 1, 1, DIGITS_MAX) >= 0)
        i += 2;
    if (i == pieces->n)
        return true;
    int zone;
    size_t end;
    if (!read_zone(&zone, &end, pieces, i) || end != pieces->n)
        return false;
    int utc = hours * 60 + minutes - zone;
    date_day utc_day = *day + (utc < 0 ? -1 : utc >= MINUTES_OF_DAY);
    int minute = utc - (utc_day - *day) * MINUTES_OF_DAY;
    *day = utc_day + (minute + paris_offset(utc_day, minute) >= MINUTES_OF_DAY);
    return true;
}

static bool read_date(struct written *out, const struct pieces *pieces)
{
    size_t i = 0;
    while (is_word(pieces, i, day_names)) {
        i++;
        i += is_sign(pieces, i, ',') || is_sign(pieces, i, '.');
    }
    return read_named(out, pieces, i) || read_english(out, pieces, i) ||
           (i == 0 && read_numbers(out, pieces));
}

enum status date_parse_written(struct date_range *out, struct str text, struct error *err)
{
    *out = (struct date_range){DATE_NONE, DATE_NONE};
    struct str shown = utf8_head_bytes(text, 40);
    struct pieces pieces;
    struct written date;
    if (!cut_pieces(&pieces, text) || !read_date(&date, &pieces))
        return error_set(err, STATUS_BAD_INPUT,
                         "« %.*s » n'est pas une date (attendu : 2026-04-07, 07/04/2026 "
                         "ou 7 avril 2026)",
                         STR_ARG(shown));
    date_day day = date_from_civil(date.year, date.month, date.day ? date.day : 1);
    if (day == DATE_NONE)
        return error_set(err, STATUS_BAD_INPUT,
                         "la date « %.*s » n'existe pas au calendrier", STR_ARG(shown));
    bool has_time = date.end < pieces.n;
    if (has_time && (!date.day || !read_time(&day, &pieces, date.end)))
        return error_set(err, STATUS_BAD_INPUT,
                         "« %.*s » : ce qui suit la date n'est pas une heure",
                         STR_ARG(shown));
    *out = (struct date_range){day, day};
    if (!date.day) {
        int next = date.month == 12 ? 1 : date.month + 1;
        date_day after = date_from_civil(date.year + (next == 1), next, 1);
        out->last = after == DATE_NONE ? day + 30 : after - 1;
    }
    return STATUS_OK;
}
