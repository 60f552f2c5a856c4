/* The arena is a chain of blocks, the newest first. Pieces are taken from the free end of
 * the newest block. */
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/memory.h"

#define BLOCK_BYTES ((size_t)64 << 10)
#define BLOCK_MAX_BYTES ((size_t)1 << 30)
/* The largest block that arena_clear() keeps: it is large enough for a long document. */
#define BLOCK_KEPT_BYTES ((size_t)4 << 20)

struct arena_block {
    struct arena_block *older;
    size_t used;
    size_t room;
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct arena_block *newest;
};

struct arena *arena_new(void)
{
    return mem_new(sizeof(struct arena));
}

static void free_chain(struct arena_block *block)
{
    while (block) {
        struct arena_block *older = block->older;
        mem_free(block);
        block = older;
    }
}

void arena_free(struct arena *arena)
{
    if (!arena)
        return;
    free_chain(arena->newest);
    mem_free(arena);
}

void arena_free_at(struct arena **arena)
{
    arena_free(*arena);
}

static void add_block(struct arena *arena, size_t n)
{
    size_t room = arena->newest ? arena->newest->room * 2 : BLOCK_BYTES;
    if (room > BLOCK_MAX_BYTES)
        room = BLOCK_MAX_BYTES;
    if (room < n)
        room = n;
    struct arena_block *block = mem_new(sizeof *block + room);
    *block = (struct arena_block){arena->newest, 0, room};
    arena->newest = block;
}

/** @p n bytes that are not set, at an address that is a multiple of @p alignment. */
static char *cut(struct arena *arena, size_t n, size_t alignment)
{
    assert(n < SIZE_MAX / 4);
    size_t start =
        arena->newest ? (arena->newest->used + alignment - 1) & ~(alignment - 1) : 0;
    if (!arena->newest || start > arena->newest->room ||
        n > arena->newest->room - start) {
        add_block(arena, n);
        start = 0;
    }
    arena->newest->used = start + n;
    return arena->newest->bytes + start;
}

void *arena_alloc(struct arena *arena, size_t n)
{
    void *piece = cut(arena, n, alignof(max_align_t));
    memset(piece, 0, n);
    return piece;
}

void *arena_grow(struct arena *arena, const void *p, size_t *room, size_t size,
                 size_t wanted, size_t first)
{
    size_t n_bytes = *room * size;
    *room = mem_room(*room, wanted, first);
    void *grown = arena_room(arena, *room, size);
    if (n_bytes)
        memcpy(grown, p, n_bytes);
    return grown;
}

char *arena_copy(struct arena *arena, const char *at, size_t n)
{
    char *copy = cut(arena, n, 1);
    if (n)
        memcpy(copy, at, n);
    return copy;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    assert(size == 0 || count < SIZE_MAX / 4 / size);
    return arena_alloc(arena, count * size);
}

void *arena_room(struct arena *arena, size_t count, size_t size)
{
    assert(size == 0 || count < SIZE_MAX / 4 / size);
    return cut(arena, count * size, alignof(max_align_t));
}

struct str arena_str(struct arena *arena, struct str s)
{
    char *copy = arena_alloc(arena, s.n + 1);
    if (s.n)
        memcpy(copy, s.at, s.n);
    return (struct str){copy, s.n};
}

void arena_clear(struct arena *arena)
{
    if (!arena->newest)
        return;
    bool is_kept = arena->newest->room <= BLOCK_KEPT_BYTES;
    free_chain(is_kept ? arena->newest->older : arena->newest);
    if (!is_kept) {
        arena->newest = NULL;
        return;
    }
    arena->newest->older = NULL;
    arena->newest->used = 0;
}
