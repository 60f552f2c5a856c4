/* The lists of a question's words, and adding up what they weigh in a block of candidates. */
#ifndef ENGINE_RANK_RANK_UNITS_H
#define ENGINE_RANK_RANK_UNITS_H

#include "engine/match/filter.h"
#include "engine/rank/rank_parts.h"
#include "engine/rank/rank_ways.h"

/* Tests have smaller ones, to have many blocks of few documents. */
#ifndef RANK_BLOCK
/** Candidates scored at a time. */
#define RANK_BLOCK 8192U

/** … which are of so many documents. */
#define RANK_SPAN 65536U
#endif

/** A term and how far its list was read. */
struct unit_reading {
    const struct rank_term *term;
    struct list_cursor cursor;
};

/** A way to say a word, and how far its lists were read. */
struct way_reading {
    const roaring_bitmap_t *docs;      /* of a synonym; NULL: all */
    roaring_uint32_iterator_t docs_at; /* … and how far they were read */
    struct unit_reading *at;
    size_t n;
};

/** What scores by its best way: a word, or, of a word with one way, one term alone. */
struct rank_unit {
    struct way_reading *at;
    size_t n;
    double most;        /* no document gets more of it */
    uint64_t documents; /* in its lists */
};

#define UNITS_MAX (PLAN_WORDS_MAX * RANK_FAMILIES)

/** All units of a question in an arena, those first that give most for what reading them costs. */
struct rank_units {
    struct rank_unit at[UNITS_MAX];
    double rest[UNITS_MAX +
                1]; /* the most that this unit and those behind it give together */
    size_t n;
};

/** Candidates, in increasing order of their documents. */
struct rank_block {
    uint32_t docids[RANK_BLOCK];
    double scores[RANK_BLOCK];
    uint32_t n;
    bool is_placed;            /* its candidates have a place */
    uint32_t first, span;      /* document, and how many from it to the last */
    uint16_t place[RANK_SPAN]; /* of document first + i: its place + 1; 0: no candidate */
    /* Scratch. */
    double best[RANK_BLOCK], sums[RANK_BLOCK];
    uint32_t said[RANK_BLOCK], said_at[RANK_BLOCK];
};

struct rank_units *units_of(const struct rank_ways *words, size_t n, struct arena *arena);

/** All lists from their beginnings again: the next block may hold any documents. */
void units_rewind(struct rank_units *units);

/** Add to the block's scores what @p unit weighs in each. Blocks come in increasing order. */
void unit_add(struct rank_block *block, const struct rank_unit *unit);

#endif
