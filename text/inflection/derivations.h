/* Which words of one family are so near in meaning that search takes them for one:
 * licencier and licenciement, refus and refuser, obligatoire and obligatoirement. */
#ifndef TEXT_INFLECTION_DERIVATIONS_H
#define TEXT_INFLECTION_DERIVATIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/** Parts of speech, as bits. */
enum word_part { PART_NOUN = 1, PART_ADJECTIVE = 2, PART_VERB = 4, PART_OTHER = 8 };

/** A lemma, folded, and the parts of speech that it may be. */
struct derivation_word {
    struct str lemma;
    unsigned parts;
};

/** Whether one of the two words is made of the other by one of the endings that keep its
 *  meaning. They must have the same stem too: the endings alone would join « part » and
 *  « partition ». */
bool derivation_joins(struct derivation_word a, struct derivation_word b);

#endif
