/* What all headers of the binding share: linkage, visibility, and how XC_AUTO_ names are
 * made. */
#ifndef XAPIAN_C_API_H
#define XAPIAN_C_API_H

#include "base/macros.h"

#ifdef __cplusplus
#define XC_BEGIN extern "C" {
#define XC_END }
#else
#define XC_BEGIN
#define XC_END
#endif

/** Marks a function that the library exports; nothing else has this mark. */
#define XC_API __attribute__((visibility("default")))

/**
 * Define type##_auto_free(), which XC_AUTO_… variables call at the end of their scope.
 */
#define XC_DEFINE_AUTO_FREE(type)                                                        \
    static inline void type##_auto_free(struct type **handle)                            \
    {                                                                                    \
        type##_free(*handle);                                                            \
    }

#endif
