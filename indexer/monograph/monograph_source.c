/* Cuts a citation at its commas from the end: the date, the author, and the rest, which
 * is the source. */
#include "indexer/monograph/monograph_source.h"

#include <stdbool.h>
#include <string.h>

#include "base/macros.h"
#include "engine/written/period.h"
#include "engine/written/word.h"

/* What separates the parts. A dash needs spaces: « Carif-Oref » is one part. */
static const char *const borders[] = {",", " - ", " – "};

/**
 * What follows the last border of @p text, empty when there is none; @p before becomes
 * what precedes it.
 */
static struct str last_part(struct str text, struct str *before)
{
    struct str part = {text.at + text.n, 0};
    *before = text;
    for (size_t i = 0; i < text.n; i++) {
        struct str rest = {text.at + i, text.n - i};
        for (size_t k = 0; k < COUNT_OF(borders); k++) {
            size_t n = strlen(borders[k]);
            if (!str_starts_with(rest, str_of(borders[k])))
                continue;
            before->n = i;
            part = str_trim((struct str){rest.at + n, rest.n - n});
        }
    }
    return part;
}

/* Words that may stand before the date in its part. */
static const char *const before_date[] = {"le",   "du",    "en",  "publie", "publiee",
                                          "paru", "parue", "mis", "ligne"};

/** The first day of the day or month that @p part is; DATE_NONE when it is neither. */
static date_day whole_date(struct str part)
{
    struct date_period period;
    bool is_day = day_find(part, &period);
    if (!is_day && (!period_find(part, &period) || period.last - period.first > 30))
        return DATE_NONE;
    struct str front = {part.at, (size_t)(period.printed.at - part.at)};
    struct str tail = {period.printed.at + period.printed.n,
                       part.n - front.n - period.printed.n};
    struct written_word word;
    while (word_next(&front, &word))
        if (!str_is_among(str_of(word.folded), before_date, COUNT_OF(before_date)))
            return DATE_NONE;
    return word_next(&tail, &word) ? DATE_NONE : period.first;
}

/* The first words of organisations: « Région Bretagne » is not a person. */
static const char *const organisations[] = {"region",   "conseil", "ministere", "agence",
                                            "centre",   "chambre", "france",    "union",
                                            "academie", "service"};

static const char *const particles[] = {"de", "d", "le", "la", "du", "des"};

static bool begins_with_capital(struct str word)
{
    struct letter_case letters = letters_count(word);
    AUTO_BUF capital = BUF_INIT(word.n * 4 + 8);
    letters_put_sentence(&capital, word);
    return letters.n_upper > 0 && str_equal(buf_str(&capital), word);
}

static bool is_person(struct str part)
{
    int n_words = 0;
    bool all_capitals_first = true;
    struct written_word word;
    while (word_next(&part, &word)) {
        n_words++;
        if (strpbrk(word.folded, "0123456789"))
            return false;
        struct str folded = str_of(word.folded);
        bool is_particle = str_is_among(folded, particles, COUNT_OF(particles));
        all_capitals_first &=
            begins_with_capital(word.printed) || (is_particle && n_words > 1);
        struct letter_case letters = letters_count(word.printed);
        /* A first word that is an acronym (« INSEE », « C2RP ») is an organisation's. A
         * family name, which comes later, may be in capitals. */
        if (n_words == 1 &&
            (letters.n_upper > 1 ||
             str_is_among(folded, organisations, COUNT_OF(organisations))))
            return false;
    }
    return n_words >= 2 && n_words <= 4 && all_capitals_first;
}

struct citation citation_read(struct str text)
{
    struct citation citation = {str_trim(text), {"", 0}, DATE_NONE};
    struct str before;
    struct str part = last_part(citation.source, &before);
    citation.date = whole_date(part);
    if (citation.date == DATE_NONE)
        return citation;
    citation.source = str_trim(before);
    part = last_part(citation.source, &before);
    if (str_starts_with(part, STR("par ")))
        part = str_trim((struct str){part.at + 4, part.n - 4});
    if (!is_person(part))
        return citation;
    citation.author = part;
    citation.source = str_trim(before);
    return citation;
}
