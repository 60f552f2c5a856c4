/* Every constant of matching and ranking, in one table with its source; experiments set them from a file. */
#ifndef ENGINE_TUNING_H
#define ENGINE_TUNING_H

#include <stddef.h>

#include "base/macros.h"
#include "base/status.h"

/* X(name, value, source): « recipe n » is step n of the measured recipe in docs/RELEVANCE.md. Those that begin with
 * impact_ are stored in the postings: they count at the build of an index, and a search must be given the same. */
#define TUNING_TABLE(X)                                                                  \
    X(impact_k1, 1.0, "recipe 9: saturation of a word in the whole document")            \
    X(impact_b, 0.6, "recipe 9: share of the length that counts")                        \
    X(impact_title_k1, 1.2, "recipe 9: the same of the title alone")                     \
    X(impact_title_b, 0.75, "recipe 9")                                                  \
    X(stem_weight, 0.7, "recipe 9: weight of a word's stem")                             \
    X(exact_weight, 0.3, "recipe 9: weight of a word as typed, accents apart")           \
    X(title_weight, 0.8, "recipe 9: the title's score beside the document's")            \
    X(stop_weight, 0.3, "recipe 7: a stop word beside other words")                      \
    X(joined_weight, 1.0, "recipe 8: the joined form of a word with hyphens")            \
    X(synonym_weight, 0.5, "recipe 8: an acronym's other side, over √n of its n words")  \
    X(thesaurus_weight, 0.2, "decision 0011: another name of a descriptor, over √n")     \
    X(thesaurus_trade_weight, 0.2, "decision 0011: a trade among its names")             \
    X(thesaurus_common, 0.05,                                                            \
      "decision 0011: share of the documents beyond which a name of one word says "      \
      "little")                                                                          \
    X(share_few, 0.4,                                                                    \
      "decision 0004: information that a document must hold of 3 or 4 words")            \
    X(share_some, 0.25, "decision 0004: of 5 or 6 words")                                \
    X(share_many, 0.15, "decision 0004: of 7 words or more")                             \
    X(coverage_power, 0.15, "recipe 9: (information held / asked)^power")                \
    X(lead_weight, 0.15, "recipe 10: words among the first of the text")                 \
    X(lead_words, 60, "recipe 10: how many are the first")                               \
    X(window_weight, 0.3, "recipe 10: the best stretch of words")                        \
    X(window_words, 60, "recipe 10: its length")                                         \
    X(pairs_weight, 0.2, "recipe 10: neighbouring words of the query in order")          \
    X(pair_distance, 8, "recipe 10: how far apart they may stand")                       \
    X(proximity_weight, 0.4, "decision 0004: measured above the recipe's 0.2")

/** All of them, by name. */
struct tuning {
#define TUNING_MEMBER(name, value, source) double name;
    TUNING_TABLE(TUNING_MEMBER)
#undef TUNING_MEMBER
};

/** The values of the table. */
extern const struct tuning tuning_default;

/** One row of the table. */
struct tuning_row {
    const char *name;
    double value;       /* the default */
    const char *source; /* where it comes from */
};
const struct tuning_row *tuning_rows(size_t *n);

/**
 * Set @p tuning, which holds values already, from the file at @p path: one constant a line, its name, blanks, a finite
 * number that is not negative; « # » starts a comment. Constants that it does not name stay.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE or STATUS_BAD_INPUT: the French text names file,
 *         line and what is wrong; @p tuning is then as it was.
 */
MUST_CHECK enum status tuning_read(struct tuning *tuning, const char *path,
                                   struct error *err);

#endif
