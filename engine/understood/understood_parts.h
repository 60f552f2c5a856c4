/* A query being read for places and times, between the files that do it. Private to engine/understood*.c. */
#ifndef ENGINE_UNDERSTOOD_UNDERSTOOD_PARTS_H
#define ENGINE_UNDERSTOOD_UNDERSTOOD_PARTS_H

#include "engine/understood/understood.h"
#include "text/analyse.h"

/** What a word has been taken for. */
enum word_use {
    WORD_FREE, /* 0: as words are to begin with */
    WORD_CLOSED, /* not to be read: an operator, a field, something excluded, a number that is no time */
    WORD_PLACE,
    WORD_TIME,
    WORD_BETWEEN /* an article, a preposition: says nothing by itself */
};

/** A day, a month or a year; 0 for what is not said. */
struct moment {
    int year, month, day;
};

/** From the beginning of one to the end of the other; year 0: open. */
struct understood_period {
    struct moment from, to;
};

/** A filter that words name. */
struct proposal {
    size_t first, after; /* words */
    bool is_certain;     /* there was more to go by than that it stands alone */
    bool
        says_all; /* the filter says as much as the words: a region's name, not a town's */
    region_set regions; /* of a place, else 0 */
    const char *
        name; /* of a place: to be shown beside its region's; NULL for the region's alone */
    struct understood_period period; /* of a time */
    bool is_number;                  /* of a department: says nothing as a word */
    date_day valid_at;               /* of « en vigueur », else DATE_NONE */
    struct str label;                /* of a time */
};

#define PROPOSALS_MAX 16
#define PLACES_MAX 16

struct query_reading {
    const struct index *index;
    const struct search_request *request;
    struct arena *arena;
    struct str text;
    struct token_list tokens;
    const struct token *
        *words;         /* the tokens that are no alternatives; word i is at position i */
    unsigned char *use; /* of each word, enum word_use */
    size_t n;           /* words */
    bool is_plain; /* no operator, quotes, brackets, field: any word can be taken out */
    bool is_wordy; /* words alone must be there, however they are joined */
    struct place places[PLACES_MAX]; /* names in the text, whatever they turn out to be */
    size_t n_places;
    struct proposal proposals[PROPOSALS_MAX];
    size_t n_proposals;
};

/** Whether word @p i is to be read and is, or may stand for, @p folded: « premier » stands for « 1er ». False beyond the ends. */
bool reading_is(const struct query_reading *r, size_t i, const char *folded);

/** Whether word @p i is to be read and in @p table, which ends with NULL. */
bool reading_is_in(const struct query_reading *r, size_t i, const char *const *table);

/** Whether one of the characters @p signs stands between word @p i and the one before it. */
bool reading_is_parted(const struct query_reading *r, size_t i, const char *signs);

/** Whether word @p i is the last, or followed by a place, a time or a sign that ends a clause. */
bool reading_ends_at(const struct query_reading *r, size_t i);

/** The number that word @p i is when it is written with @p digits digits and nothing else, or −1. */
int reading_number(const struct query_reading *r, size_t i, size_t digits);

/** Add @p proposal and mark its words, with the articles and prepositions before it, as @p use. False: no room. */
bool reading_propose(struct query_reading *r, const struct proposal *proposal,
                     enum word_use use);

/** Whether the place, named in the words, may be meant: not denied, not a street's name, not taken for something else. */
bool reading_may_mean(const struct query_reading *r, const struct place *place);

/** Find names of places, times, numbers of departments, in this order. */
void reading_find_places(struct query_reading *r);
void reading_find_times(struct query_reading *r);
void reading_find_departments(struct query_reading *r);
/** Names that are common words too, once all the rest is known. */
void reading_find_doubtful(struct query_reading *r);

/* Moments. */

/** Read the moment at word @p i, its year perhaps missing. @return how many words it takes, 0 for none. */
size_t moment_read(const struct query_reading *r, size_t i, struct moment *out);

/** Read the time at word @p i that has its year, or is told from today (« le mois dernier »): a moment or a part of a year.
 *  @return how many words it takes, 0 for none. */
size_t period_read(const struct query_reading *r, size_t i,
                   struct understood_period *out);

/** The day that the index stands at: when it was built, or its newest document where that is later. */
date_day moment_today(const struct index *index);

date_day moment_first(struct moment moment);
date_day moment_last(struct moment moment);

/** The moment of the same length just before or after. */
struct moment moment_next(struct moment moment, int step);

/** As the parameters want it ("2026-04"), and as readers do (« avril 2026 », without its year when @p year is false). */
struct str moment_value(struct moment moment, struct arena *arena);
struct str moment_label(struct moment moment, bool year, struct arena *arena);

/** What is between two moments, as readers say it. */
struct str period_label(struct understood_period period, struct arena *arena);

/** The days of @p period; DATE_NONE where it is open. */
struct date_range period_days(struct understood_period period);

#endif
