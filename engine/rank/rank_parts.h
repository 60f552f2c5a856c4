/* What a score is made of: the parts of both passes, for ranking and for those who explain it. */
#ifndef ENGINE_RANK_RANK_PARTS_H
#define ENGINE_RANK_RANK_PARTS_H

#include "engine/plan/plan.h"
#include "engine/store/schema.h"

/** The parts of one document's score, which is their sum. */
enum rank_part {
    RANK_FIRST,  /* the first pass: its words, by their stems and exact terms */
    RANK_LEAD,   /* words among the first of the text */
    RANK_WINDOW, /* words gathered in one stretch */
    RANK_PAIRS,  /* neighbours of the query that follow each other */
    RANK_PROXIMITY,
    RANK_FRESHNESS, /* a recent publication */
    RANK_PART_COUNT_
};
struct rank_parts {
    double at[RANK_PART_COUNT_];
};
double rank_parts_sum(const struct rank_parts *parts);

/** The first pass weighs a word in four families of terms. */
#define RANK_FAMILIES 4
struct rank_family {
    enum family family;
    bool is_exact, is_title;
};
extern const struct rank_family rank_families[RANK_FAMILIES];

/** The weight of family number @p i; BM25's factor (k1 + 1) is in it. */
double rank_family_weight(const struct tuning *tuning, size_t i);

/** The second pass, ready to look at documents. In the plan's arena. */
struct rank_second;
struct rank_second *rank_second_new(const struct plan *plan);

/** The parts of document @p docid, which weighs @p first in the first pass. It stays the one that is looked at. */
struct rank_parts rank_second_parts(struct rank_second *second, uint32_t docid,
                                    double first);

/** What the parts of document @p docid sum up to at most, as far as its lists tell: as if all its words stood together
 *  without end. A hair more, for the rounding. */
double rank_second_most(const struct rank_second *second, uint32_t docid, double first);

/** How well the words at positions @p from to @p to, the latter not included, of the text looked at answer: what the
 *  window, the pairs and the proximity would add if they were all of it. 0 where no word with a say stands. */
double rank_second_stretch(const struct rank_second *second, uint32_t from, uint32_t to);

#endif
