/* The endings, in pairs. */
#include "text/inflection/derivations.h"

#include <stddef.h>

#include "base/macros.h"
#include "text/word/stopword.h"

/** The fewest bytes before the endings; more where there is only one ending, for « don »
 *  and « donner » are two things. */
#define ROOT_MIN 3
#define ROOT_MIN_BARE 4

/** An ending, and what words with it are. */
struct derivation_ending {
    const char *at;
    size_t n;
    unsigned parts;
};

#define E(text, parts)                                                                   \
    {                                                                                    \
        text, sizeof(text) - 1, parts                                                    \
    }

/** Two endings that the same root can take. */
static const struct {
    struct derivation_ending of[2];
} derivations[] = {
    /* A verb and what is done: refuser, refus; contester, contestation. */
    {{E("er", PART_VERB), E("", PART_NOUN)}},
    {{E("er", PART_VERB), E("e", PART_NOUN)}},
    {{E("er", PART_VERB), E("ement", PART_NOUN)}},
    {{E("er", PART_VERB), E("age", PART_NOUN)}},
    {{E("er", PART_VERB), E("ation", PART_NOUN)}},
    {{E("er", PART_VERB), E("ition", PART_NOUN)}},
    {{E("er", PART_VERB), E("ance", PART_NOUN)}},
    {{E("er", PART_VERB), E("ure", PART_NOUN)}},
    {{E("ir", PART_VERB), E("", PART_NOUN)}},
    {{E("ir", PART_VERB), E("issement", PART_NOUN)}},
    {{E("ir", PART_VERB), E("issage", PART_NOUN)}},
    {{E("ir", PART_VERB), E("ition", PART_NOUN)}},
    {{E("ifier", PART_VERB), E("ification", PART_NOUN)}},
    {{E("iquer", PART_VERB), E("ication", PART_NOUN)}},
    {{E("ionner", PART_VERB), E("ion", PART_NOUN)}},
    {{E("ayer", PART_VERB), E("ai", PART_NOUN)}},
    {{E("ayer", PART_VERB), E("aiement", PART_NOUN)}},
    {{E("oyer", PART_VERB), E("oi", PART_NOUN)}},
    {{E("oyer", PART_VERB), E("oiement", PART_NOUN)}},
    {{E("uyer", PART_VERB), E("ui", PART_NOUN)}},
    {{E("eiller", PART_VERB), E("eil", PART_NOUN)}},
    {{E("ailler", PART_VERB), E("ail", PART_NOUN)}},
    {{E("eler", PART_VERB), E("el", PART_NOUN)}},
    {{E("eter", PART_VERB), E("et", PART_NOUN)}},
    {{E("udier", PART_VERB), E("ude", PART_NOUN)}},
    /* How: obligatoirement. */
    {{E("e", PART_ADJECTIVE), E("ement", PART_OTHER)}},
    {{E("i", PART_ADJECTIVE), E("iment", PART_OTHER)}},
    {{E("al", PART_ADJECTIVE), E("alement", PART_OTHER)}},
    {{E("el", PART_ADJECTIVE), E("ellement", PART_OTHER)}},
    {{E("en", PART_ADJECTIVE), E("ennement", PART_OTHER)}},
    {{E("er", PART_ADJECTIVE), E("erement", PART_OTHER)}},
    {{E("if", PART_ADJECTIVE), E("ivement", PART_OTHER)}},
    {{E("eux", PART_ADJECTIVE), E("eusement", PART_OTHER)}},
    {{E("ant", PART_ADJECTIVE), E("amment", PART_OTHER)}},
    {{E("ent", PART_ADJECTIVE), E("emment", PART_OTHER)}},
    {{E("", PART_ADJECTIVE), E("ement", PART_OTHER)}},
};

static bool joins(const struct derivation_ending ends[2], struct derivation_word a,
                  struct derivation_word b)
{
    size_t root_min = ends[1].n ? ROOT_MIN : ROOT_MIN_BARE;
    if (!(a.parts & ends[0].parts) || !(b.parts & ends[1].parts) ||
        a.lemma.n < ends[0].n + root_min ||
        a.lemma.n - ends[0].n + ends[1].n != b.lemma.n)
        return false;
    struct str root = {a.lemma.at, a.lemma.n - ends[0].n};
    return str_ends_with(a.lemma, (struct str){ends[0].at, ends[0].n}) &&
           str_ends_with(b.lemma, (struct str){ends[1].at, ends[1].n}) &&
           str_starts_with(b.lemma, root);
}

bool derivation_joins(struct derivation_word a, struct derivation_word b)
{
    /* The dictionary has « elle » and « elles », « tout » and « toutes » apart. */
    if (stopword_is(a.lemma) && stopword_is(b.lemma))
        return true;
    for (size_t i = 0; i < COUNT_OF(derivations); i++)
        if (joins(derivations[i].of, a, b) || joins(derivations[i].of, b, a))
            return true;
    return false;
}
