/* The signature in the brackets of a title: « (SIGNE LE 9 JANVIER 2023) ». */
#ifndef INDEXER_MONOGRAPH_GENRE_MONOGRAPH_SIGNATURE_H
#define INDEXER_MONOGRAPH_GENRE_MONOGRAPH_SIGNATURE_H

#include "base/buf.h"
#include "engine/written/period.h"

/**
 * The signature in the brackets of a title: « (SIGNE LE 9 JANVIER 2023) », « (ADOPTÉE EN
 * MARS 2022) ».
 */
struct signature {
    /* The brackets with their content, borrowed; empty when there is no signature. */
    struct str printed;
    /* « Signé » or « Adoptée », a literal; NULL when there is no signature. */
    const char *participle;
    /* Its first day is DATE_NONE when the brackets name no valid day, month or year. */
    struct date_period when;
};

struct signature signature_find(struct str title);

/** Append « Signé le 9 janvier 2023 ». The signature must have a date. */
void signature_put(struct buf *out, const struct signature *signature);

#endif
