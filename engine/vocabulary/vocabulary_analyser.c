/* Makes an analyser that knows the acronyms of a vocabulary. */
#include <ctype.h>

#include "base/memory.h"
#include "engine/vocabulary/vocabulary.h"
#include "text/analyse.h"

/**
 * Whether nobody can take the acronym for an ordinary word: it has a capital or a digit,
 * and neither a space nor an apostrophe. (« alternance » is in the list only for its
 * expansion, and must be stemmed.)
 */
static bool is_for_analyser(const struct acronym *acronym)
{
    if (acronym->needs_capitals)
        return false;
    bool has_capital = false;
    for (const char *at = acronym->acronym; *at; at++) {
        unsigned char c = (unsigned char)*at;
        if (c < 0x80 && !isalnum(c) && c != '-')
            return false;
        has_capital = has_capital || isupper(c) || isdigit(c);
    }
    return has_capital;
}

struct analyser *vocabulary_analyser_new(const struct vocabulary *vocabulary)
{
    size_t n = vocabulary_n_acronyms(vocabulary), kept = 0;
    struct str *acronyms = mem_new_array(n, sizeof *acronyms);
    for (size_t i = 0; i < n; i++) {
        const struct acronym *acronym = vocabulary_acronym(vocabulary, i);
        if (is_for_analyser(acronym))
            acronyms[kept++] = str_of(acronym->acronym);
    }
    struct analyser *analyser = analyser_new(acronyms, kept);
    mem_free(acronyms);
    analyser_use_inflections(analyser, vocabulary_inflections(vocabulary));
    return analyser;
}
