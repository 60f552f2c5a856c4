/* A query while it is read for places and times: its words, what each was taken for, and
 * the names found. Private to engine/understood/understood*.c. */
#ifndef ENGINE_UNDERSTOOD_UNDERSTOOD_PARTS_H
#define ENGINE_UNDERSTOOD_UNDERSTOOD_PARTS_H

#include "engine/understood/understood.h"
#include "text/analyse.h"

/** What a word was taken for. */
enum word_use {
    /* For nothing so far. It is 0, so that a cleared list holds free words. */
    WORD_FREE,
    /* Not to be read: an operator, a field, an excluded word, or what only looks like a
     * time. */
    WORD_CLOSED,
    WORD_PLACE,
    WORD_TIME,
    /* An article or a preposition before a place or a time. It says nothing by itself. */
    WORD_BETWEEN,
    /* The name of a kind: « actualités ». */
    WORD_KIND
};

/** A day, a month or a year. What is not said is 0. */
struct moment {
    int year, month, day;
};

/** From the first day of `from` to the last day of `to`. Year 0 is an open end. */
struct understood_period {
    struct moment from, to;
};

/** A place or a time that words name. */
struct proposal {
    /* The first word, and the one after the last. */
    size_t first, after;
    /* The first word of the name itself, behind « en » or « région ». */
    size_t name_first;
    /* The place is a region or its people; else a town or a department. */
    bool is_region;
    /* Something beyond standing alone says that it is a name. */
    bool is_certain;
    /* The filter says as much as the words do, which may then be left out. A region's
     * name is such, a town's is not. */
    bool says_all;
    /* The regions of a place; 0 for a time. */
    region_set regions;
    /* The name of a place to show beside that of its region; NULL to show the region
     * alone. */
    const char *name;
    /* When a time is not « en vigueur ». */
    struct understood_period period;
    /* It is the number of a department, which tells nothing as a word. */
    bool is_number;
    /* The day of « en vigueur »; else DATE_NONE. */
    date_day valid_at;
    /* The French text of a time. */
    struct str label;
};

/** The most proposals and the most names of places that are read in one query. */
#define PROPOSALS_MAX 16
#define PLACES_MAX 16

/** All of it is good until the arena is freed or the analyser is run again. */
struct query_reading {
    const struct index *index;
    const struct search_request *request;
    struct arena *arena;
    /* Of the request. */
    struct str text;
    struct token_list tokens;
    /* The n tokens that are no alternatives. Word i is at position i. */
    const struct token **words;
    /* What each word was taken for, an enum word_use. */
    unsigned char *use;
    size_t n;
    /* The query has no operator, quotes, brackets or field, so that any word of it can be
     * left out. */
    bool is_plain;
    /* The query has only words, however they are joined: none is excluded, quoted or
     * asked for in a field. */
    bool is_wordy;
    /* The names of places in the text, meant or not. */
    struct place places[PLACES_MAX];
    size_t n_places;
    /* In the order in which they were found. */
    struct proposal proposals[PROPOSALS_MAX];
    size_t n_proposals;
    /* A bit for each kind that words marked WORD_KIND name. */
    uint32_t kinds;
};

/**
 * Whether word @p i is free and is @p folded, or has it as an alternative: « premier » is
 * also « 1er ». False when there is no word @p i.
 */
bool reading_is(const struct query_reading *r, size_t i, const char *folded);

/** Whether word @p i is free and in @p table, which ends with NULL. */
bool reading_is_in(const struct query_reading *r, size_t i, const char *const *table);

/**
 * Whether one of the characters @p signs stands between word @p i and the one before it.
 * @p i may be the number of words; what counts is then the text after the last one.
 */
bool reading_is_parted(const struct query_reading *r, size_t i, const char *signs);

/**
 * Whether word @p i is the last one, or is followed by a place, a time or a sign that
 * ends a clause.
 */
bool reading_ends_at(const struct query_reading *r, size_t i);

/**
 * The number that word @p i is when it is free and is exactly @p digits digits; else −1.
 */
int reading_number(const struct query_reading *r, size_t i, size_t digits);

/**
 * Add a copy of @p proposal and mark its words as @p use. Articles and prepositions
 * before it are marked as WORD_BETWEEN and become part of it.
 *
 * @return false when there is no room for one more.
 */
bool reading_propose(struct query_reading *r, const struct proposal *proposal,
                     enum word_use use);

/**
 * Whether @p place may be meant: its words are free, it is not negated and not the name
 * of a street.
 */
bool reading_may_mean(const struct query_reading *r, const struct place *place);

/**
 * The four searches, in the order in which they are run: names that mean places, times,
 * numbers of departments and, now that the rest is known, names that are common words
 * too.
 */
void reading_find_places(struct query_reading *r);
void reading_find_times(struct query_reading *r);
void reading_find_departments(struct query_reading *r);
void reading_find_doubtful(struct query_reading *r);

/** Mark the words left free that name kinds. */
void reading_find_kinds(struct query_reading *r);

/* Moments. */

/**
 * Read the moment that begins at word @p i: a day, a month or a year. Its year, or all
 * but the day, may be missing (« du 3 au 15 mars »).
 *
 * @return the number of its words, 0 for none.
 */
size_t moment_read(const struct query_reading *r, size_t i, struct moment *out);

/**
 * Read the time that begins at word @p i: a moment or a part of a year. It must have its
 * year, or be told relative to today (« le mois dernier »).
 *
 * @return the number of its words, 0 for none.
 */
size_t period_read(const struct query_reading *r, size_t i,
                   struct understood_period *out);

/**
 * The day that counts as today: when the index was built, or the day of its newest
 * document if that is later.
 */
date_day moment_today(const struct index *index);

/** The first and the last day of a moment. */
date_day moment_first(struct moment moment);
date_day moment_last(struct moment moment);

/** The moment of the same length that is @p step days, months or years later. */
struct moment moment_next(struct moment moment, int step);

/** The moment as a parameter has it, "2026-04", in @p arena. */
struct str moment_value(struct moment moment, struct arena *arena);
/** In French, in @p arena: « avril 2026 », or without its year if @p year is false. */
struct str moment_label(struct moment moment, bool year, struct arena *arena);

/** A period without an open end in French, in @p arena: « de janvier à mars 2026 ». */
struct str period_label(struct understood_period period, struct arena *arena);

/** The first and the last day of @p period. DATE_NONE is an open end. */
struct date_range period_days(struct understood_period period);

#endif
