/* The list, in bytewise order for bsearch(). */
#include "text/stopword.h"

#include <stdlib.h>

#include "base/macros.h"

/* Articles, pronouns, prepositions, the forms of être and avoir, and the titles before a name. « or » is
 * not here (Côte-d'Or), nor « sous », « hors », « non »: they carry meaning in our texts. */
static const char *const stop_words[] = {
    "a",     "ai",     "aie",     "aient",    "aies",   "ait",    "as",
    "au",    "aura",   "aurai",   "auraient", "aurais", "aurait", "auras",
    "aurez", "auriez", "aurions", "aurons",   "auront", "aux",    "avaient",
    "avais", "avait",  "avec",    "avez",     "aviez",  "avions", "avons",
    "ayant", "ayez",   "ayons",   "c",        "car",    "ce",     "ceci",
    "cela",  "celle",  "celles",  "celui",    "ces",    "cet",    "cette",
    "ceux",  "ci",     "comme",   "d",        "dans",   "de",     "des",
    "donc",  "dont",   "du",      "elle",     "elles",  "en",     "es",
    "est",   "et",     "etaient", "etais",    "etait",  "etant",  "ete",
    "etes",  "etiez",  "etions",  "eu",       "eue",    "eues",   "eurent",
    "eus",   "eut",    "eux",     "furent",   "fut",    "ici",    "il",
    "ils",   "j",      "je",      "jusqu",    "l",      "la",     "le",
    "les",   "leur",   "leurs",   "lorsqu",   "lui",    "m",      "ma",
    "mais",  "me",     "meme",    "memes",    "mes",    "mlle",   "mm",
    "mme",   "mon",    "n",       "ne",       "ni",     "nos",    "notre",
    "nous",  "on",     "ont",     "ou",       "par",    "pas",    "plus",
    "pour",  "puisqu", "qu",      "que",      "quel",   "quelle", "quelles",
    "quels", "qui",    "quoi",    "quoiqu",   "s",      "sa",     "sans",
    "se",    "sera",   "serai",   "seraient", "serais", "serait", "seras",
    "serez", "seriez", "serions", "serons",   "seront", "ses",    "si",
    "soi",   "soient", "sois",    "soit",     "sommes", "son",    "sont",
    "soyez", "suis",   "sur",     "t",        "ta",     "te",     "tes",
    "toi",   "ton",    "tu",      "un",       "une",    "vos",    "votre",
    "vous",  "y",
};

static int compare(const void *key, const void *element)
{
    const struct str *word = key;
    const char *const *stop_word = element;
    return str_compare(*word, str_of(*stop_word));
}

bool stopword_is(struct str folded)
{
    if (folded.n == 1 && (folded.at[0] < '0' || folded.at[0] > '9'))
        return true;
    return bsearch(&folded, stop_words, COUNT_OF(stop_words), sizeof stop_words[0],
                   compare) != NULL;
}
