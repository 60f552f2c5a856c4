/* Memory. When there is none left, the process ends with a message, so no caller tests
 * for NULL. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

#include "base/macros.h"

/** @p n bytes, zeroed. Never NULL. Freed with mem_free(). */
void *mem_new(size_t n);

/** @p count elements of @p size bytes, zeroed; a product that overflows ends the
 *  process. */
void *mem_new_array(size_t count, size_t size);

/** Grow or shrink @p p to @p count elements of @p size bytes; new bytes are not set. */
void *mem_resize_array(void *p, size_t count, size_t size);

/**
 * Make sure that the growing array @p array has room for @p wanted elements. The variable
 * @p room, a size_t, says how many it has room for: it starts at @p first (or @p wanted,
 * if that is more) and doubles at least, so that adding one by one costs few copies. New
 * elements are not set. The array's own type gives the size of an element.
 *
 *     MEM_GROW(list->at, list->n + 1, list->room, 16);
 *     list->at[list->n++] = element;
 */
#define MEM_GROW(array, wanted, room, first)                                             \
    do {                                                                                 \
        if ((wanted) > (room))                                                           \
            (array) = mem_grow((array), &(room), sizeof *(array), (wanted), (first));    \
    } while (0)

/** To how many elements an array grows that has room for @p room and needs @p wanted. */
static inline size_t mem_room(size_t room, size_t wanted, size_t first)
{
    size_t more = room ? room * 2 : first; /* twice too much to double is less */
    return more > wanted ? more : wanted;
}

/** What MEM_GROW() does when @p room elements of @p size bytes are not enough. */
void *mem_grow(void *p, size_t *room, size_t size, size_t wanted, size_t first);

/** Free what the functions above returned. NULL is allowed. */
void mem_free(void *p);

/** End the process as the functions above do: to be called when a library could not
 *  allocate memory. */
_Noreturn void mem_exhausted(void);

/** A new copy of the @p n bytes at @p at with a zero byte after them. */
char *mem_copy_string(const char *at, size_t n);

#endif
