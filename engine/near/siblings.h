/* The parts of a whole in order, such as the units of a monograph: those before and
 * behind one of them, or all. */
#ifndef ENGINE_NEAR_SIBLINGS_H
#define ENGINE_NEAR_SIBLINGS_H

#include "engine/index/documents.h"

/** The neighbours of a part in its whole; 0 where there is none. */
struct siblings {
    uint32_t before, behind;
};

/**
 * The neighbours of document @p docid among the parts of the document with id @p whole.
 * Parts are in the order of the lines that they were read from, those of one line in the
 * order of their numbers. Only what is found is read.
 */
struct siblings siblings_find(struct documents *documents, uint32_t docid,
                              struct str whole);

/**
 * The parts of the document with id @p whole, in that order.
 *
 * @param[out] out  at most @p most documents, without their long texts, in @p arena.
 * @return how many parts there are; more than @p most are counted, not read.
 */
size_t siblings_list(struct document **out, struct documents *documents, struct str whole,
                     size_t most, struct arena *arena);

#endif
