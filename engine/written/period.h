/* Reads days and periods as French texts print them: « 7 avril 2026 », « 4e trimestre
 * 2025 », « 2022-2028 ». */
#ifndef INDEXER_MONOGRAPH_GENRE_MONOGRAPH_DATE_H
#define INDEXER_MONOGRAPH_GENRE_MONOGRAPH_DATE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/str.h"

/** A run of days that a text names; both included. */
struct date_period {
    date_day first;
    date_day last;
    /* The words that name it, borrowed from the text. */
    struct str printed;
};

/**
 * Find the first period that @p text names: a day (« 1er janvier 2026 », « 09/04/2026 »),
 * a quarter (« 4e trimestre 2025 », « T4 2025 »), a month (« avril 2026 »), two years
 * (« 2022-2028 », « 2024/2025 », « 2024-25 ») or a year from 1900 to 2099. A day that
 * does not exist is read as its month. Two years go from 1 January of the first to 31
 * December of the second.
 *
 * @return whether there is one; @p out is only set then.
 */
bool period_find(struct str text, struct date_period *out);

/** Find the first whole day that @p text names. */
bool day_find(struct str text, struct date_period *out);

/** Whether @p text is nothing but a month and its year: « Avril 2026 ». */
bool month_is_all(struct str text, struct date_period *out);

/**
 * Find two years such as « 2021-2027 », « 2021/2027 », « entre 2019 et 2022 » or « de
 * 2019 à 2022 », the first before the second.
 */
bool years_find(struct str text, struct date_period *out);

/** Append « 9 janvier 2023 » or « 1er mars 2024 ». @p day is not DATE_NONE. */
void day_put(struct buf *out, date_day day);

/** Append « avril 2026 ». @p day is not DATE_NONE. */
void month_put(struct buf *out, date_day day);

int day_year(date_day day);

#endif
