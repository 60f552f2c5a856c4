/* The means to assign regions and themes to records, in several threads. */
#ifndef INDEXER_ASSIGNING_H
#define INDEXER_ASSIGNING_H

#include <stddef.h>

#include "base/memory.h"
#include "engine/assign/assign.h"
#include "engine/vocabulary/vocabulary.h"
#include "text/analyse.h"

/** What one thread has of it. */
struct assigning_worker {
    const struct assigner *assigner; /* shared */
    struct analyser *analyser;       /* its own */
};

/** Held by value; assigning_open() before, assigning_close() after. */
struct assigning {
    struct assigner *assigner;
    struct assigning_worker *workers;
    size_t n;
};

/** For @p n threads. @p vocabulary is borrowed until assigning_close(). */
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
