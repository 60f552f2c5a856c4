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

/** Free what the functions above returned. NULL is allowed. */
void mem_free(void *p);

/** End the process as the functions above do: to be called when a library could not
 *  allocate memory. */
_Noreturn void mem_exhausted(void);

/** A new copy of the @p n bytes at @p at with a zero byte after them. */
char *mem_copy_string(const char *at, size_t n);

#endif
