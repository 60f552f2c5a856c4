/* Scoring units: the lists of a question's words, and how they add up over a block of
 * candidates. */
#ifndef ENGINE_RANK_RANK_UNITS_H
#define ENGINE_RANK_RANK_UNITS_H

#include "engine/rank/rank_parts.h"
#include "engine/rank/rank_ways.h"
#include "engine/store/doc_set.h"

/* Tests define smaller ones, so that a few documents fill many blocks. */
#ifndef RANK_BLOCK
/** The most candidates of a block. */
#define RANK_BLOCK 8192U

/** The most documents from the first to the last candidate of a block. */
#define RANK_SPAN 65536U
#endif

/** A term, and how far its list has been read. */
struct unit_reading {
    const struct rank_term *term;
    struct list_cursor cursor;
};

/** A way to say a word, and how far its lists have been read. */
struct way_reading {
    /** For a synonym, the documents that say all of it; for what a word names, those that
     *  are about it; NULL where every document counts. */
    const struct doc_set *docs;
    /** For what a word names: what it adds to them, whatever the other ways add. */
    double gain;
    /** How far `docs` has been read, and the document that it has come to; 0 at its
     *  end. */
    struct doc_cursor *docs_at;
    uint32_t docid;
    struct unit_reading *at;
    size_t n;
};

/** A unit adds the best of its ways to the score, and the gains of all. It is a word, or,
 *  of a word that has a single way, one term of it alone. */
struct rank_unit {
    struct way_reading *at;
    size_t n;
    /** The most that it can add to a document. */
    double most;
    /** How many documents its lists have. */
    uint64_t documents;
};

#define UNITS_MAX (PLAN_WORDS_MAX * RANK_FAMILIES)

/** All units of a question, in an arena. Units that can add most for what reading them
 *  costs come first. */
struct rank_units {
    struct rank_unit at[UNITS_MAX];
    /** For each unit, the most that it and the units behind it can add together. */
    double rest[UNITS_MAX + 1];
    size_t n;
};

/** A block of candidates, in rising order of document numbers. */
struct rank_block {
    uint32_t docids[RANK_BLOCK];
    double scores[RANK_BLOCK];
    uint32_t n;
    /** Whether `place` is filled. */
    bool is_placed;
    /** The first document, and the number of documents from it to the last one. */
    uint32_t first, span;
    /** For document `first` + i, its candidate's number + 1; 0 where it is no
     *  candidate. */
    uint16_t place[RANK_SPAN];
    /* Room for unit_add(): the best and the current sums, the documents that say a
     * synonym and their places. */
    double best[RANK_BLOCK], sums[RANK_BLOCK];
    uint32_t said[RANK_BLOCK], said_at[RANK_BLOCK];
};

struct rank_units *units_of(const struct rank_ways *words, size_t n, struct arena *arena);

/** Begin all lists anew. The next block may then hold any documents. */
void units_rewind(struct rank_units *units);

/** Add what @p unit weighs to the scores of the block's candidates. Blocks come in rising
 *  order of document numbers. */
void unit_add(struct rank_block *block, const struct rank_unit *unit);

#endif
