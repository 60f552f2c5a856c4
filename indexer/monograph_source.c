/* Citations are cut at their commas, from the end: date, author, and the rest is the source. */
#include "indexer/monograph_source.h"

#include <stdbool.h>
#include <string.h>

#include "base/macros.h"
#include "indexer/monograph_date.h"
#include "indexer/monograph_word.h"

/** What follows the last comma of @p text; @p before receives what precedes it. Empty without a comma. */
static struct str last_part(struct str text, struct str *before)
{
    const char *comma = text.n ? memrchr(text.at, ',', text.n) : NULL;
    *before = text;
    if (!comma)
        return (struct str){"", 0};
    before->n = (size_t)(comma - text.at);
    return str_trim((struct str){comma + 1, text.n - before->n - 1});
}

/** The day or month that is all of @p part, as its first day; DATE_NONE when it is none. */
static date_day whole_date(struct str part)
{
    struct period period;
    if (day_find(part, &period) && period.printed.n == part.n)
        return period.first;
    return month_is_all(part, &period) ? period.first : DATE_NONE;
}

/* First words of organisations: « Région Bretagne » is nobody's name. */
static const char *const organisations[] = {"region",   "conseil", "ministere", "agence",
                                            "centre",   "chambre", "france",    "union",
                                            "academie", "service"};

static bool is_organisation(const char *first_word)
{
    for (size_t i = 0; i < COUNT_OF(organisations); i++)
        if (strcmp(organisations[i], first_word) == 0)
            return true;
    return false;
}

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
    struct word word;
    while (word_next(&part, &word)) {
        n_words++;
        if (strpbrk(word.folded, "0123456789"))
            return false;
        bool is_particle =
            strcmp(word.folded, "de") == 0 || strcmp(word.folded, "d") == 0 ||
            strcmp(word.folded, "le") == 0 || strcmp(word.folded, "du") == 0;
        all_capitals_first &=
            begins_with_capital(word.printed) || (is_particle && n_words > 1);
        struct letter_case letters = letters_count(word.printed);
        /* « INSEE », « C2RP »: an acronym in front is an organisation, a family name may be in capitals. */
        if (n_words == 1 && (letters.n_upper > 1 || is_organisation(word.folded)))
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
    if (!is_person(part))
        return citation;
    citation.author = part;
    citation.source = str_trim(before);
    return citation;
}
