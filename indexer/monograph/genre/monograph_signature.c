/* Reads the signature in the brackets of a title, and says it. */
#include "indexer/monograph/genre/monograph_signature.h"

#include <string.h>

#include "base/macros.h"
#include "engine/written/word.h"

static const struct {
    const char *folded;
    const char *printed;
} participles[] = {
    {"signe", "Signé"},       {"signee", "Signée"},       {"adopte", "Adopté"},
    {"adoptee", "Adoptée"},   {"vote", "Voté"},           {"votee", "Votée"},
    {"approuve", "Approuvé"}, {"approuvee", "Approuvée"}, {"conclu", "Conclu"},
    {"conclue", "Conclue"},
};

/** The participle that the brackets begin with; NULL when it is not known. */
static const char *participle_of(struct str inside)
{
    struct written_word word;
    if (!word_next(&inside, &word))
        return NULL;
    for (size_t i = 0; i < COUNT_OF(participles); i++)
        if (strcmp(participles[i].folded, word.folded) == 0)
            return participles[i].printed;
    return NULL;
}

/** « LE 31 FÉVRIER 2022 » names a day or nothing; « EN MARS 2022 » names a month. */
static struct date_period signature_period(struct str inside)
{
    struct date_period period = {DATE_NONE, DATE_NONE, {inside.at, 0}};
    struct str rest = inside;
    struct written_word word;
    bool names_day = false;
    while (word_next(&rest, &word))
        names_day |= strcmp(word.folded, "le") == 0;
    bool found = names_day ? day_find(inside, &period) : period_find(inside, &period);
    return found ? period : (struct date_period){DATE_NONE, DATE_NONE, {inside.at, 0}};
}

struct signature signature_find(struct str title)
{
    struct signature signature = {
        {title.at + title.n, 0}, NULL, {DATE_NONE, DATE_NONE, {"", 0}}};
    for (size_t i = 0; i < title.n; i++) {
        struct str rest = {title.at + i, title.n - i};
        size_t end = str_find(rest, STR(")"));
        if (rest.at[0] != '(' || end == rest.n)
            continue;
        struct str inside = {rest.at + 1, end - 1};
        signature.participle = participle_of(inside);
        if (!signature.participle)
            continue;
        signature.printed = (struct str){rest.at, end + 1};
        signature.when = signature_period(inside);
        return signature;
    }
    return signature;
}

void signature_put(struct buf *out, const struct signature *signature)
{
    const struct date_period *when = &signature->when;
    buf_put_text(out, signature->participle);
    if (when->first == when->last) {
        buf_put_text(out, " le ");
        day_put(out, when->first);
    } else if (when->last - when->first < 31) {
        buf_put_text(out, " en ");
        month_put(out, when->first);
    } else {
        buf_printf(out, " en %d", day_year(when->first));
    }
}
