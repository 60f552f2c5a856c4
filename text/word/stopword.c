/* Holds the list of stop words, sorted bytewise for bsearch(). */
#include "text/word/stopword.h"

#include <stdlib.h>

#include "base/macros.h"

/* Articles, pronouns, prepositions, the forms of être, avoir and of the modal verbs,
 * question words, and titles before a name. Each group is there because judged questions
 * are answered better with it (docs/decisions/0002-analysis.md). « or » is missing
 * because of Côte-d'Or, « sous » and « hors » because they carry meaning in our texts. */
static const char *const stop_words[] = {
    "a",        "ai",        "aie",       "aient",    "aies",     "ainsi",     "ait",
    "alors",    "as",        "au",        "aucun",    "aucune",   "aura",      "aurai",
    "auraient", "aurais",    "aurait",    "auras",    "aurez",    "auriez",    "aurions",
    "aurons",   "auront",    "aussi",     "autre",    "autres",   "aux",       "avaient",
    "avais",    "avait",     "avec",      "avez",     "aviez",    "avions",    "avoir",
    "avons",    "ayant",     "ayez",      "ayons",    "bien",     "c",         "ca",
    "car",      "ce",        "ceci",      "cela",     "celle",    "celles",    "celui",
    "certain",  "certaine",  "certaines", "certains", "ces",      "cet",       "cette",
    "ceux",     "chaque",    "ci",        "combien",  "comme",    "comment",   "d",
    "dans",     "de",        "deja",      "des",      "devez",    "devoir",    "dois",
    "doit",     "doivent",   "donc",      "dont",     "du",       "elle",      "elles",
    "en",       "encore",    "es",        "est",      "et",       "etaient",   "etais",
    "etait",    "etant",     "ete",       "etes",     "etiez",    "etions",    "etre",
    "eu",       "eue",       "eues",      "eurent",   "eus",      "eut",       "eux",
    "faire",    "fais",      "fait",      "faut",     "furent",   "fut",       "ici",
    "il",       "ils",       "j",         "je",       "jusqu",    "l",         "la",
    "le",       "les",       "leur",      "leurs",    "lorsqu",   "lorsque",   "lui",
    "m",        "ma",        "mais",      "me",       "meme",     "memes",     "mes",
    "mlle",     "mm",        "mme",       "mon",      "n",        "ne",        "ni",
    "non",      "nos",       "notre",     "nous",     "on",       "ont",       "ou",
    "oui",      "par",       "parce",     "pas",      "peut",     "peuvent",   "peux",
    "plus",     "plusieurs", "pour",      "pourquoi", "pouvez",   "pouvoir",   "puis",
    "puisqu",   "puisque",   "qu",        "quand",    "que",      "quel",      "quelle",
    "quelles",  "quelque",   "quelques",  "quels",    "qui",      "quoi",      "quoiqu",
    "quoique",  "s",         "sa",        "sans",     "se",       "sera",      "serai",
    "seraient", "serais",    "serait",    "seras",    "serez",    "seriez",    "serions",
    "serons",   "seront",    "ses",       "si",       "soi",      "soient",    "sois",
    "soit",     "sommes",    "son",       "sont",     "souhaite", "souhaiter", "soyez",
    "suis",     "sur",       "t",         "ta",       "te",       "tel",       "telle",
    "tes",      "toi",       "ton",       "toujours", "tous",     "tout",      "toute",
    "toutes",   "tres",      "tu",        "un",       "une",      "veut",      "veux",
    "vos",      "votre",     "voudrais",  "vouloir",  "vous",     "y",
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
