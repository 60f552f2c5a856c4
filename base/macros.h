/* The compiler attributes that the project uses, each behind one name. */
#ifndef BASE_MACROS_H
#define BASE_MACROS_H

/** The caller must look at the result. */
#define MUST_CHECK __attribute__((warn_unused_result))

/** The function reads its arguments as printf() does; argument @p n is the format, from
 *  1. */
#define PRINTF_LIKE(n, first) __attribute__((format(printf, n, first)))

/** The variable has no value until it is written. Hardened builds clear all other
 *  variables first, which costs too much for an array in an inner loop. */
#define UNINITIALIZED __attribute__((uninitialized))

/** Call @p function with the variable's address when the variable leaves its scope. */
#define CLEANUP(function) __attribute__((cleanup(function)))

/** Yield pointer @p p and leave NULL behind, so that its AUTO_… declaration frees
 *  nothing. */
#define TAKE(p)                                                                          \
    __extension__({                                                                      \
        __typeof__(p) take_value = (p);                                                  \
        (p) = NULL;                                                                      \
        take_value;                                                                      \
    })

/** Call a MUST_CHECK function where nothing can be done about a failure. */
#define IGNORE(call)                                                                     \
    do {                                                                                 \
        if (call) {                                                                      \
        }                                                                                \
    } while (0)

/** The number of elements of array @p a. */
#define COUNT_OF(a) (sizeof(a) / sizeof((a)[0]))

/** 1 in a program with a sanitizer of addresses or threads, which reserves terabytes of
 *  addresses and writes what it finds: a process with limits must leave it both. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

#endif
