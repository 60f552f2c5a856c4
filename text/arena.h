/* Bytes that stay where they are until all are given up at once: the strings of one analysis. */
#ifndef TEXT_ARENA_H
#define TEXT_ARENA_H

#include <stddef.h>

/** Held by value, all zero before use; arena_release() after. */
struct arena {
    struct arena_chunk *first;
    struct arena_chunk *current;
    size_t used; /* bytes of the current chunk */
};

void arena_release(struct arena *arena);

/** @p n bytes that are not set; they do not move until arena_reset(). */
char *arena_take(struct arena *arena, size_t n);

/** A copy of the @p n bytes at @p at, likewise. */
char *arena_copy(struct arena *arena, const char *at, size_t n);

/** Give up all bytes; some memory is kept for the next use. */
void arena_reset(struct arena *arena);

#endif
