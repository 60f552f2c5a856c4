/* Places and times in the words of a query: proposed as filters, and listed by where there is nothing else. */
#ifndef ENGINE_UNDERSTOOD_UNDERSTOOD_H
#define ENGINE_UNDERSTOOD_UNDERSTOOD_H

#include <roaring/roaring.h>

#include "base/arena.h"
#include "engine/index/index_parts.h"
#include "engine/match/filter.h"
#include "engine/rank/rank.h"
#include "engine/request/request.h"
#include "engine/understood/proposal.h"

struct analyser;

#define UNDERSTOOD_RANGES_MAX 8

/** What the words of one query name. Texts and lists in the arena that understood_find() was given. */
struct understood {
    struct search_understood
        *at; /* what is proposed; what the request filters by already is left out */
    size_t n;
    /* The rest is of the documents that understood_list() gives, filtered by already or not. */
    bool is_all; /* no other word of the query has a say */
    bool
        is_certain; /* not only because they stand alone are the words places: « sens » */
    bool has_words; /* something but numbers of departments */
    bool is_plain;  /* the words stand side by side: all of them are asked for */
    bool is_listed; /* understood_list() added documents */
    roaring_bitmap_t *
        holding; /* those that hold the words, when it did; freed by understood_release() */
    region_set regions;
    struct date_range ranges[UNDERSTOOD_RANGES_MAX]; /* DATE_NONE: open */
    size_t n_ranges;
    date_day valid_at;
};

/**
 * Read the places and times of @p request's text. The answer depends on the index and the request alone: what is said
 * relative to today (« cette année », « en vigueur ») is relative to the day the index was built.
 */
void understood_find(struct understood *out, const struct search_request *request,
                     const struct index *index, struct analyser *analyser,
                     struct arena *arena);

/**
 * Where the query names nothing but places and times, the documents of those are results too: add them to @p docs, which
 * match @p plan, and say so in understood->at[].applied. Those of @p docs that hold only some of the words are taken out:
 * « bretagne avril 2026 » is not all that speaks of Bretagne in 2026. @p relaxed is then false.
 */
void understood_list(struct understood *understood, roaring_bitmap_t *docs, bool *relaxed,
                     const struct plan *plan);
void understood_release(struct understood *understood);
#define AUTO_UNDERSTOOD CLEANUP(understood_release) struct understood

/** Of the results @p among those that are ranked by the words: the ones that hold them; all where nothing was listed. */
struct filtered understood_first(const struct understood *understood,
                                 const struct filtered *among, struct arena *arena);

/** Put the other results after the @p n at @p out, newest first, up to @p room. */
void understood_append(struct ranked *out, size_t *n, size_t room,
                       const struct understood *understood, const struct filtered *among);

#endif
