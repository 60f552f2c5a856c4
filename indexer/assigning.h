/* The means to assign regions and themes to records. */
#ifndef INDEXER_ASSIGNING_H
#define INDEXER_ASSIGNING_H

#include "engine/assign.h"
#include "engine/vocabulary.h"
#include "text/analyse.h"

/** Held by value; assigning_open() before, assigning_close() after. */
struct assigning {
    struct analyser *analyser;
    struct assigner *assigner;
};

/** @p vocabulary is borrowed until assigning_close(). */
static inline void assigning_open(struct assigning *assigning,
                                  const struct vocabulary *vocabulary)
{
    assigning->analyser = vocabulary_analyser_new(vocabulary);
    assigning->assigner = assigner_new(vocabulary);
}

static inline void assigning_close(struct assigning *assigning)
{
    assigner_free(assigning->assigner);
    analyser_free(assigning->analyser);
    *assigning = (struct assigning){NULL, NULL};
}
#define AUTO_ASSIGNING CLEANUP(assigning_close) struct assigning

#endif
