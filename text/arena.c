/* A list of chunks: a new one never moves an old one, and a reset starts again at the first. */
#include "text/arena.h"

#include <string.h>

#include "base/memory.h"

#define CHUNK_BYTES ((size_t)64 << 10)
/* What an analyser keeps for its next text: enough for a long document. */
#define CHUNKS_KEPT 32

struct arena_chunk {
    struct arena_chunk *next;
    size_t room;
    char at[];
};

static void free_chunks(struct arena_chunk *chunk)
{
    while (chunk) {
        struct arena_chunk *next = chunk->next;
        mem_free(chunk);
        chunk = next;
    }
}

void arena_release(struct arena *arena)
{
    free_chunks(arena->first);
    *arena = (struct arena){NULL, NULL, 0};
}

static struct arena_chunk *new_chunk(size_t n)
{
    size_t room = n > CHUNK_BYTES ? n : CHUNK_BYTES;
    struct arena_chunk *chunk =
        mem_resize_array(NULL, sizeof(struct arena_chunk) + room, 1);
    chunk->next = NULL;
    chunk->room = room;
    return chunk;
}

/** Make the current chunk one with room for @p n bytes. */
static void advance(struct arena *arena, size_t n)
{
    struct arena_chunk *next = arena->current ? arena->current->next : arena->first;
    if (!next || next->room < n) {
        struct arena_chunk *chunk = new_chunk(n);
        chunk->next = next;
        if (arena->current)
            arena->current->next = chunk;
        else
            arena->first = chunk;
        next = chunk;
    }
    arena->current = next;
    arena->used = 0;
}

char *arena_take(struct arena *arena, size_t n)
{
    if (!arena->current || arena->current->room - arena->used < n)
        advance(arena, n);
    char *at = arena->current->at + arena->used;
    arena->used += n;
    return at;
}

char *arena_copy(struct arena *arena, const char *at, size_t n)
{
    char *copy = arena_take(arena, n);
    if (n)
        memcpy(copy, at, n);
    return copy;
}

void arena_reset(struct arena *arena)
{
    struct arena_chunk *last = arena->first;
    for (size_t i = 1; last && i < CHUNKS_KEPT; i++)
        last = last->next;
    if (last) {
        free_chunks(last->next);
        last->next = NULL;
    }
    arena->current = NULL;
    arena->used = 0;
}
