/* Key figures: the answer to a question that asks for a figure. */
#ifndef ENGINE_CARD_CARD_H
#define ENGINE_CARD_CARD_H

#include "base/arena.h"
#include "base/date.h"
#include "engine/figures/figure_unit.h"
#include "engine/index/documents.h"
#include "engine/request/request.h"

struct plan;
struct plan_places;

/** A figure as a document gives it. Texts are as printed, UTF-8, and may be empty. */
struct card_figure {
    /* 0 for the country. */
    region_set regions;
    /* « Bretagne », « France ». */
    struct str place;
    struct str value, unit, period;
    /* The value in units: « 46 » M€ is 46e6. */
    double number;
    /* Half a step of the last digit of the value, likewise. */
    double half_step;
    int n_decimals;
    /* The days that the figure is of; DATE_NONE when that is not known. */
    date_day from, to;
    /* The document that it is from: as its own figure, or as that beside it. */
    uint32_t docid;
    struct str id, title, source, doubt;
    /* The line of the document that the figure stands in. */
    struct str row;
    /* The file that the document was read from, and its lines; 0 when unknown. */
    struct str file;
    uint32_t lines[2];
    /* The day of publication of the document. */
    date_day published;
};

/** The change from an earlier figure of the same place. */
struct card_change {
    bool is_known;
    /* In points for rates, in per cent for all others. */
    double number;
    /* « +0,2 point », « −7,3 % », « stable ». */
    struct str text;
    /* The earlier value as printed, and its period. */
    struct str from_value, from_period;
    /* The change as the source prints it; empty when it prints none. */
    struct str printed;
};

struct card_list {
    const struct card_figure *at;
    size_t n;
};

/**
 * The answer. It is good as long as the arena of the plan and the index.
 */
struct figure_card {
    /* What is counted, as the main figure's document calls it. */
    struct str label;
    enum figure_kind kind;
    /* The words to search for the same elsewhere: this and the name of a place. */
    struct str words;
    /* The regions that were asked for, by words or by the filter; 0 for none. */
    region_set asked;
    /* The label names a smaller place than the region of the main figure. */
    bool is_of_town;
    /* The country was asked for, or no place. */
    bool asks_country;
    /* The figure to show first; NULL when only those of other places are known. */
    const struct card_figure *main;
    struct card_change change;
    /* The country's figure; NULL when there is none, or when it is the main one. */
    const struct card_figure *national;
    /* The country's number can be drawn beside those of regions. */
    bool is_comparable;
    /* The same place at several periods, the earliest first; none when there is only
     * one. */
    struct card_list history;
    /* One figure for each region that has one, the greatest first: of the period of the
     * main figure, or else the latest. */
    struct card_list regions;
    /* The regions that have none. */
    region_set without;
    /* The other figures printed for the place and period of the main one. */
    struct card_list rivals;
    /* What was asked for and is not there, a sentence in French: « Aucun chiffre pour la
     * Corse. » Empty when nothing is missing. */
    struct str missing;
    /* What is doubtful or contradicts itself, sentences in French. */
    const struct str *notes;
    size_t n_notes;
};

/**
 * Find the figure that the words of @p plan ask for.
 *
 * @param places  those that the words name.
 * @return NULL when they ask for something else, or when @p request is for a later page,
 *         or filters by more than regions. Otherwise in the plan's arena.
 */
const struct figure_card *figure_card_find(const struct plan *plan,
                                           const struct plan_places *places,
                                           const struct search_request *request);

/** The most figures of figure_cards_newest(). */
#define CARDS_NEWEST_MAX 12U

/**
 * Find at most @p most figures of different series, the newest first.
 *
 * @param[out] out  cards with label, kind, words, main and national figure; the main one
 *                  is that of the newest document. In @p arena, where the documents are
 *                  read too.
 * @return how many, at most CARDS_NEWEST_MAX.
 */
size_t figure_cards_newest(struct figure_card *out, size_t most,
                           struct documents *documents, struct arena *arena);

/** Whether both are of the same days. */
static inline bool card_same_period(const struct card_figure *a,
                                    const struct card_figure *b)
{
    return a->from == b->from && a->to == b->to;
}

#endif
