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

/** MEM_GROW() of an array in @p arena. Its elements are copied to new memory there; what
 *  they had before stays unused until the arena is cleared. */
#define ARENA_GROW(arena, array, wanted, room, first)                                    \
    do {                                                                                 \
        if ((wanted) > (room))                                                           \
            (array) = arena_grow((arena), (array), &(room), sizeof *(array), (wanted),   \
                                 (first));                                               \
    } while (0)

/** What ARENA_GROW() does when @p room elements of @p size bytes are not enough. */
void *arena_grow(struct arena *arena, const void *p, size_t *room, size_t size,
                 size_t wanted, size_t first);

/** A copy of the @p n bytes at @p at. It is not aligned and has no zero byte after it, so
 *  that small copies waste no space. */
char *arena_copy(struct arena *arena, const char *at, size_t n);

/** A copy of @p s with a zero byte after it. */
struct str arena_str(struct arena *arena, struct str s);

/** Free all pieces. The newest block is kept for the next use, unless it is very
 *  large. */
void arena_clear(struct arena *arena);

#endif
