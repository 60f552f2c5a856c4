/* An arena: many small pieces of memory that are freed together, such as the pieces of
 * one answer or of one parsed query. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/macros.h"
#include "base/str.h"

struct arena;

/** An empty arena, never NULL; the caller frees it with arena_free(). */
struct arena *arena_new(void);
void arena_free(struct arena *arena);
void arena_free_at(struct arena **arena);
#define AUTO_ARENA CLEANUP(arena_free_at) struct arena

/** @p n zeroed bytes, aligned for any type, good until arena_clear() or arena_free(). */
void *arena_alloc(struct arena *arena, size_t n);

/** @p count zeroed elements of @p size bytes. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/** As arena_array(), but not zeroed: for memory that is written before it is read. */
void *arena_room(struct arena *arena, size_t count, size_t size);

/** A copy of the @p n bytes at @p at. It is not aligned and has no zero byte after it, so
 *  that small copies waste no space. */
char *arena_copy(struct arena *arena, const char *at, size_t n);

/** A copy of @p s with a zero byte after it. */
struct str arena_str(struct arena *arena, struct str s);

/** Free all pieces. The newest block is kept for the next use, unless it is very
 *  large. */
void arena_clear(struct arena *arena);

#endif
