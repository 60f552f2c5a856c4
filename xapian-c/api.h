/* What all headers of the binding share: linkage, visibility, and the making of XC_AUTO_ names. */
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

/** Stands before each function that the library exports, and before nothing else. */
#define XC_API __attribute__((visibility("default")))

/** Defines type##_auto_free(), which XC_AUTO_… variables call when they leave their scope. */
#define XC_DEFINE_AUTO_FREE(type)                                                        \
    static inline void type##_auto_free(struct type **handle)                            \
    {                                                                                    \
        type##_free(*handle);                                                            \
    }

#endif
