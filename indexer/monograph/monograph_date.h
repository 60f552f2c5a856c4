/* Days and periods as French texts print them: « 7 avril 2026 », « 4e trimestre 2025 », « 2022-2028 ». */
#ifndef INDEXER_MONOGRAPH_MONOGRAPH_DATE_H
#define INDEXER_MONOGRAPH_MONOGRAPH_DATE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"

/** A stretch of days that a text names. */
struct date_period {
    date_day first;
    date_day last;
    struct str printed; /* the words that name it, borrowed from the text */
};

/**
 * Find the first period named in @p text: a day (« 1er janvier 2026 », « 09/04/2026 »), a quarter (« 4e trimestre
 * 2025 », « T4 2025 »), a month (« avril 2026 »), two years (« 2022-2028 », « 2024/2025 », « 2024-25 ») or a year.
 * Years run from 1900 to 2099. A day that the calendar lacks is read as its month. « 2024/2025 » and « 2024-2025 »
 * are both first of January to last of December.
 */
bool period_find(struct str text, struct date_period *out);

/** Find the first whole day of @p text. */
bool day_find(struct str text, struct date_period *out);

/** Whether all of @p text, but punctuation, is the name of one month of one year: « Avril 2026 ». */
bool month_is_all(struct str text, struct date_period *out);

/** Find two years as « 2021-2027 », « 2021/2027 », « entre 2019 et 2022 », « de 2019 à 2022 », the first before
 *  the second. */
bool years_find(struct str text, struct date_period *out);

/** The signature in a title's brackets: « (SIGNE LE 9 JANVIER 2023) », « (ADOPTÉE EN MARS 2022) ». */
struct signature {
    struct str
        printed; /* the brackets and what they hold, borrowed; empty when there is none */
    const char *participle; /* « Signé », « Adoptée »; NULL when there is none */
    struct date_period
        when; /* its first is DATE_NONE when the brackets name no valid day, month or year */
};

struct signature signature_find(struct str title);

/** Append « Signé le 9 janvier 2023 ». The signature has a date. */
void signature_put(struct buf *out, const struct signature *signature);

/** Append « 9 janvier 2023 », « 1er mars 2024 ». @p day is not DATE_NONE. */
void day_put(struct buf *out, date_day day);

/** Append « avril 2026 ». @p day is not DATE_NONE. */
void month_put(struct buf *out, date_day day);

int day_year(date_day day);

#endif
