/* Finds the places, times and kinds that a query names. Places and times are proposed as
 * filters. When the query names nothing else, the documents are added to the results. */
#ifndef ENGINE_UNDERSTOOD_UNDERSTOOD_H
#define ENGINE_UNDERSTOOD_UNDERSTOOD_H

#include "base/arena.h"
#include "engine/index/index_parts.h"
#include "engine/plan/plan_about.h"
#include "engine/rank/rank.h"
#include "engine/request/request.h"
#include "engine/store/doc_set.h"
#include "engine/understood/proposal.h"

struct analyser;

/** The most periods of one query that documents are listed by. */
#define UNDERSTOOD_RANGES_MAX 8

/**
 * What the words of one query name. Its lists and texts are good as long as the arena
 * that understood_find() was given, the text of the request and the index.
 */
struct understood {
    /* The proposals. A filter that the request has already is not proposed. */
    struct search_understood *at;
    size_t n;
    /* The places, for planning. */
    struct plan_places places;
    /* The query names nothing but places, times and kinds, stop words apart. */
    bool is_all;
    /* When is_all: a bit for each kind that it names. Their documents are listed before
     * all others. */
    uint32_t kinds;
    /* At least one of the names is a name for another reason than standing alone.
     * (« sens » alone may be the town or the common word.) */
    bool is_certain;
    /* At least one of the names is more than the number of a department. */
    bool has_words;
    /* The query is words side by side, without any operator: a document must hold all. */
    bool is_plain;
    /* understood_list() has added documents. */
    bool is_listed;
    /* When is_listed: the results that are ranked by their words, valid as long as the
     * plan of understood_list(); the others are listed by date. Else NULL. */
    const struct doc_set *holding;
    /* The regions, periods and day that understood_list() lists documents by, those that
     * the request filters by included. DATE_NONE is an open end of a range. */
    region_set regions;
    struct date_range ranges[UNDERSTOOD_RANGES_MAX];
    size_t n_ranges;
    /* The day of « en vigueur »; else DATE_NONE. */
    date_day valid_at;
};

/**
 * Find the places and times in the text of @p request. The answer depends on the index
 * and the request alone, not on the clock: « cette année » and « en vigueur » are
 * relative to the day when the index was built, or to its newest document if that is
 * later.
 *
 * @param analyser   its last answer is overwritten.
 */
void understood_find(struct understood *out, const struct search_request *request,
                     const struct index *index, struct analyser *analyser,
                     struct arena *arena);

/**
 * When the query names nothing but places and times, add the documents of those places
 * and times to @p docs, the documents that match @p plan, and set `applied` in each
 * proposal. The documents of @p docs that hold only some of the words are taken out:
 * « bretagne avril 2026 » does not ask for all that speaks of Bretagne in 2026. A common
 * word that stands alone is such a name only if no document holds the word.
 *
 * @param[in,out] relaxed  whether @p docs matched by any of the words because no document
 *                         held most of them. False when documents were added.
 * @return @p docs, or what it became.
 */
struct set *understood_list(struct understood *understood, struct set *docs,
                            bool *relaxed, const struct plan *plan);

/**
 * The results of @p among that are ranked by the words, because they hold them. When no
 * documents were added, that is all of @p among, borrowed; else a new list in @p arena.
 */
struct doc_list understood_first(const struct understood *understood,
                                 const struct doc_list *among, struct arena *arena);

/**
 * Append the other results of @p among, newest first, to the @p n results at @p out,
 * which has room for @p room. Their score is 0.
 */
void understood_append(struct ranked *out, size_t *n, size_t room,
                       const struct understood *understood, const struct doc_list *among);

/**
 * Keep the proposals that lead somewhere: at least one document passes the filter and
 * holds the words that are asked with it. @p plan is that of the query as typed.
 */
void understood_drop_empty(struct understood *understood, const struct plan *plan);

#endif
