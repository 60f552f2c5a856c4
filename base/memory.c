/* The only place of ours that calls malloc(), calloc(), realloc() and free(). */
#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void mem_exhausted(void)
{
    (void)fputs("inffo-search: out of memory\n", stderr);
    abort();
}

void *mem_new(size_t n)
{
    return mem_new_array(1, n);
}

void *mem_new_array(size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        mem_exhausted();
    void *p = calloc(count ? count : 1, size ? size : 1);
    if (!p)
        mem_exhausted();
    return p;
}

void *mem_resize_array(void *p, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        mem_exhausted();
    size_t n = count * size;
    void *q = realloc(p, n ? n : 1);
    if (!q)
        mem_exhausted();
    return q;
}

void *mem_grow(void *p, size_t *room, size_t size, size_t wanted, size_t first)
{
    *room = mem_room(*room, wanted, first);
    return mem_resize_array(p, *room, size);
}

void mem_free(void *p)
{
    free(p);
}

char *mem_copy_string(const char *at, size_t n)
{
    if (n == SIZE_MAX)
        mem_exhausted();
    char *copy = mem_new(n + 1);
    if (n)
        memcpy(copy, at, n);
    return copy;
}
