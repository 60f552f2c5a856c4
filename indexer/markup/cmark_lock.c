/* Holds the one mutex of all that parses with cmark-gfm. */
#include "indexer/markup/cmark_lock.h"

#include <pthread.h>

static pthread_mutex_t parsing = PTHREAD_MUTEX_INITIALIZER;

void cmark_lock(void)
{
    (void)pthread_mutex_lock(&parsing);
}

void cmark_unlock(void)
{
    (void)pthread_mutex_unlock(&parsing);
}
