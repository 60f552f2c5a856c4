/* What the threads of a run need to assign regions and themes to records. */
#ifndef INDEXER_ASSIGNING_H
#define INDEXER_ASSIGNING_H

#include <stddef.h>

#include "base/memory.h"
#include "engine/assign/assign.h"
#include "engine/vocabulary/vocabulary.h"
#include "text/analyse.h"

/** What one thread uses. */
struct assigning_worker {
    /* Shared by all threads. */
    const struct assigner *assigner;
    /* Used by this thread only. */
    struct analyser *analyser;
};

/** Held by value; call assigning_open() before its use and assigning_close() after it. */
struct assigning {
    struct assigner *assigner;
    struct assigning_worker *workers;
    size_t n;
};

/** Prepare for @p n threads. @p vocabulary is borrowed until assigning_close(). */
static inline void assigning_open(struct assigning *assigning,
                                  const struct vocabulary *vocabulary, size_t n)
{
    assigning->assigner = assigner_new(vocabulary);
    assigning->workers = mem_new_array(n, sizeof *assigning->workers);
    assigning->n = n;
    for (size_t i = 0; i < n; i++)
        assigning->workers[i] = (struct assigning_worker){
            assigning->assigner, vocabulary_analyser_new(vocabulary)};
}

static inline void assigning_close(struct assigning *assigning)
{
    for (size_t i = 0; i < assigning->n; i++)
        analyser_free(assigning->workers[i].analyser);
    mem_free(assigning->workers);
    assigner_free(assigning->assigner);
    *assigning = (struct assigning){NULL, NULL, 0};
}
#define AUTO_ASSIGNING CLEANUP(assigning_close) struct assigning

#endif
