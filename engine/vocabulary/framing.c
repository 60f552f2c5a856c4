/* Holds the list of framing words, sorted bytewise for bsearch(). */
#include "engine/vocabulary/framing.h"

#include <stdlib.h>

#include "base/macros.h"

/* Verbs of asking, having and doing, and the nouns of any procedure: people add them
 * around a subject whatever the field. « droit », « durée » and « accès » are missing
 * because they name subjects here. */
static const char *const framing_words[] = {
    "accede",         "accedent",     "acceder",     "beneficie",  "beneficient",
    "beneficier",     "cas",          "comprendre",  "concernant", "concerne",
    "concerner",      "condition",    "conditions",  "connais",    "connaitre",
    "consequence",    "consequences", "consiste",    "consistent", "consister",
    "contenir",       "contiennent",  "contient",    "definir",    "definit",
    "definition",     "demander",     "demarche",    "demarches",  "depuis",
    "deux",           "difference",   "differences", "donne",      "donner",
    "effectuer",      "entre",        "exemple",     "exemples",   "existe",
    "existent",       "exister",      "explication", "expliquer",  "fonctionne",
    "fonctionnement", "fonctionner",  "lors",        "met",        "mets",
    "mettre",         "modalite",     "modalites",   "modele",     "modeles",
    "obtenir",        "obtiens",      "obtient",     "oeuvre",     "pendant",
    "possibilite",    "possibilites", "possible",    "possibles",  "prend",
    "prendre",        "prends",       "proceder",    "recourir",   "regle",
    "regles",         "remedier",     "sais",        "sait",       "savoir",
    "sert",           "servent",      "servir",      "signifie",   "signifier",
    "trouve",         "trouver",      "utiliser",
};

static int compare(const void *key, const void *element)
{
    const struct str *word = key;
    const char *const *framing = element;
    return str_compare(*word, str_of(*framing));
}

bool framing_is(struct str folded)
{
    return bsearch(&folded, framing_words, COUNT_OF(framing_words),
                   sizeof framing_words[0], compare) != NULL;
}
