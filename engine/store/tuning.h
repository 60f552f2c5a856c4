/* All constants of matching and ranking, in one table, each with its source. They are
 * used at search time only, so that experiments can set them from a file without a new
 * build. */
#ifndef ENGINE_STORE_TUNING_H
#define ENGINE_STORE_TUNING_H

#include <stddef.h>

#include "base/macros.h"
#include "base/status.h"

/* X(name, value, source). « recipe n » is step n of the measured recipe in
 * docs/RELEVANCE.md, « decision n » a file of docs/decisions/. */
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
    X(neighbour_weight, 0.5, "decision 0013: two neighbouring words written as one")     \
    X(spelling_weight, 0.9, "recipe 8: the likeliest correction of an unknown word")     \
    X(spelling_decay, 0.85, "recipe 8: each less likely one beside it")                  \
    X(spelling_forms, 3, "recipe 8: how many corrections a word gets")                   \
    X(spelling_first_same, 0.15, "recipe 8: in errors, a first letter that is right")    \
    X(spelling_first_other, 0.5, "recipe 8: in errors, another first letter")            \
    X(spelling_frequency, 0.12, "recipe 8: in errors, each bit of the documents")        \
    X(spelling_frequency_bits, 8, "recipe 8: bits that count")                           \
    X(spelling_sound, 0.3, "decision 0007: in errors, a word that sounds the same")      \
    X(spelling_sound_errors, 1.3, "decision 0007: what two errors count for then")       \
    X(spelling_sound_step, 0.2, "decision 0007: each further one")                       \
    X(spelling_keyboard, 0.1, "decision 0007: in errors, a neighbouring key")            \
    X(spelling_split_errors, 1.2,                                                        \
      "decision 0007: errors that a missing blank counts for")                           \
    X(spelling_rare_share, 5e-5, "decision 0007: share of the documents of a rare word") \
    X(spelling_rare_ratio, 50, "decision 0007: how much more frequent what is proposed") \
    X(spelling_stop_margin, 0.4, "decision 0007: a stop word is likelier by so much")    \
    X(synonym_weight, 0.9, "decision 0013: above recipe 8: over √n of its n words")      \
    X(variant_weight, 0.9, "decision 0010: another way to write an acronym or its name") \
    X(former_weight, 0.8, "decision 0010: a former name and what it is called now")      \
    X(region_weight, 0.6, "decision 0010: another or a former name of a region")         \
    X(group_weight, 0.6, "decision 0010: words of a line of synonyms.tsv")               \
    X(gender_weight, 0.9, "decision 0010: a word in its other gender")                   \
    X(accents_weight, 0.1, "decision 0043: a word that has no other accents than typed") \
    X(homograph_weight, 0.6, "decision 0043: another word that a form may be of")        \
    X(derived_weight, 0.5, "decision 0043: another word of the same family")             \
    X(thesaurus_weight, 0.2, "decision 0011: another name of a descriptor, over √n")     \
    X(thesaurus_trade_weight, 0.2, "decision 0011: a trade among its names")             \
    X(thesaurus_common, 0.05,                                                            \
      "decision 0011: share of the documents beyond which a name of one word says "      \
      "little")                                                                          \
    X(about_region_weight, 0.8,                                                          \
      "decision 0046: a document of the region that a word names")                       \
    X(about_town_share, 0.5,                                                             \
      "decision 0046: of that, where a town or department is named")                     \
    X(about_kind_weight, 0.4,                                                            \
      "decision 0046: one of the kind that a word names or favours")                     \
    X(about_theme_weight, 0.3, "decision 0046: one of the theme that words name")        \
    X(about_source_weight, 0.3, "decision 0046: one of the source that words name")      \
    X(about_source_common, 0.2,                                                          \
      "decision 0046: share of the documents beyond which a source says little")         \
    X(whole_title_weight, 1.0,                                                           \
      "decision 0046: a title that is the query, of its words' information")             \
    X(share_few, 0.4,                                                                    \
      "decision 0004: information that a document must hold of 3 or 4 words")            \
    X(share_some, 0.25, "decision 0004: of 5 or 6 words")                                \
    X(share_many, 0.15, "decision 0004: of 7 words or more, or a sentence")              \
    X(part_share, 0.1,                                                                   \
      "decision 0045: information that a document must hold to hold a part")             \
    X(lead_weight, 0.15, "recipe 10: words among the first of the text")                 \
    X(lead_words, 60, "recipe 10: how many are the first")                               \
    X(window_weight, 0.25, "decision 0013: the best stretch of words (recipe 10: .3)")   \
    X(window_words, 100, "decision 0013: its length (recipe 10: 60)")                    \
    X(pairs_weight, 0.2, "recipe 10: neighbouring words of the query in order")          \
    X(pair_distance, 8, "recipe 10: how far apart they may stand")                       \
    X(proximity_weight, 0.4, "decision 0004: measured above the recipe's 0.2")           \
    X(freshness_weight, 0.05,                                                            \
      "decision 0013: the most that news gain by being new, as a share")                 \
    X(freshness_days, 180, "decision 0013: half of it is left after so long")

/** A value for each constant, by its name. */
struct tuning {
#define TUNING_MEMBER(name, value, source) double name;
    TUNING_TABLE(TUNING_MEMBER)
#undef TUNING_MEMBER
};

/** The values of TUNING_TABLE. */
extern const struct tuning tuning_default;

/** One row of TUNING_TABLE. */
struct tuning_row {
    const char *name;
    /* The default. */
    double value;
    /* Where the default comes from, in words. */
    const char *source;
};
/** All rows, in the order of the table; static. */
const struct tuning_row *tuning_rows(size_t *n);

/**
 * Change @p tuning, which holds values already, by the file at @p path. Each line sets
 * one constant: its name, blanks, and a finite number that is not negative. « # » begins
 * a comment. Constants that the file does not name keep their values; on failure all do.
 * @return STATUS_OK, STATUS_NOT_FOUND, STATUS_IO, STATUS_TOO_LARGE (more than 1 MiB) or
 *         STATUS_BAD_INPUT, whose French text says what is wrong, with file and line.
 */
MUST_CHECK enum status tuning_read(struct tuning *tuning, const char *path,
                                   struct error *err);

#endif
