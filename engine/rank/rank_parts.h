/* The parts that a score is the sum of, for ranking and for the explanation of it. */
#ifndef ENGINE_RANK_RANK_PARTS_H
#define ENGINE_RANK_RANK_PARTS_H

#include "engine/plan/plan.h"
#include "engine/store/schema.h"

/** The parts of one document's score. The score is their sum. */
enum rank_part {
    /** First pass: its words, by stems and exact terms. */
    RANK_FIRST,
    /** Words at the beginning of the text. */
    RANK_LEAD,
    /** Words gathered in one stretch. */
    RANK_WINDOW,
    /** Neighbours of the query that follow each other in the text too. */
    RANK_PAIRS,
    RANK_PROXIMITY,
    /** Words that were typed with accents, and do not stand there with others alone. */
    RANK_ACCENTS,
    /** All words of the query in a title that has no others. */
    RANK_WHOLE_TITLE,
    /** A bounded share for recent news. */
    RANK_FRESHNESS,
    RANK_PART_COUNT_
};
struct rank_parts {
    double at[RANK_PART_COUNT_];
};
double rank_parts_sum(const struct rank_parts *parts);

/** The families of terms that the first pass looks a word up in: stems and exact terms,
 *  of the whole document and of the title. */
#define RANK_FAMILIES 4
struct rank_family {
    enum family family;
    bool is_exact, is_title;
};
extern const struct rank_family rank_families[RANK_FAMILIES];

/** What a term of family number @p i weighs before its document frequency. BM25's factor
 *  (k1 + 1) is included. */
double rank_family_weight(const struct tuning *tuning, size_t i);

/** The second pass, prepared for the words of one plan. It is in the plan's arena. */
struct rank_second;
struct rank_second *rank_second_new(const struct plan *plan);

/** The parts of document @p docid, which scores @p first in the first pass.
 *  rank_second_stretch() answers about this document from then on. */
struct rank_parts rank_second_parts(struct rank_second *second, uint32_t docid,
                                    double first);

/** An upper bound of the score of document @p docid, from its lists alone: the score that
 *  it would have if all its words stood side by side, again and again. It is a billionth
 *  higher, for rounding. */
double rank_second_most(const struct rank_second *second, uint32_t docid, double first);

/** How well a stretch of the document's text answers: what window, pairs and proximity
 *  would add if the text were only the positions from @p from to @p to, the latter
 *  excluded. 0 where the stretch holds no word that counts for matching. The document is
 *  that of the last rank_second_parts(). */
double rank_second_stretch(const struct rank_second *second, uint32_t from, uint32_t to);

#endif
