/* Compares what stands around a name with the few ways in which French defines one. */
#include "text/excerpt/definition.h"

#include <ctype.h>
#include <string.h>

#include "base/macros.h"

/** The articles before a subject are not longer together. */
#define ARTICLES_BYTES 24

/** What stands between two commas behind a subject is not longer. */
#define ASIDE_BYTES 80

/* All tables are of small letters; longer words come before their beginnings. */

/** What may stand between the beginning of the sentence and its subject. */
static const char *const articles[] = {
    "le ",     "la ",     "les ",           "l'",   "l’", "un ", "une ", "des ", "« ",
    "«\u00A0", "«\u202F", "qu'est-ce que ", "par ", "ce "};

/** What a definition says behind its subject. */
static const char *const verbs[] = {
    "est un ",       "est une ",        "est le ",     "est la ",     "est l'",
    "est l’",        "sont des ",       "sont les ",   "était un ",   "était une ",
    "était le ",     "était la ",       "c'est ",      "c’est ",      "désigne",
    "signifie",      "veut dire ",      "s'entend",    "s’entend",    "se définit ",
    "consiste ",     "permet ",         "permettent ", "permettait ", "a pour but ",
    "a pour objet ", "a pour mission ", "correspond ", "regroupe ",   "réunit ",
    "sert à ",       "aide ",           "vise à ",     "on entend "};

/** What stands before a name that the sentence gives to something. */
static const char *const namings[] = {
    "on appelle ",    "on appelle aussi ", "on nomme ", "on entend par ", "appelle ",
    "appelle aussi ", "appelé ",           "appelée ",  "appelés ",       "appelées ",
    "qu'est-ce que ", "qu'est-ce qu'",     "nommé ",    "nommée "};

static char small_of(char c)
{
    return (char)tolower((unsigned char)c);
}

/** The bytes of the entry that @p text begins with, capitals apart; 0 for none. */
static size_t begins_with(struct str text, const char *const *table, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct str entry = str_of(table[i]);
        size_t k = 0;
        while (k < entry.n && k < text.n && small_of(text.at[k]) == entry.at[k])
            k++;
        if (k == entry.n)
            return k;
    }
    return 0;
}

static bool ends_with_naming(struct str text)
{
    /* Their last words begin with few letters. */
    size_t start = text.n ? text.n - 1 : 0;
    while (start && !text_is_space(text.at[start - 1]))
        start--;
    if (start == text.n || !strchr("anpq", small_of(text.at[start])))
        return false;
    for (size_t i = 0; i < COUNT_OF(namings); i++) {
        struct str naming = str_of(namings[i]);
        if (naming.n <= text.n &&
            begins_with((struct str){text.at + text.n - naming.n, naming.n}, &namings[i],
                        1))
            return true;
    }
    return false;
}

/** @p text without the articles at its beginning. */
static struct str without_articles(struct str text)
{
    for (size_t n = 1; n;) {
        n = begins_with(text, articles, COUNT_OF(articles));
        text = (struct str){text.at + n, text.n - n};
    }
    return text;
}

/** @p text without the articles at its end. */
static struct str without_last_article(struct str text)
{
    for (size_t i = 0; i < COUNT_OF(articles); i++) {
        struct str article = str_of(articles[i]);
        /* « le » is no article in « appelle ». */
        if (str_ends_with(text, article) && text.n > article.n &&
            text_is_space(text.at[text.n - article.n - 1]))
            return (struct str){text.at, text.n - article.n};
    }
    return text;
}

/** What stands behind the name and its brackets, quotes and commas. */
static struct str behind(struct str sentence, size_t end)
{
    static const char *const signs[] = {"\u00A0»", "\u202F»", " »", ",", " "};
    struct str rest = {sentence.at + end, sentence.n - end};
    for (size_t n = 1; n;) {
        n = begins_with(rest, signs, COUNT_OF(signs));
        struct str next = {rest.at + n, rest.n - n};
        if (!n && next.n && next.at[0] == '(') {
            n = str_find(next, STR(")")) + 1;
            n = n > next.n ? 0 : n;
        } else if (!n) {
            break;
        }
        rest = (struct str){rest.at + n, rest.n - n};
    }
    return rest;
}

/** Whether what stands behind the name, and behind what is set between two commas there,
 *  says what it is: « le CEP, créé en 2014, aide… ». */
static bool is_said(struct str sentence, size_t end)
{
    struct str rest = behind(sentence, end);
    if (begins_with(rest, verbs, COUNT_OF(verbs)))
        return true;
    size_t comma = str_find(rest, STR(", "));
    return end < sentence.n && sentence.at[end] == ',' && comma < ASIDE_BYTES &&
           comma < rest.n &&
           begins_with((struct str){rest.at + comma + 2, rest.n - comma - 2}, verbs,
                       COUNT_OF(verbs));
}

/** Whether @p text is an acronym: capitals and digits, two at least. */
static bool is_acronym(struct str text)
{
    size_t capitals = 0;
    for (size_t i = 0; i < text.n; i++) {
        capitals += isupper((unsigned char)text.at[i]) != 0;
        if (islower((unsigned char)text.at[i]) || text_is_space(text.at[i]))
            return false;
    }
    return capitals >= 2;
}

/** Whether the name and what is in brackets beside it are a long and a short one. */
static bool is_spelt(struct str sentence, struct text_span name)
{
    bool is_short = is_acronym(text_part(sentence, name));
    struct str rest = {sentence.at + name.end, sentence.n - name.end};
    if (str_starts_with(rest, STR(" ("))) {
        struct str inner = {rest.at + 2, str_find(rest, STR(")"))};
        inner.n = inner.n < rest.n ? inner.n - 2 : 0;
        size_t sign = str_find(inner, STR(","));
        bool is_long =
            inner.n > 12 && str_find(inner, STR(" ")) < inner.n && inner.at[0] >= 'a';
        return is_short ? is_long : is_acronym((struct str){inner.at, sign});
    }
    /* « le compte personnel de formation (CPF) », asked for as « CPF » */
    return is_short && name.start && sentence.at[name.start - 1] == '(' &&
           str_starts_with(rest, STR(")"));
}

enum definition definition_of(struct str sentence, struct text_span name)
{
    struct str before = {sentence.at, name.start};
    bool is_subject = before.n <= ARTICLES_BYTES && without_articles(before).n == 0;
    if (is_subject && is_said(sentence, name.end))
        return DEFINITION_SAYS;
    if (ends_with_naming(without_last_article(before)))
        return DEFINITION_SAYS;
    return is_spelt(sentence, name) ? DEFINITION_SPELT : DEFINITION_NONE;
}
