/* Making a lexicon of inflections from a Hunspell dictionary of French. */
#ifndef TEXT_INFLECTION_INFLECTIONS_BUILD_H
#define TEXT_INFLECTION_INFLECTIONS_BUILD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

/** What a lexicon holds. */
struct inflections_counts {
    size_t n_rules, n_entries, n_forms, n_others;
};

/** The most bytes of a lexicon. */
#define INFLECTIONS_BYTES_MAX (64U << 20)

/**
 * Append to @p out, which is empty, the lexicon of a dictionary whose .aff file has the
 * text @p affixes and whose .dic file the text @p entries, both UTF-8.
 *
 * A form is kept folded; one that is not made of letters and digits alone is left out. Of
 * the words that it may be of, nouns and adjectives come first and verbs last, and then
 * the word whose lemma is most like it.
 *
 * @return false when nothing was found, or more than a lexicon can hold.
 */
bool inflections_write(struct buf *out, struct inflections_counts *counts,
                       struct str affixes, struct str entries);

#endif
